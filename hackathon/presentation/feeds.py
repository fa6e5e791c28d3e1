"""Feeds: the dates of an event as iCalendar, the Historias as Atom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

from icalendar import Alarm, Calendar
from icalendar import Event as CalendarEvent

ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"
DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'
# What XML 1.0 cannot hold, not even escaped.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REMINDER = timedelta(days=-1)


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """A dated phase, or a deadline (no end), under a code that never changes."""

    code: str
    title: str
    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class CalendarSheet:
    """The dates of an event; `revision` grows with each change."""

    slug: str
    title: str
    url: str
    zone: str
    updated_at: datetime
    revision: int = 1
    venue: str = ""
    summary: str = ""
    is_cancelled: bool = False
    entries: tuple[CalendarEntry, ...] = ()


def event_calendar(sheet: CalendarSheet) -> bytes:
    """The dates of an event for a calendar program; deadlines remind a day before."""
    calendar = Calendar()
    calendar.add("prodid", "-//Datatón//Fechas//ES")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _plain(sheet.title))
    calendar.add("x-wr-timezone", sheet.zone)
    for entry in sheet.entries:
        calendar.add_component(_calendar_entry(sheet, entry))
    return bytes(calendar.to_ical())


def _calendar_entry(sheet: CalendarSheet, entry: CalendarEntry) -> CalendarEvent:
    shown = CalendarEvent()
    shown.add("uid", f"{sheet.slug}-{entry.code}@{urlsplit(sheet.url).hostname}")
    shown.add("dtstamp", sheet.updated_at.astimezone(UTC))
    shown.add("last-modified", sheet.updated_at.astimezone(UTC))
    shown.add("sequence", sheet.revision)
    shown.add("summary", _plain(f"{entry.title}: {sheet.title}"))
    shown.add("dtstart", entry.start.astimezone(UTC))
    shown.add("url", sheet.url)
    shown.add("transp", "TRANSPARENT")
    shown.add("status", "CANCELLED" if sheet.is_cancelled else "CONFIRMED")
    if sheet.summary:
        shown.add("description", _plain(sheet.summary))
    if sheet.venue:
        shown.add("location", _plain(sheet.venue))
    if entry.end is not None:
        shown.add("dtend", entry.end.astimezone(UTC))
    elif not sheet.is_cancelled:
        shown.add_component(_reminder(entry.title))
    return shown


def _reminder(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _plain(title))
    alarm.add("trigger", REMINDER)
    return alarm


@dataclass(frozen=True, kw_only=True)
class FeedEntry:
    """A published Historia; `content` is sanitised html."""

    url: str
    title: str
    published_at: datetime
    updated_at: datetime
    summary: str = ""
    content: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    language: str = "es"


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A list of Historias under one address; `entries` come newest first."""

    url: str
    page_url: str
    title: str
    author: str
    updated_at: datetime
    entries: tuple[FeedEntry, ...] = ()


def atom_feed(feed: Feed) -> bytes:
    """The Historias as Atom 1.0."""
    root = Element("feed", {"xmlns": ATOM, f"{{{XML}}}lang": "es"})
    _texts(root, (("id", feed.url), ("title", feed.title), ("updated", _when(feed.updated_at))))
    SubElement(root, "link", rel="self", type="application/atom+xml", href=_plain(feed.url))
    SubElement(root, "link", rel="alternate", type="text/html", href=_plain(feed.page_url))
    _texts(SubElement(root, "author"), (("name", feed.author),))
    for entry in feed.entries:
        root.append(_feed_entry(entry))
    return DECLARATION + bytes(tostring(root, encoding="utf-8"))


def _feed_entry(entry: FeedEntry) -> Element:
    shown = Element("entry", {f"{{{XML}}}lang": entry.language})
    _texts(
        shown,
        (
            ("id", entry.url),
            ("title", entry.title),
            ("published", _when(entry.published_at)),
            ("updated", _when(entry.updated_at)),
        ),
    )
    SubElement(shown, "link", rel="alternate", type="text/html", href=_plain(entry.url))
    for name in entry.authors:
        _texts(SubElement(shown, "author"), (("name", name),))
    for term in entry.categories:
        SubElement(shown, "category", term=_plain(term))
    if entry.summary:
        _texts(shown, (("summary", entry.summary),))
    if entry.content:
        content = SubElement(shown, "content", {"type": "html", f"{{{XML}}}base": entry.url})
        content.text = FORBIDDEN.sub("", entry.content)
    return shown


def _texts(parent: Element, pairs: Iterable[tuple[str, str]]) -> None:
    for name, text in pairs:
        SubElement(parent, name).text = _plain(text)


def _plain(text: str) -> str:
    """One line of text that XML and iCalendar can hold."""
    return " ".join(FORBIDDEN.sub("", text).split())


def _when(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
