"""Walking through a site by its links, each kind of page once per state."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter, RequestRedirect, Rule

from tests.browser.people import Somebody

LINKS = """() => [...document.querySelectorAll('a[href]')]
  .filter((link) => link.host === location.host && !link.hasAttribute('download'))
  .map((link) => link.pathname)"""
EDITOR = "organizer"
# Pages that look different for each event, Historia or institution that they tell of …
MANY_STATES = frozenset(
    {
        "challenges.convocatoria",
        "desk.event_desk",
        "events.event",
        "events.set_up",
        "judging.panel",
        "results.desk",
        "results.event_results",
        "submissions.list_event_projects",
        "teams.list_teams",
    }
)
# … and for those who may change what they read.
SHOWN_TO_EDITORS = frozenset(
    {
        "challenges.challenge",
        "datasets.dataset",
        "desk.my_desk",
        "home.index",
        "organizations.organization",
        "stories.story",
        "submissions.project",
        "teams.team",
    }
)


@dataclass
class Roamer:
    """Remembers which kinds of pages were seen, by the names of their views."""

    routes: MapAdapter
    seen: set[tuple[str, str]] = field(default_factory=set)
    titles: dict[str, set[str]] = field(default_factory=dict)

    @property
    def views(self) -> set[str]:
        """The names of the views that were seen."""
        return {view for view, _state in self.seen}

    def roam(self, who: Somebody, *starts: str) -> None:
        """Open the starts, and every kind of page not yet seen that their links lead to."""
        waiting = deque(starts)
        self.seen -= {self._kind(path, who.eyes.name) for path in starts}
        while waiting:
            path = waiting.popleft()
            kind = self._kind(path, who.eyes.name)
            if kind in self.seen or not kind[0]:
                continue
            self.seen.add(kind)
            who.goes(path)
            self._note_title(who)
            waiting.extend(dict.fromkeys(who.page.evaluate(LINKS)))

    def shared_titles(self) -> dict[str, set[str]]:
        """The titles that two different views bear."""
        return {title: views for title, views in self.titles.items() if len(views) > 1}

    def _note_title(self, who: Somebody) -> None:
        """Where somebody was led may be another page than the one asked for."""
        view, _state = self._kind(urlsplit(who.path).path, "")
        self.titles.setdefault(who.page.title(), set()).add(view)

    def _kind(self, path: str, reader: str) -> tuple[str, str]:
        """The view of an address and the state to tell it by; empty for what is no page."""
        if "." in path.rpartition("/")[2] or path.startswith("/api/"):
            return "", ""
        try:
            view, values = self.routes.match(path, method="GET")
        except (HTTPException, RequestRedirect):
            return path, ""
        if view in SHOWN_TO_EDITORS:
            return view, str(reader == EDITOR)
        return view, str(values.get("slug", "")) if view in MANY_STATES else ""


def is_page(rule: Rule) -> bool:
    """Whether an address answers a page for people, and not a file or data for programs."""
    last = rule.rule.rpartition("/")[2]
    for_programs = rule.rule.startswith("/api/") or rule.rule in {"/healthz", "/readyz"}
    is_file = "." in last or last in {"<name>", "<path:filename>", "<file>", "html"}
    return "GET" in (rule.methods or ()) and not for_programs and not is_file
