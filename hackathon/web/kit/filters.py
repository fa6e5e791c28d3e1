"""Words for moments, numbers and codes, as templates ask for them: `{{ at|moment(zone) }}`."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from flask import Flask

from hackathon import clock
from hackathon.presentation import counts, dates, labels, numbers
from hackathon.presentation.zones import zone_in_words
from hackathon.web.kit.i18n import chosen_language


def moment_words(at: datetime, zone: str, style: str = "full") -> str:
    """A moment in the event's zone; style: full (with zone), short, day, hour, relative."""
    locale = chosen_language()
    if style == "short":
        return dates.short_moment(at, zone, locale)
    if style == "day":
        return dates.day(dates.local_day(at, zone), locale)
    if style == "hour":
        return dates.hour(at, zone, locale)
    if style == "relative":
        return dates.relative(at, clock.now(), locale)
    return dates.moment(at, zone, locale)


def reader_words(at: datetime, zone: str, reader_zone: str) -> str:
    """The same moment on the reader's clock; empty when both clocks agree."""
    return dates.reader_moment(at, zone, reader_zone, chosen_language()) or ""


def day_words(on: date) -> str:
    """A date in words."""
    return dates.day(on, chosen_language())


def zone_words(zone: str) -> str:
    """A clock's name: «hora del centro, UTC−6»."""
    return zone_in_words(zone, clock.now(), chosen_language())


def range_words(start: datetime, end: datetime, zone: str) -> str:
    """«10 al 12 de octubre de 2014», in the event's zone."""
    days = dates.local_day(start, zone), dates.local_day(end, zone)
    return dates.day_range(*days, chosen_language())


def countdown_words(until: datetime) -> str:
    """«faltan 2 días y 4 horas»."""
    return dates.countdown(until, clock.now(), chosen_language())


def money_words(amount: Decimal | int, currency: str = "MXN") -> str:
    """«$60,000»."""
    return numbers.money(amount, currency, chosen_language())


def figure_words(value: Decimal | float, digits: int | None = None) -> str:
    """A number with the separators of the language."""
    return numbers.figure(value, chosen_language(), digits=digits)


def size_words(size: int) -> str:
    """A file size."""
    return numbers.file_size(size, chosen_language())


def reading_words(text: str) -> str:
    """«lectura de 4 minutos»."""
    return numbers.reading_time(text, chosen_language())


def ordinal_words(place: int) -> str:
    """«Primer lugar» and the like."""
    return numbers.ordinal(place, chosen_language())


def counted_words(number: int, thing: str) -> str:
    """«8 conjuntos de datos»."""
    return counts.counted(number, thing, chosen_language())


def label_words(code: str, group: str) -> str:
    """The words of a code, for example `event.kind|label("event_kind")`."""
    return labels.label_in(group, str(code), chosen_language())


FILTERS = {
    "moment_words": moment_words,
    "reader_words": reader_words,
    "zone_words": zone_words,
    "day_words": day_words,
    "range_words": range_words,
    "countdown_words": countdown_words,
    "money_words": money_words,
    "figure_words": figure_words,
    "size_words": size_words,
    "reading_words": reading_words,
    "ordinal_words": ordinal_words,
    "counted": counted_words,
    "label": label_words,
}


def init_app(app: Flask) -> None:
    """Give templates the filters."""
    app.jinja_env.filters.update(FILTERS)
