"""Settings: each has a default and a line in docs/settings.md, and no line is about nothing."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields

from config import Config
from tests.architecture.reading import ROOT

SPELLED_OTHERWISE = {"debug": "FLASK_DEBUG"}
LINE = re.compile(r"^\|\s*`([A-Z][A-Z0-9_]+)`", re.MULTILINE)


def _settings() -> set[str]:
    return {SPELLED_OTHERWISE.get(one.name, one.name.upper()) for one in fields(Config)}


def _documented() -> list[str]:
    return LINE.findall((ROOT / "docs/settings.md").read_text(encoding="utf-8"))


def test_each_setting_has_a_line_in_the_documentation() -> None:
    assert _settings() - set(_documented()) == set()


def test_each_line_of_the_documentation_is_about_a_setting() -> None:
    assert set(_documented()) - _settings() == set()


def test_no_setting_is_documented_twice() -> None:
    documented = _documented()
    assert len(documented) == len(set(documented))


def test_each_setting_has_a_default() -> None:
    lacking = [
        one.name
        for one in fields(Config)
        if one.default is MISSING and one.default_factory is MISSING
    ]
    assert lacking == []
