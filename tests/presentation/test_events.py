"""Where an event stands, in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hackathon.domain.events.models import Event, EventKind, EventState
from hackathon.presentation.data_rules import data_rule_words
from hackathon.presentation.events import (
    calendar_sheet,
    date_steps,
    event_status,
    next_in_words,
    span_in_words,
)

START = datetime(2026, 11, 1, 15, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ZONE = "America/Mexico_City"


def contest(**values: object) -> Event:
    """An event whose dates lie ten days apart, from the announcement on."""
    given = {
        "slug": "dataton",
        "title": "Datatón",
        "zone": ZONE,
        "state": EventState.PUBLISHED,
        "kind": EventKind.DATATON,
        "announced_at": START,
        "registration_at": START + 10 * DAY,
        "registration_until": START + 20 * DAY,
        "hacking_at": START + 22 * DAY,
        "submissions_until": START + 30 * DAY,
        "judging_at": START + 32 * DAY,
        "judging_until": START + 40 * DAY,
        "results_at": START + 42 * DAY,
        "archived_at": START + 400 * DAY,
        "created_at": START,
        "revision": 1,
    } | values
    return Event(**given)


def meeting(**values: object) -> Event:
    """A workshop of two hours, ten days from now."""
    given = {
        "slug": "taller",
        "title": "Taller",
        "zone": ZONE,
        "state": EventState.PUBLISHED,
        "kind": EventKind.WORKSHOP,
        "starts_at": START + 10 * DAY,
        "ends_at": START + 10 * DAY + timedelta(hours=2),
        "created_at": START,
        "revision": 1,
    } | values
    return Event(**given)


@pytest.mark.parametrize(
    ("after", "words", "tone"),
    [
        (5, "Inscripciones desde el 11 de noviembre, 09:00 h", "ahead"),
        (15, "Inscripciones abiertas", "done"),
        (21, "Inscripciones cerradas", "ahead"),
        (27, "Entregas: faltan 3 días", "now"),
        (31, "Entregas cerradas", "judging"),
        (35, "En evaluación", "judging"),
        (50, "Resultados por publicarse", "judging"),
        (401, "Concluido", "ahead"),
    ],
)
def test_a_contest_says_what_is_going_on(after: int, words: str, tone: str) -> None:
    status = event_status(contest(), START + after * DAY, "es")
    assert (status.words, status.tone) == (words, tone)


def test_published_results_are_told() -> None:
    event = contest(results_published_at=START + 43 * DAY)
    assert event_status(event, START + 50 * DAY, "es").words == "Resultados publicados"


def test_drafts_and_cancelled_events_say_so() -> None:
    assert event_status(contest(state=EventState.DRAFT), START, "es").words == "Borrador"
    assert event_status(contest(state=EventState.CANCELLED), START, "es").tone == "danger"


def test_an_event_without_dates_is_announced() -> None:
    bare = Event(state=EventState.PUBLISHED, zone=ZONE, announced_at=START)
    assert event_status(bare, START + DAY, "es").words == "Anunciado"
    assert span_in_words(bare, "es") == "1 de noviembre de 2026"
    assert next_in_words(bare, START, "es") == ""
    assert span_in_words(Event(zone=ZONE), "es") == ""


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0, "Empieza el 11 de noviembre, 09:00 h"), (241, "En curso"), (242, "Concluido")],
)
def test_a_meeting_says_when_it_is(hours: int, words: str) -> None:
    assert event_status(meeting(), START + timedelta(hours=hours), "es").words == words


def test_a_meeting_with_open_registration_says_so() -> None:
    event = meeting(registration_at=START - DAY, registration_until=START + DAY)
    assert event_status(event, START, "es").words == "Inscripciones abiertas"
    assert "miércoles 11 de noviembre" in next_in_words(event, START, "es")
    assert span_in_words(event, "es") == "11 de noviembre de 2026"


def test_a_meeting_without_an_end_is_over_when_it_starts() -> None:
    assert event_status(meeting(ends_at=None), START + 10 * DAY, "es").words == "Concluido"


def test_the_dates_make_a_route() -> None:
    steps = date_steps(contest(), START + 27 * DAY, "es")
    assert [(step.label, step.state, step.detail) for step in steps] == [
        ("Inscripciones", "done", "11 al 21 de noviembre"),
        (
            "Desarrollo y entregas",
            "now",
            "hasta el martes 1 de diciembre, 09:00 h (hora del centro, UTC−6)",
        ),
        ("Evaluación", "ahead", "3 al 11 de diciembre"),
        ("Resultados", "ahead", "13 de diciembre, 09:00 h"),
    ]


def test_a_session_of_one_day_shows_its_hour() -> None:
    [step] = date_steps(meeting(), START, "es")
    assert (step.label, step.detail) == ("Sesión", "11 de noviembre, 09:00 h")


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (15, "Inscripciones hasta el 21 de noviembre, 09:00 h"),
        (27, "Entregas hasta el 1 de diciembre, 09:00 h"),
        (35, "Evaluación hasta el 11 de diciembre, 09:00 h"),
        (41, "Resultados el 13 de diciembre, 09:00 h"),
        (50, ""),
    ],
)
def test_a_card_tells_what_closes_next(after: int, words: str) -> None:
    assert next_in_words(contest(), START + after * DAY, "es") == words


def test_the_days_of_a_contest_are_those_of_the_work() -> None:
    assert span_in_words(contest(), "es") == "23 de noviembre al 1 de diciembre de 2026"


def test_the_calendar_holds_what_people_must_not_miss() -> None:
    sheet = calendar_sheet(contest(venue="Sede"), "https://dataton.example/eventos/dataton")
    assert [entry.code for entry in sheet.entries] == [
        "registration_at",
        "registration_until",
        "hacking_at",
        "submissions_until",
        "results_at",
    ]
    assert not sheet.is_cancelled
    gone = calendar_sheet(meeting(state=EventState.CANCELLED), "https://dataton.example")
    assert [entry.code for entry in gone.entries] == ["session"]
    assert gone.is_cancelled


@pytest.mark.parametrize(
    ("linked", "other", "words"),
    [
        (0, 0, ""),
        (1, 0, "usar al menos uno de estos conjuntos de datos"),
        (1, 1, "usar al menos uno de estos conjuntos de datos y otro de cualquier fuente"),
        (2, 3, "usar al menos 2 de estos conjuntos de datos y 3 de otras fuentes"),
        (0, 1, "usar al menos uno de otra fuente"),
        (0, 2, "usar al menos 2 de otras fuentes"),
    ],
)
def test_a_data_rule_reads_like_a_sentence(linked: int, other: int, words: str) -> None:
    assert data_rule_words(linked, other) == words
