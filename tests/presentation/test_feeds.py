"""Calendars and feeds hold what they were given and nothing that breaks them."""

from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from icalendar import Calendar

from hackathon.presentation.feeds import (
    ATOM,
    XML,
    CalendarEntry,
    CalendarSheet,
    Feed,
    FeedEntry,
    atom_feed,
    event_calendar,
)

AT = datetime(2026, 11, 23, 23, 59, tzinfo=UTC)
PHASE = CalendarEntry(code="judging", title="Evaluación", start=AT, end=AT + timedelta(days=7))
DEADLINE = CalendarEntry(code="submissions_until", title="Cierre de entregas", start=AT)
URL = "https://dataton.example/eventos/agua"


def sheet(**changes: object) -> CalendarSheet:
    known: dict[str, object] = {
        "slug": "agua",
        "title": "Hackatón; Agua, para\r\nBEGIN:VEVENT",
        "url": URL,
        "zone": "America/Mexico_City",
        "updated_at": AT,
        "revision": 4,
        "entries": (PHASE, DEADLINE),
        **changes,
    }
    return CalendarSheet(**known)


def events(**changes: object) -> list[Calendar]:
    return Calendar.from_ical(event_calendar(sheet(**changes))).walk("VEVENT")


def test_each_date_is_an_entry_with_a_lasting_name() -> None:
    phase, deadline = events(venue="Casa de la Cultura", summary="Para el agua")
    assert phase["uid"] == "agua-judging@dataton.example"
    assert phase["sequence"] == 4
    assert phase.decoded("dtstart") == AT
    assert phase.decoded("dtend") == AT + timedelta(days=7)
    assert str(phase["summary"]) == "Evaluación: Hackatón; Agua, para BEGIN:VEVENT"
    assert str(phase["location"]) == "Casa de la Cultura"
    assert str(phase["description"]) == "Para el agua"
    assert "dtend" not in deadline


def test_only_a_deadline_reminds() -> None:
    phase, deadline = events()
    assert [len(entry.walk("VALARM")) for entry in (phase, deadline)] == [0, 1]
    assert deadline.walk("VALARM")[0].decoded("trigger") == timedelta(days=-1)


def test_a_cancelled_event_is_cancelled_in_the_calendar_and_reminds_of_nothing() -> None:
    shown = events(is_cancelled=True)
    assert {str(entry["status"]) for entry in shown} == {"CANCELLED"}
    assert [entry.walk("VALARM") for entry in shown] == [[], []]


def read_feed(*entries: FeedEntry) -> Element:
    return fromstring(
        atom_feed(
            Feed(
                url="https://dataton.example/historias.atom",
                page_url="https://dataton.example/historias",
                title="Historias",
                author="Datatón",
                updated_at=AT,
                entries=entries,
            )
        )
    )


def text(element: Element, path: str) -> str | None:
    return element.findtext(path.replace("/", "/{" + ATOM + "}").join(("{" + ATOM + "}", "")))


def test_a_feed_says_what_it_is() -> None:
    root = read_feed()
    assert root.tag == f"{{{ATOM}}}feed"
    assert root.get(f"{{{XML}}}lang") == "es"
    assert text(root, "title") == "Historias"
    assert text(root, "updated") == "2026-11-23T23:59:00Z"
    assert [link.get("rel") for link in root.findall(f"{{{ATOM}}}link")] == ["self", "alternate"]


def test_an_entry_keeps_its_words_and_its_html_as_text() -> None:
    html = '<p>Agua & <a href="/x">más</a></p>\x0b<script>'
    root = read_feed(
        FeedEntry(
            url="https://dataton.example/historias/salud",
            title="Salud <b>Xalapa</b>\x00",
            published_at=AT,
            updated_at=AT,
            summary="Donación\nde sangre",
            content=html,
            authors=("Ana", "Luis"),
            categories=("salud",),
        )
    )
    entry = root.find(f"{{{ATOM}}}entry")
    assert entry is not None
    assert text(entry, "title") == "Salud <b>Xalapa</b>"
    assert text(entry, "summary") == "Donación de sangre"
    assert text(entry, "content") == html.replace("\x0b", "")
    authors = entry.findall(f"{{{ATOM}}}author/{{{ATOM}}}name")
    assert [name.text for name in authors] == ["Ana", "Luis"]
    category = entry.find(f"{{{ATOM}}}category")
    assert category is not None
    assert category.get("term") == "salud"


def test_a_bare_entry_has_neither_summary_nor_content() -> None:
    bare = FeedEntry(url=URL, title="Agua", published_at=AT, updated_at=AT)
    entry = read_feed(bare).find(f"{{{ATOM}}}entry")
    assert entry is not None
    assert text(entry, "summary") is None
    assert text(entry, "content") is None
