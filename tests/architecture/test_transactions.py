"""Writes and time: one place commits, one place knows what time it is."""

from __future__ import annotations

import re

import pytest

from tests.architecture.reading import Module, modules, own_code

COMMITS = re.compile(r"\.(?:commit|begin|begin_nested)$")
COPIES_A_FORM = re.compile(r"(?:^|\.)populate_obj$")
WALL_CLOCKS = re.compile(
    r"(?:^|\.)(?:datetime\.(?:now|utcnow|today)|date\.today|time\.(?:time|time_ns|localtime|gmtime))$"
)
CLOCK_OF_THE_DATABASE = re.compile(
    r"(?:^|\.)func\.(?:now|current_timestamp|current_date|localtimestamp|sysdate|datetime)$"
)
COMMITTER = "hackathon/db.py"
CLOCK = "hackathon/clock.py"


def _mentions(pattern: re.Pattern[str], *, but: str = "") -> list[str]:
    return [
        f"{module.path}:{line} {name}"
        for module in own_code()
        if module.path != but
        for name, line in module.mentions()
        if pattern.search(name)
    ]


def _module(path: str) -> Module:
    return next(module for module in modules(path) if module.path == path)


def test_only_the_writing_unit_commits() -> None:
    assert _mentions(COMMITS, but=COMMITTER) == []
    assert any(COMMITS.search(name) for name, _line in _module(COMMITTER).calls())


def test_no_form_is_copied_onto_a_row() -> None:
    assert _mentions(COPIES_A_FORM) == []


def test_only_the_clock_knows_the_time() -> None:
    assert _mentions(WALL_CLOCKS, but=CLOCK) == []
    assert any(WALL_CLOCKS.search(name) for name, _line in _module(CLOCK).calls())


def test_no_column_asks_the_database_for_the_time() -> None:
    assert _mentions(CLOCK_OF_THE_DATABASE) == []


@pytest.mark.parametrize(
    ("pattern", "bad"),
    [
        (COMMITS, "db.session.commit"),
        (COMMITS, "engine.begin"),
        (COPIES_A_FORM, "form.populate_obj"),
        (WALL_CLOCKS, "datetime.now"),
        (WALL_CLOCKS, "datetime.datetime.utcnow"),
        (WALL_CLOCKS, "time.time"),
        (CLOCK_OF_THE_DATABASE, "func.now"),
    ],
)
def test_a_bypass_would_be_seen(pattern: re.Pattern[str], bad: str) -> None:
    assert pattern.search(bad)


@pytest.mark.parametrize("good", ["clock.now", "time.monotonic", "record.beginning", "datetime"])
def test_what_is_allowed_is_not_taken_for_a_bypass(good: str) -> None:
    patterns = (COMMITS, COPIES_A_FORM, WALL_CLOCKS, CLOCK_OF_THE_DATABASE)
    assert not any(pattern.search(good) for pattern in patterns)
