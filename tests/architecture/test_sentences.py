"""Nothing is left without words or hands: rules, letters and jobs."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from enum import StrEnum

from flask import Flask

from hackathon.jobs import schedule
from hackathon.jobs.handlers import load_all
from hackathon.jobs.letters import known_letters
from hackathon.jobs.registry import handlers
from hackathon.web.kit.messages import has_sentence
from tests.architecture.reading import Module, modules

# The rules by which marks become a ranking; nobody breaks them.
RANKS = {"RankingRule", "TieRule"}
# Leaves what repeats: the kinds that are registered with a period.
SCHEDULE = "hackathon/jobs/schedule.py"
# Arguments of `enqueue` that say when and how often, and are not given to the handler.
ABOUT_THE_JOB = {"run_at", "key"}


def _enums() -> Iterator[type[StrEnum]]:
    """Every enum of the domain."""
    for module in modules("hackathon/domain/"):
        name = module.path.removesuffix(".py").replace("/", ".")
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef):
                found = getattr(importlib.import_module(name), node.name)
                yield from (found,) if issubclass(found, StrEnum) else ()


def _broken() -> set[str]:
    """The enums that broken rules are taken from, as they are written: `TeamRule.FULL`."""
    found = set()
    for _module, call in _calls("RuleBroken"):
        enum, _dot, member = ast.unparse(call.args[0]).partition(".")
        found |= {enum} if member.isupper() else set()
    assert len(found) > 5
    return found


def test_every_rule_that_can_be_broken_has_a_sentence(app: Flask) -> None:
    assert app.blueprints
    broken = _broken()
    rules = [enum for enum in _enums() if enum.__name__ in broken or _is_named_a_rule(enum)]
    assert {enum.__name__ for enum in rules} >= broken
    silent = [
        f"{enum.__name__}.{one.name}" for enum in rules for one in enum if not has_sentence(one)
    ]
    assert silent == []


def _is_named_a_rule(enum: type[StrEnum]) -> bool:
    return enum.__name__.endswith("Rule") and enum.__name__ not in RANKS


def _calls(called: str) -> Iterator[tuple[Module, ast.Call]]:
    for module in modules("hackathon/"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(called):
                yield module, node


def _named(module: Module, node: ast.expr) -> str | None:
    """The text of an argument: written there, or a constant that a module names."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    path = module.path.removesuffix(".py").replace("/", ".")
    value = getattr(importlib.import_module(path), ast.unparse(node), None)
    return value if isinstance(value, str) else None


def _letters() -> Iterator[tuple[str, str]]:
    """Every letter that is posted by name, also by a function that hands the name on."""
    forwarding = {"post_letter"}
    for module in modules("hackathon/"):
        for function in module.functions():
            first = function.args.args[0].arg if function.args.args else ""
            if first == "letter":
                forwarding.add(function.name)
        yield from (
            (module.path, value.value)
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Assign) and "LETTER_OF" in ast.unparse(node.targets[0])
            for value in ast.walk(node.value)
            if isinstance(value, ast.Constant) and isinstance(value.value, str)
        )
    for name in sorted(forwarding):
        for module, call in _calls(name):
            if call.args and isinstance(call.args[0], ast.Constant):
                yield f"{module.path}:{call.lineno}", str(call.args[0].value)


def test_every_letter_that_is_posted_can_be_written() -> None:
    load_all()
    posted = list(_letters())
    assert len(posted) > 10
    assert [(place, name) for place, name in posted if name not in known_letters()] == []


def test_every_letter_that_can_be_written_is_posted() -> None:
    load_all()
    assert known_letters() - {name for _place, name in _letters()} == set()


def test_every_job_has_hands_that_take_what_it_brings() -> None:
    load_all()
    faults, seen = [], set()
    for module, call in _calls("enqueue"):
        if module.path == SCHEDULE:
            seen |= set(schedule._periods)
            continue
        kind = _named(module, call.args[0])
        place = f"{module.path}:{call.lineno}"
        if kind is None or kind not in handlers():
            faults.append((place, ast.unparse(call.args[0])))
            continue
        seen.add(kind)
        wanted = inspect.signature(handlers()[kind]).parameters
        takes_all = any(one.kind is one.VAR_KEYWORD for one in wanted.values())
        brought = {word.arg for word in call.keywords if word.arg} - ABOUT_THE_JOB
        if not takes_all and brought != set(wanted):
            faults.append((place, f"{sorted(brought)} for {sorted(wanted)}"))
    assert faults == []
    assert set(handlers()) - seen == set()
