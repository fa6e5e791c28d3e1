"""A plugin of the full run: where everything is required, a skipped engine or browser fails."""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import Any

import pytest

NEEDED = ("postgresql", "browser")
REQUIRED = os.environ.get("REQUIRE_ALL") == "1"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure when the machine was to have everything."""
    report = yield
    needs = [name for name in NEEDED if item.get_closest_marker(name)]
    if REQUIRED and needs and report.skipped and call.excinfo is not None:
        report.outcome = "failed"
        report.longrepr = f"needs {', '.join(needs)}, which is required here: {call.excinfo.value}"
    elif needs and report.skipped:
        report.keywords["skipped_for_want"] = needs[0]
    return report


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly what was not tried for want of a browser or a server."""
    skipped = terminalreporter.stats.get("skipped", [])
    wanting = [
        report.keywords["skipped_for_want"]
        for report in skipped
        if "skipped_for_want" in getattr(report, "keywords", {})
    ]
    for need in NEEDED:
        if count := wanting.count(need):
            terminalreporter.section("INCOMPLETO", sep="*", red=True, bold=True)
            terminalreporter.line(f"{count} pruebas no se hicieron: falta {need}.", red=True)
