"""People at a browser: they read words, follow links, fill in fields and press buttons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Page, expect

from tests.browser.looking import Eyes

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

WIDE: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
NARROW: dict[str, Any] = {"viewport": {"width": 360, "height": 780}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
HERE: dict[str, Any] = {"locale": "es-MX", "timezone_id": "America/Mexico_City"}
PATIENCE_MS = 10_000
# What a worker does shows on the page when it is opened again, within seconds.
SHOWS_UP = """async (text) => {
  for (let glance = 0; glance < 150; glance += 1) {
    const answer = await fetch(location.href, {headers: {Accept: "text/html"}});
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (page.querySelector("main").textContent.includes(text)) {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}"""


class Somebody:
    """One person with a browser window of their own."""

    def __init__(self, browser: Browser, eyes: Eyes, base: str, **profile: Any) -> None:
        self.base = base
        self.eyes = eyes
        self.has_scripts = profile.get("java_script_enabled", True)
        self.context = browser.new_context(base_url=base, **{**HERE, **profile})
        self.context.set_default_timeout(PATIENCE_MS)
        eyes.watch(self.context)
        self.page: Page = self.context.new_page()

    def close(self) -> None:
        """Close the window."""
        self.context.close()

    def goes(self, path: str, status: int = 200) -> Somebody:
        """Open an address, and expect its status."""
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == status, f"{path} answered {answer.status}"
        return self._arrived()

    def follows(self, words: str | re.Pattern[str]) -> Somebody:
        """Follow the first link with these words."""
        return self.through(self.content.get_by_role("link", name=words).first)

    def presses(self, words: str | re.Pattern[str], *, sure: bool = False) -> Somebody:
        """Press a button that leads on; with `sure`, also the one of the question that follows."""
        button = self.content.get_by_role("button", name=words).first
        if sure and self.has_scripts:
            button.click()
            button = self.page.locator("dialog").get_by_role("button").first
        return self.through(button)

    def writes(self, label: str | re.Pattern[str], text: str) -> Somebody:
        """Write into the field with this label."""
        self.field(label).fill(text)
        return self

    def field(self, label: str | re.Pattern[str]) -> Locator:
        """The first field with this label, within the page's content."""
        return self.content.get_by_label(label).first

    def chooses(self, label: str | re.Pattern[str]) -> Somebody:
        """Tick the box or the choice with this label."""
        self.field(label).check()
        return self

    def picks(self, label: str | re.Pattern[str], option: str) -> Somebody:
        """Pick from a list."""
        self.field(label).select_option(label=option)
        return self

    def sees(self, *texts: str | re.Pattern[str]) -> Somebody:
        """Each of these texts can be read on the page."""
        for text in texts:
            expect(self.page.get_by_text(text).locator("visible=true").first).to_be_visible()
        return self

    def sees_not(self, *texts: str | re.Pattern[str]) -> Somebody:
        """None of these texts can be read on the page."""
        for text in texts:
            expect(self.page.get_by_text(text).locator("visible=true")).to_have_count(0)
        return self

    def is_on(self, heading: str | re.Pattern[str]) -> Somebody:
        """The page says what it is, in its one heading of the first level."""
        expect(self.page.get_by_role("heading", level=1, name=heading)).to_be_visible()
        return self

    def searches(self, words: str) -> Somebody:
        """Type into the search of the site's head, and press Enter."""
        box = self.page.get_by_role("searchbox", name="Buscar en Datatón")
        box.fill(words)
        with self.page.expect_navigation():
            box.press("Enter")
        return self._arrived()

    def awaits(self, text: str) -> Somebody:
        """Open the page again once it says this."""
        assert self.page.evaluate(SHOWS_UP, text), f"«{text}» never showed up on {self.path}"
        return self.goes(self.path).sees(text)

    def looks(self) -> Somebody:
        """Look at the page as it stands now, changed by what was done on it."""
        self.eyes.look(self.page)
        return self

    @property
    def content(self) -> Locator:
        """The page without the site's head and foot."""
        return self.page.locator("main")

    @property
    def path(self) -> str:
        """The address of the page, without the host."""
        return self.page.url.removeprefix(self.base)

    def through(self, thing: Locator) -> Somebody:
        """Click something that leads on."""
        with self.page.expect_navigation():
            thing.click()
        return self._arrived()

    def _arrived(self) -> Somebody:
        self.page.wait_for_load_state("load")
        if self.has_scripts:
            self.eyes.look(self.page)
        else:
            self.eyes.keep(self.page)
        return self
