"""Moments, days and spans in words; each distinct value is formatted once."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_timedelta

from hackathon.presentation.counts import counted
from hackathon.presentation.translations import babel_locale, language_of, translate
from hackathon.presentation.zones import same_clock, zone_in_words

PATTERNS = {
    "es": {
        "full": "EEEE d 'de' MMMM 'de' y",
        "weekday": "EEEE d 'de' MMMM",
        "year": "d 'de' MMMM 'de' y",
        "short": "d 'de' MMMM",
    },
    "en": {
        "full": "EEEE, MMMM d, y",
        "weekday": "EEEE, MMMM d",
        "year": "MMMM d, y",
        "short": "MMMM d",
    },
}
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
Unit = Literal["minute", "hour", "day", "month", "year"]
# Babel moves to a larger unit at a threshold; each span has its unit chosen here instead.
NEVER = 10_000_000
UNIT_LIMITS: tuple[tuple[timedelta, Unit], ...] = (
    (HOUR, "minute"),
    (DAY, "hour"),
    (45 * DAY, "day"),
    (730 * DAY, "month"),
    (timedelta.max, "year"),
)


def local_day(at: datetime, zone: str) -> date:
    """The calendar day of a moment where the event takes place."""
    return at.astimezone(ZoneInfo(zone)).date()


def _is_other_year(on: date, today: date | None) -> bool:
    return today is None or today.year != on.year


@lru_cache(maxsize=4096)
def _day(on: date, style: str, locale: str) -> str:
    return format_date(on, PATTERNS[language_of(locale)][style], locale=babel_locale(locale))


def day(on: date, locale: str = "es", *, today: date | None = None) -> str:
    """A day, as «12 de octubre de 2014»; the year is left out when `today` is in the same one."""
    return _day(on, "year" if _is_other_year(on, today) else "short", locale)


def weekday(on: date, locale: str = "es", *, today: date | None = None) -> str:
    """A day with its name, as «domingo 12 de octubre de 2014»."""
    return _day(on, "full" if _is_other_year(on, today) else "weekday", locale)


@lru_cache(maxsize=512)
def month(on: date, locale: str = "es") -> str:
    """A month, as «octubre de 2014»."""
    pattern = "MMMM 'de' y" if language_of(locale) == "es" else "MMMM y"
    return format_date(on, pattern, locale=babel_locale(locale))


def hour(at: datetime, zone: str, locale: str = "es") -> str:
    """The hour on a zone's clock, as «18:00 h»."""
    words = at.astimezone(ZoneInfo(zone)).strftime("%H:%M")
    return f"{words} h" if language_of(locale) == "es" else words


@lru_cache(maxsize=4096)
def _moment(at: datetime, zone: str, style: str, locale: str) -> str:
    return f"{_day(local_day(at, zone), style, locale)}, {hour(at, zone, locale)}"


def short_moment(at: datetime, zone: str, locale: str = "es", *, today: date | None = None) -> str:
    """A day and hour without weekday or zone, as «2 de diciembre, 12:00 h»."""
    style = "year" if _is_other_year(local_day(at, zone), today) else "short"
    return _moment(at, zone, style, locale)


def moment(at: datetime, zone: str, locale: str = "es", *, today: date | None = None) -> str:
    """A moment in full: «lunes 23 de noviembre, 18:00 h (hora del centro, UTC−6)».

    The year is left out when `today` falls in the same one.
    """
    style = "full" if _is_other_year(local_day(at, zone), today) else "weekday"
    return f"{_moment(at, zone, style, locale)} ({zone_in_words(zone, at, locale)})"


def recent_moment(at: datetime, now: datetime, zone: str, locale: str = "es") -> str:
    """A moment of these days as «hoy, 09:12» or «ayer, 21:40»; an older one by its date."""
    _ = translate(locale).gettext
    today = local_day(now, zone)
    clock = at.astimezone(ZoneInfo(zone)).strftime("%H:%M")
    if local_day(at, zone) == today:
        return _("hoy, %(hour)s") % {"hour": clock}
    if local_day(at, zone) == today - DAY:
        return _("ayer, %(hour)s") % {"hour": clock}
    return f"{day(local_day(at, zone), locale, today=today)}, {clock}"


def reader_moment(at: datetime, zone: str, reader_zone: str, locale: str = "es") -> str | None:
    """The same moment by the reader's own clock, or None where both show the same hour."""
    if same_clock(zone, reader_zone, at):
        return None
    words = _moment(at, reader_zone, "weekday", locale)
    return f"{words} ({zone_in_words(reader_zone, at, locale)})"


def day_range(first: date, last: date, locale: str = "es", *, today: date | None = None) -> str:
    """Two days and what lies between, as «10 al 12 de octubre de 2014»."""
    has_year = _is_other_year(first, today) or first.year != last.year
    return _range(first, last, "year" if has_year else "short", locale)


@lru_cache(maxsize=2048)
def _range(first: date, last: date, style: str, locale: str) -> str:
    end = _day(last, style, locale)
    if first == last:
        return end
    if first.year != last.year:
        start = _day(first, "year", locale)
    elif first.month != last.month:
        start = _day(first, "short", locale)
    elif language_of(locale) == "es":
        start = str(first.day)
    else:
        start, end = _day(first, "short", locale), end.split(maxsplit=1)[1]
    return f"{start} {'al' if language_of(locale) == 'es' else 'to'} {end}"


def moment_range(
    start: datetime, end: datetime, zone: str, locale: str = "es", *, today: date | None = None
) -> str:
    """The days between two moments on a zone's calendar."""
    return day_range(local_day(start, zone), local_day(end, zone), locale, today=today)


def _parts(span: timedelta) -> list[tuple[int, str]]:
    """The two largest neighbouring units of a span, without the empty ones."""
    days, hours = span // DAY, span % DAY // HOUR
    if days:
        parts = [(days, "day"), (hours, "hour")]
    else:
        parts = [(hours, "hour"), (span % HOUR // MINUTE, "minute")]
    return [part for part in parts if part[0]]


def duration(span: timedelta, locale: str = "es") -> str:
    """A span in its two largest units, as «2 días y 4 horas»."""
    _ = translate(locale).gettext
    first, *second = [counted(number, unit, locale) for number, unit in _parts(span)] or [
        _("menos de un minuto")
    ]
    return _("%(first)s y %(second)s") % {"first": first, "second": second[0]} if second else first


def countdown(until: datetime, now: datetime, locale: str = "es") -> str:
    """What is left until a deadline, as «faltan 2 días y 4 horas»."""
    translations = translate(locale)
    left = until - now
    if left <= timedelta(0):
        return translations.gettext("el plazo terminó")
    parts = _parts(left)
    is_single = not parts or (len(parts) == 1 and parts[0][0] == 1)
    words = translations.ngettext("falta %(time)s", "faltan %(time)s", 1 if is_single else 2)
    return words % {"time": duration(left, locale)}


def relative(at: datetime, now: datetime, locale: str = "es") -> str:
    """How long ago or from now, as «hace 3 horas» or «dentro de 2 días»."""
    span = at - now
    if abs(span) < MINUTE:
        return translate(locale).gettext("hace un momento")
    return _relative(timedelta(minutes=round(span / MINUTE)), locale)


@lru_cache(maxsize=4096)
def _relative(span: timedelta, locale: str) -> str:
    unit = next(unit for limit, unit in UNIT_LIMITS if abs(span) < limit)
    return format_timedelta(
        span, granularity=unit, threshold=NEVER, add_direction=True, locale=babel_locale(locale)
    )
