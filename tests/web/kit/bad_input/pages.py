"""Reading a page as a browser does: its forms with their fields, its ids, its elements."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

SILENT = {"button", "submit", "reset", "image"}
CHOSEN = {"radio", "checkbox"}


@dataclass
class PageField:
    """One named field with what it says; choices with every value they offer."""

    name: str
    kind: str
    values: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    is_required: bool = False

    @property
    def is_spare(self) -> bool:
        """Whether it is an empty line of a list, which counts only when all of it is filled."""
        return "-" in self.name and self.values == [""]

    @property
    def is_one_of_many(self) -> bool:
        """Whether it stands in a list, where the first one speaks for it."""
        return re.search(r"-([1-9]\d*)(-|$)", self.name) is not None


@dataclass
class PageForm:
    """One form: where it goes and its fields in order."""

    action: str
    method: str
    fields: dict[str, PageField] = field(default_factory=dict)

    def data(self) -> dict[str, Any]:
        """What a browser would send without a keystroke."""
        sent = {name: one.values for name, one in self.fields.items() if one.kind != "file"}
        return {name: values for name, values in sent.items() if values}


class Page(HTMLParser):
    """A parsed page."""

    def __init__(self, html: str, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.forms: list[PageForm] = []
        self.ids: dict[str, str] = {}
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._form: PageForm | None = None
        self._area: PageField | None = None
        self._select: PageField | None = None
        self.feed(html)

    def form_for(self, path: str) -> PageForm | None:
        """The form that is posted to this path."""
        here = [form for form in self.forms if form.method == "post" and form.action == path]
        return here[0] if here else None

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.append((tag, given))
        if given.get("id"):
            self.ids[given["id"]] = tag
        if tag == "form":
            action = urlsplit(given.get("action") or self.path).path
            self._form = PageForm(action, given.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None and tag in {"input", "textarea", "select"}:
            self._take(tag, given)
        elif tag == "option" and self._select is not None:
            self._select.offered.append(given.get("value", ""))
            if "selected" in given:
                self._select.values = [given.get("value", "")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._area = None
        elif tag == "select" and self._select is not None:
            if not self._select.values and self._select.offered:
                self._select.values = self._select.offered[:1]
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            # A browser drops the first line break of a text area.
            text = data if self._area.values[0] else data.removeprefix("\r").removeprefix("\n")
            self._area.values[0] += text

    def _take(self, tag: str, given: dict[str, str]) -> None:
        kind = given.get("type", "text") if tag == "input" else tag
        name = given.get("name", "")
        if not name or kind in SILENT or self._form is None:
            return
        known = self._form.fields.setdefault(name, PageField(name, kind))
        known.is_required = known.is_required or "required" in given
        if kind in CHOSEN:
            known.offered.append(given.get("value", "on"))
            if "checked" in given:
                known.values.append(given.get("value", "on"))
        elif tag == "input":
            known.values.append(given.get("value", ""))
        elif tag == "textarea":
            known.values.append("")
            self._area = known
        else:
            self._select = known
