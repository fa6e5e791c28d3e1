"""A browser, a catalogue, the site on each engine, and people who use it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.looking import Eyes
from tests.browser.people import WIDE, Somebody
from tests.browser.serving import LiveSite
from tests.recorded.replay import ReplayedCatalogue

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--no-proxy-server",
)
Invite = Callable[..., Somebody]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's Chromium, one for all tests."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        if os.environ.get("REQUIRE_ALL"):
            pytest.fail("Chromium is required here and was not found")
        pytest.skip("Chromium was not found")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(SWITCHES))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def catalogue() -> Iterator[ReplayedCatalogue]:
    """A CKAN catalogue on loopback that answers as a real one did."""
    with ReplayedCatalogue() as replayed:
        yield replayed


def database_for(engine: str, folder: Path, request: pytest.FixtureRequest) -> str:
    """The address of a new, empty database."""
    if engine == "postgresql":
        url: str = request.getfixturevalue("postgres").new_database()
        return url
    return f"sqlite:///{folder / 'dataton.db'}"


@pytest.fixture
def people(chromium: Browser) -> Iterator[Callable[[LiveSite], Invite]]:
    """Whom a site gets as visitors; afterwards none of them may have found anything wrong."""
    come: list[Somebody] = []

    def to(site: LiveSite, *, is_thorough: bool = True) -> Invite:
        def invite(name: str, **profile: Any) -> Somebody:
            eyes = Eyes(name, urlsplit(site.url).netloc, is_thorough)
            person = Somebody(chromium, eyes, site.url, **(profile or WIDE))
            come.append(person)
            return person

        return invite

    yield to
    for person in come:
        person.close()
    if faults := [fault for person in come for fault in person.eyes.faults]:
        pytest.fail("\n".join(dict.fromkeys(faults)), pytrace=False)


@pytest.fixture(scope="session")
def demonstration(
    tmp_path_factory: pytest.TempPathFactory, catalogue: ReplayedCatalogue
) -> Iterator[LiveSite]:
    """The product with the demonstration loaded, as `make run` leaves it."""
    folder = tmp_path_factory.mktemp("demonstration")
    live = LiveSite(folder, f"sqlite:///{folder / 'dataton.db'}", catalogue)
    live.migrate()
    live.flask("demo", "load")
    with live:
        yield live
    assert live.faults() == []
