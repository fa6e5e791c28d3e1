"""Where an event stands, in words: its status, its dates as a route, what closes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from hackathon.domain.events.models import Event, EventState
from hackathon.domain.events.phases import (
    Phase,
    Schedule,
    accepts_submissions,
    is_open_for_registration,
    next_deadline,
    phase_at,
    registration_closes_at,
    registration_opens_at,
    scores_close_at,
    submissions_close_at,
    submissions_open_at,
)
from hackathon.presentation.dates import countdown, local_day, moment, moment_range, short_moment
from hackathon.presentation.feeds import CalendarEntry, CalendarSheet
from hackathon.presentation.labels import label_in
from hackathon.presentation.translations import translate

DRAFT_TONE = "ahead"
CALENDAR_DATES = (
    "registration_at",
    "registration_until",
    "hacking_at",
    "submissions_until",
    "results_at",
)


@dataclass(frozen=True)
class Status:
    """A pill: words and the tone of its colour."""

    words: str
    tone: str


@dataclass(frozen=True)
class DateStep:
    """One stop of an event's route of dates, as the chain component takes it."""

    label: str
    detail: str
    state: str


def event_status(event: Event, at: datetime, locale: str) -> Status:
    """What is going on in an event at `at`."""
    if event.state == EventState.DRAFT:
        return Status(label_in("event_state", "draft", locale), DRAFT_TONE)
    if event.state == EventState.CANCELLED:
        return Status(label_in("event_state", "cancelled", locale), "danger")
    if event.starts_at is not None:
        return _status_of_meeting(event, event.starts_at, at, locale)
    return _status_of_contest(event, at, locale)


def _status_of_meeting(event: Event, start: datetime, at: datetime, locale: str) -> Status:
    _ = translate(locale).gettext
    if (event.ends_at or start) <= at:
        return Status(_("Concluido"), "ahead")
    if start <= at:
        return Status(_("En curso"), "now")
    if is_open_for_registration(event.schedule, at):
        return Status(_("Inscripciones abiertas"), "done")
    return Status(_("Empieza el %(moment)s") % {"moment": _short(start, event, at, locale)}, "now")


def _status_of_contest(event: Event, at: datetime, locale: str) -> Status:
    _ = translate(locale).gettext
    schedule = event.schedule
    phase = phase_at(schedule, at)
    if phase == Phase.ARCHIVED:
        return Status(_("Concluido"), "ahead")
    if phase == Phase.RESULTS:
        is_out = event.results_published_at is not None
        words = _("Resultados publicados") if is_out else _("Resultados por publicarse")
        return Status(words, "done" if is_out else "judging")
    if phase == Phase.JUDGING:
        return Status(_("En evaluación"), "judging")
    until = submissions_close_at(schedule)
    if accepts_submissions(schedule, at) and until is not None:
        words = _("Entregas: %(countdown)s") % {"countdown": countdown(until, at, locale)}
        return Status(words, "now")
    if phase == Phase.HACKING:
        return Status(_("Entregas cerradas"), "judging")
    return _status_before(event, at, locale)


def _status_before(event: Event, at: datetime, locale: str) -> Status:
    _ = translate(locale).gettext
    schedule = event.schedule
    if is_open_for_registration(schedule, at):
        return Status(_("Inscripciones abiertas"), "done")
    opens = registration_opens_at(schedule)
    if opens is not None and at < opens:
        moment = _short(opens, event, at, locale)
        return Status(_("Inscripciones desde el %(moment)s") % {"moment": moment}, "ahead")
    if opens is not None:
        return Status(_("Inscripciones cerradas"), "ahead")
    return Status(_("Anunciado"), "ahead")


def date_steps(event: Event, at: datetime, locale: str) -> list[DateStep]:
    """The dates of the event as a route; what it does not have is left out."""
    schedule = event.schedule
    spans = (
        ("registration", registration_opens_at(schedule), registration_closes_at(schedule)),
        ("meeting", event.starts_at, event.ends_at),
        ("hacking", submissions_open_at(schedule), submissions_close_at(schedule)),
        ("judging", schedule.judging_at, scores_close_at(schedule)),
        ("results", schedule.results_at, None),
    )
    return [
        DateStep(
            _label_of(name, locale),
            _detail((start, end), event, at, locale),
            _state((start, end), at),
        )
        for name, start, end in spans
        if start is not None
    ]


def next_in_words(event: Event, at: datetime, locale: str) -> str:
    """What closes or comes out next, for a card: «Entregas hasta el 23 de noviembre, 18:00 h»."""
    _ = translate(locale).gettext
    if event.starts_at is not None and event.starts_at > at:
        return moment(event.starts_at, event.zone, locale, today=_today(event, at))
    deadline = next_deadline(event.schedule, at)
    if deadline is None:
        return ""
    sentences = {
        "registration_until": _("Inscripciones hasta el %(moment)s"),
        "submissions_until": _("Entregas hasta el %(moment)s"),
        "judging_until": _("Evaluación hasta el %(moment)s"),
        "results_at": _("Resultados el %(moment)s"),
    }
    return sentences[deadline.field] % {"moment": _short(deadline.at, event, at, locale)}


def span_in_words(event: Event, locale: str) -> str:
    """The days on which the event takes place, as «20 al 23 de noviembre de 2026»."""
    start, end = main_span(event)
    if start is None:
        return ""
    return moment_range(start, end or start, event.zone, locale)


def main_span(event: Event) -> tuple[datetime | None, datetime | None]:
    """The first and the last moment of what the event is about."""
    if event.starts_at is not None:
        return event.starts_at, event.ends_at
    schedule: Schedule = event.schedule
    start = submissions_open_at(schedule)
    if start is not None:
        return start, submissions_close_at(schedule)
    return schedule.first_of("registration_at", "announced_at", "results_at"), None


def _label_of(name: str, locale: str) -> str:
    if name == "meeting":
        return translate(locale).gettext("Sesión")
    return label_in("phase", name, locale)


def _state(span: tuple[datetime, datetime | None], at: datetime) -> str:
    start, end = span
    if at < start:
        return "ahead"
    return "now" if end is not None and at < end else "done"


def _detail(span: tuple[datetime, datetime | None], event: Event, at: datetime, locale: str) -> str:
    _ = translate(locale).gettext
    start, end = span
    today = _today(event, at)
    if end is None:
        return short_moment(start, event.zone, locale, today=today)
    if start <= at < end:
        return _("hasta el %(moment)s") % {"moment": moment(end, event.zone, locale, today=today)}
    if local_day(start, event.zone) == local_day(end, event.zone):
        return short_moment(start, event.zone, locale, today=today)
    return moment_range(start, end, event.zone, locale, today=today)


def _short(moment_at: datetime, event: Event, at: datetime, locale: str) -> str:
    return short_moment(moment_at, event.zone, locale, today=_today(event, at))


def _today(event: Event, at: datetime) -> date:
    return local_day(at, event.zone)


def calendar_sheet(event: Event, url: str) -> CalendarSheet:
    """The dates of an event for a calendar program; `url` is the absolute address of its page."""
    closings = [
        CalendarEntry(code=field, title=label_in("event_date", field, "es"), start=at)
        for field in CALENDAR_DATES
        if (at := getattr(event, field)) is not None
    ]
    if event.starts_at is not None:
        session = CalendarEntry(
            code="session", title=event.title, start=event.starts_at, end=event.ends_at
        )
        closings.append(session)
    return CalendarSheet(
        slug=event.slug,
        title=event.title,
        url=url,
        zone=event.zone,
        updated_at=event.published_at or event.created_at,
        revision=event.revision,
        venue=event.venue,
        summary=event.summary,
        is_cancelled=event.state == EventState.CANCELLED,
        entries=tuple(closings),
    )
