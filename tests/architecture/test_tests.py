"""Tests: they mirror the package, read as sentences, and neither wait nor pretend."""

from __future__ import annotations

import ast
import re

from tests.architecture.reading import ROOT, modules

ROOMS = {
    *("architecture", "browser", "domain", "factories", "gateways", "jobs", "migrations"),
    *("presentation", "races", "recorded", "web"),
}
WAITS = re.compile(r"(?:^|\.)(?:sleep|wait_for_timeout)$")
PRETENDS = re.compile(r"(?:unittest\.mock|mock|pytest_mock|responses|requests_mock)(?:\..+)?")


WALKS = {"bad_input"}  # asks every form of the floor the same questions


def _folders(place: str) -> set[str]:
    return {path.name for path in (ROOT / place).iterdir() if (path / "__init__.py").exists()}


def test_tests_lie_in_the_rooms_of_the_package() -> None:
    rooms = {
        module.path.split("/")[1] for module in modules("tests/") if module.path.count("/") > 1
    }
    assert {"architecture", "domain"} <= rooms
    assert rooms - ROOMS == set()


def test_tests_of_a_floor_lie_under_the_names_of_its_features() -> None:
    for floor in ("domain", "web"):
        tested = {
            module.path.split("/")[2]
            for module in modules(f"tests/{floor}/")
            if module.path.count("/") > 2
        }
        assert tested - _folders(f"hackathon/{floor}") - WALKS == set(), floor


def test_no_test_waits_for_time_to_pass() -> None:
    waiting = [
        f"{module.path}:{line} {name}"
        for module in modules("tests/")
        for name, line in module.calls()
        if WAITS.search(name)
    ]
    assert waiting == []


def test_no_test_pretends() -> None:
    pretending = [
        f"{module.path}:{line} {name}"
        for module in modules("tests/")
        for name, line in module.imports()
        if PRETENDS.fullmatch(name)
    ]
    assert pretending == []


def test_names_of_tests_are_sentences() -> None:
    names = {
        f"{module.path}:{node.name}": node.name
        for module in modules("tests/")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }
    assert len(names) > 50
    short = [
        place
        for place, name in names.items()
        if name.count("_") < 3 and not name.startswith("test_no_") and name != "test_config"
    ]
    assert short == []
