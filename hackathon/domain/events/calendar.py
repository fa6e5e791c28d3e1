"""Warnings for the dates of an event: exams, holidays and veda electoral from an editable list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from hackathon.domain.events.local_time import wall_clock
from hackathon.domain.events.phases import (
    Schedule,
    registration_closes_at,
    registration_opens_at,
    scores_close_at,
    submissions_close_at,
    submissions_open_at,
)

FIRST_YEAR = 2006
_MONDAY = 0
_LONG_STRETCH = timedelta(days=7)


class PeriodKind(StrEnum):
    """Why a period deserves a warning."""

    HOLIDAY = "holiday"
    CUSTOMARY = "customary"
    EXAMS = "exams"
    VACATION = "vacation"
    VEDA = "veda"


class Stretch(StrEnum):
    """The part of an event that a warning is about."""

    REGISTRATION = "registration"
    HACKING = "hacking"
    JUDGING = "judging"
    RESULTS = "results"


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both included, that organizers should know of; an empty region means everywhere."""

    kind: PeriodKind
    starts_on: date
    ends_on: date
    name: str
    region: str = ""


@dataclass(frozen=True, slots=True)
class CalendarWarning:
    """The days of one stretch of an event that fall within a period."""

    stretch: Stretch
    period: Period
    first_on: date
    last_on: date


def warnings_for(
    schedule: Schedule, zone: str, periods: Iterable[Period], region: str = ""
) -> tuple[CalendarWarning, ...]:
    """Every clash of the event's local days in `zone` with `periods`, by stretch and date.

    A holiday clashes with any day of a stretch of at most seven days, and with the first and last
    day of a longer one, because nobody plans months around each holiday. Every other period
    clashes with any day of a stretch. A period of another region is left out when
    `region` is given.
    """
    relevant = sorted(
        (period for period in periods if not region or period.region in ("", region)),
        key=lambda period: (period.starts_on, period.ends_on, period.name),
    )
    return tuple(
        CalendarWarning(stretch, period, max(first, period.starts_on), min(last, period.ends_on))
        for stretch, first_on, last_on in _stretches(schedule, zone)
        for period in relevant
        for first, last in _days_at_stake(period.kind, first_on, last_on)
        if first <= period.ends_on and period.starts_on <= last
    )


def statutory_holidays(year: int) -> tuple[Period, ...]:
    """The days of compulsory rest of `year` in Mexico; `ValueError` before 2006.

    Ley Federal del Trabajo, article 74, with the Mondays of the reform of January 2006. The
    handover of the federal executive was on 1 December until 2018 and is on 1 October since
    2024. Election days, which electoral law sets, are Sundays and belong to the editable list.
    """
    if year < FIRST_YEAR:
        message = f"the rule of Mondays holds from {FIRST_YEAR} on"
        raise ValueError(message)
    days = {
        date(year, 1, 1): "Año Nuevo",
        _nth_monday(year, 2, 1): "Aniversario de la Constitución",
        _nth_monday(year, 3, 3): "Natalicio de Benito Juárez",
        date(year, 5, 1): "Día del Trabajo",
        date(year, 9, 16): "Día de la Independencia",
        _nth_monday(year, 11, 3): "Aniversario de la Revolución",
        date(year, 12, 25): "Navidad",
    }
    if (year - FIRST_YEAR) % 6 == 0:
        handover = date(year, 10, 1) if year >= 2024 else date(year, 12, 1)  # noqa: PLR2004
        days[handover] = "Transmisión del Poder Ejecutivo Federal"
    return tuple(Period(PeriodKind.HOLIDAY, day, day, days[day]) for day in sorted(days))


def customary_holidays(year: int) -> tuple[Period, ...]:
    """Holy Thursday and Good Friday of `year`: no days of compulsory rest, yet most people rest."""
    easter = easter_sunday(year)
    days = {
        easter - timedelta(days=3): "Jueves Santo",
        easter - timedelta(days=2): "Viernes Santo",
    }
    return tuple(Period(PeriodKind.CUSTOMARY, day, day, name) for day, name in days.items())


def easter_sunday(year: int) -> date:
    """Easter Sunday of a Gregorian year: J. Meeus, Astronomical Algorithms, 2nd ed., chapter 8."""
    a = year % 19
    b, c = divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _nth_monday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(_MONDAY - first.weekday()) % 7 + 7 * (nth - 1))


def _stretches(schedule: Schedule, zone: str) -> list[tuple[Stretch, date, date]]:
    """The first and last local day of each stretch; a window that ends at midnight ended before."""
    windows = {
        Stretch.REGISTRATION: (registration_opens_at(schedule), registration_closes_at(schedule)),
        Stretch.HACKING: (submissions_open_at(schedule), submissions_close_at(schedule)),
        Stretch.JUDGING: (schedule.judging_at, scores_close_at(schedule)),
        Stretch.RESULTS: (schedule.results_at, None),
    }
    return [
        (stretch, wall_clock(start, zone).date(), _last_day(start, end, zone))
        for stretch, (start, end) in windows.items()
        if start is not None
    ]


def _last_day(start: datetime, end: datetime | None, zone: str) -> date:
    last_moment = start if end is None else max(start, end - timedelta(microseconds=1))
    return wall_clock(last_moment, zone).date()


def _days_at_stake(kind: PeriodKind, first_on: date, last_on: date) -> list[tuple[date, date]]:
    is_holiday = kind in (PeriodKind.HOLIDAY, PeriodKind.CUSTOMARY)
    if is_holiday and last_on - first_on >= _LONG_STRETCH:
        return [(first_on, first_on), (last_on, last_on)]
    return [(first_on, last_on)]
