"""Links: every view that a page or a line of code leads to exists, with the parts it asks for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from flask import Flask

from tests.architecture.reading import ROOT, own_code, repository_files

# Functions of ours that take the name of a view first.
LEADING = {"url_for", "redirect_to", "link_to"}
IN_TEMPLATE = re.compile(r"\burl_for\(\s*[\"']([\w.]+)[\"']")
SECOND = {"redirect_inside", "pagination"}
NAMED = re.compile(r"[a-z_]+\.[a-z_]+")


# What programs ask for, what an address leads to that is printed, and names that are put together.
REACHED_OTHERWISE = {
    "static",
    "home.health",
    "home.ready",
    "home.robots",
    "challenges.call_file",
    "datasets.new_from_address",
}


def _in_code() -> Iterator[tuple[str, str]]:
    for module in own_code():
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func).rpartition(".")[2]
            place = 0 if called in LEADING else 1 if called in SECOND else None
            if place is None or len(node.args) <= place:
                continue
            for name in _texts(node.args[place]):
                yield f"{module.path}:{node.lineno}", name


def _texts(node: ast.expr) -> Iterator[str]:
    """The names that an argument may be: one, or either side of a condition."""
    for inner in ast.walk(node):
        text = inner.value if isinstance(inner, ast.Constant) else None
        if isinstance(text, str) and NAMED.fullmatch(text):
            yield text


def _in_templates() -> Iterator[tuple[str, str]]:
    for path in repository_files():
        if path.startswith("templates/"):
            text = (ROOT / path).read_text(encoding="utf-8")
            yield from ((path, found) for found in IN_TEMPLATE.findall(text))


@pytest.mark.parametrize("links", [_in_code, _in_templates])
def test_every_named_view_exists(app: Flask, links: object) -> None:
    found = list(links())  # type: ignore[operator]  # one of the two readers
    assert len(found) > 50
    known = set(app.view_functions)
    assert [(place, name) for place, name in found if name not in known] == []


def test_every_page_can_be_reached(app: Flask) -> None:
    """A page that nothing leads to is seen by nobody."""
    named = {name for _place, name in (*_in_code(), *_in_templates())} | _all_words()
    pages = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.rule.startswith("/api/")
    }
    assert pages - named - REACHED_OTHERWISE == set()


def _all_words() -> set[str]:
    """Every name of a view that is written anywhere in code or templates as a text."""
    words: set[str] = set()
    for path in repository_files():
        if path.startswith(("hackathon/", "templates/")) and path.endswith((".py", ".html")):
            text = (ROOT / path).read_text(encoding="utf-8")
            words |= set(re.findall(r"[\"']([a-z_]+\.[a-z_]+)[\"']", text))
    return words
