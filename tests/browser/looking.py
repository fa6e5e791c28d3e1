"""What a person would find wrong with a page, and what only a program would notice."""

from __future__ import annotations

import itertools
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

AXE_FINDS = """async () => {
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations } = await axe.run({ runOnly: rules, resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `axe ${id} x${nodes.length}: ${nodes[0].target}`);
}"""
# What the browser says of a page whose own status is 4xx; the test asks for that status itself.
OWN_STATUS = "Failed to load resource: the server responded with a status of 4"
FACTS = """() => ({
  over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  headings: [...document.querySelectorAll('h1')].map((one) => one.innerText.trim()),
  title: document.title,
  language: document.documentElement.lang,
})"""
PICTURES = os.environ.get("PICTURES", "")


@dataclass
class Eyes:
    """Everything noticed in one browser window; `faults` stays empty on a good walk."""

    name: str
    host: str
    is_thorough: bool = True
    faults: list[str] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    is_offline: bool = False
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def watch(self, context: BrowserContext) -> None:
        """Notice every request, and everything written to the console."""
        context.on("request", self._requested)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.fault(error.page, f"script: {error.error}"))

    def look(self, page: Page) -> None:
        """Look at a page that has loaded, with scripts on."""
        facts = page.evaluate(FACTS)
        if facts["over"] > 0:
            self.fault(page, f"overflows sideways by {facts['over']} px")
        if len(facts["headings"]) != 1 or not facts["headings"][0]:
            self.fault(page, f"headings of the first level: {facts['headings']}")
        if not facts["title"].endswith("Datatón") or not facts["language"]:
            self.fault(page, f"title «{facts['title']}», language «{facts['language']}»")
        self.titles[urlsplit(page.url).path] = facts["title"]
        if self.is_thorough:
            page.evaluate(AXE_SCRIPT)
            for finding in page.evaluate(AXE_FINDS):
                self.fault(page, finding)
        self.keep(page)

    def keep(self, page: Page) -> None:
        """Keep a picture of the page where PICTURES says, for people to look at."""
        if PICTURES:
            words = re.sub(r"[^a-z0-9]+", "-", urlsplit(page.url).path.lower()).strip("-") or "home"
            name = f"{self.name}-{next(self._numbers):03}-{words[:60]}.png"
            page.screenshot(path=Path(PICTURES) / name, full_page=True)

    def fault(self, page: Page | None, text: str) -> None:
        """Note something that is wrong, with where and for whom."""
        where = urlsplit(page.url).path if page else "?"
        self.faults.append(f"{self.name} {where}: {text}")

    def _requested(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme.startswith("http") and parts.netloc != self.host:
            self.faults.append(f"{self.name}: asked another host: {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        page = message.page
        if self.is_offline and "ERR_INTERNET_DISCONNECTED" in message.text:
            return
        is_own = page is not None and message.location.get("url") == page.url
        if message.type in {"error", "warning"} and not (
            is_own and message.text.startswith(OWN_STATUS)
        ):
            self.fault(page, f"console: {message.text[:200]}")
