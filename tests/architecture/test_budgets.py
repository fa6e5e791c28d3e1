"""Budgets: a file, a function and a view stay small enough to be read at once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

from tests.architecture.reading import ROOT, Function, modules, own_code, repository_files

FILE_LINES = 400
FUNCTION_LINES = 40
NINE_OF_TEN_FUNCTIONS = 25
VIEW_LINES = 20
READ_BY_PEOPLE = frozenset({".py", ".html", ".css", ".js", ".txt", ".typ"})
# Written by tools or kept as they were received.
NOT_WRITTEN_HERE = ("requirements", "tests/recorded/", "migrations/versions/")
ROUTES = frozenset({"route", "get", "post", "put", "patch", "delete"})


def _length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _is_view(function: Function) -> bool:
    return any(
        isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Attribute)
        and decorator.func.attr in ROUTES
        for decorator in function.decorator_list
    )


def _views() -> Iterator[tuple[str, Function]]:
    for module in modules("hackathon/web/"):
        for function in module.functions():
            if _is_view(function):
                yield module.path, function


def test_no_file_is_longer_than_its_budget() -> None:
    lengths = {
        name: len((ROOT / name).read_text(encoding="utf-8").splitlines())
        for name in repository_files()
        if Path(name).suffix in READ_BY_PEOPLE and not name.startswith(NOT_WRITTEN_HERE)
    }
    assert len(lengths) > 20
    assert {name: lines for name, lines in lengths.items() if lines > FILE_LINES} == {}


def test_no_function_is_longer_than_its_budget() -> None:
    lengths = {
        f"{module.path}:{function.lineno} {function.name}": _length(function)
        for module in own_code()
        for function in module.functions()
    }
    assert len(lengths) > 50
    assert {name: lines for name, lines in lengths.items() if lines > FUNCTION_LINES} == {}


def test_nine_of_ten_functions_are_short() -> None:
    lengths = [_length(function) for module in own_code() for function in module.functions()]
    assert quantiles(lengths, n=10)[-1] <= NINE_OF_TEN_FUNCTIONS


def test_no_view_is_longer_than_its_budget() -> None:
    lengths = {
        f"{path}:{function.lineno} {function.name}": _length(function)
        for path, function in _views()
    }
    assert lengths, "no view was found"
    assert {name: lines for name, lines in lengths.items() if lines > VIEW_LINES} == {}


def test_a_function_too_long_would_be_seen() -> None:
    function = ast.parse("def long():\n" + "    pass\n" * FUNCTION_LINES).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert _length(function) == FUNCTION_LINES + 1
