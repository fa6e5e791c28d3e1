"""Dates and spans read as a person would write them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hackathon.presentation import dates

MEXICO = "America/Mexico_City"
DEADLINE = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
IN_2026 = date(2026, 1, 1)


def test_a_deadline_names_day_hour_and_clock() -> None:
    assert (
        dates.moment(DEADLINE, MEXICO, today=IN_2026)
        == "lunes 23 de noviembre, 18:00 h (hora del centro, UTC−6)"
    )


def test_the_year_is_said_unless_it_is_the_present_one() -> None:
    assert dates.moment(DEADLINE, MEXICO).startswith("lunes 23 de noviembre de 2026, 18:00 h")
    assert dates.day(date(2014, 10, 12), today=IN_2026) == "12 de octubre de 2014"
    assert dates.day(date(2026, 10, 12), today=IN_2026) == "12 de octubre"
    assert dates.weekday(date(2014, 10, 12)) == "domingo 12 de octubre de 2014"
    assert dates.weekday(date(2014, 10, 12), today=date(2014, 1, 1)) == "domingo 12 de octubre"


def test_the_year_is_that_of_the_place_and_not_of_utc() -> None:
    new_year_in_utc = datetime(2027, 1, 1, 3, 0, tzinfo=UTC)
    assert dates.short_moment(new_year_in_utc, MEXICO, today=IN_2026) == "31 de diciembre, 21:00 h"


def test_english_dates_follow_english_order() -> None:
    assert dates.moment(DEADLINE, MEXICO, "en").startswith("Monday, November 23, 2026, 18:00 (")
    assert dates.short_moment(DEADLINE, MEXICO, "en", today=IN_2026) == "November 23, 18:00"
    assert dates.month(date(2014, 10, 1), "en") == "October 2014"
    assert dates.month(date(2014, 10, 1)) == "octubre de 2014"


def test_the_reader_is_told_their_own_hour_only_where_it_differs() -> None:
    assert dates.reader_moment(DEADLINE, MEXICO, "America/Monterrey") is None
    assert (
        dates.reader_moment(DEADLINE, MEXICO, "America/Tijuana")
        == "lunes 23 de noviembre, 16:00 h (hora del noroeste, UTC−8)"
    )


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(minutes=5), "hoy, 17:55"),
        (timedelta(hours=20), "ayer, 22:00"),
        (timedelta(days=3), "20 de noviembre, 18:00"),
    ],
)
def test_a_recent_moment_is_told_by_today_and_yesterday(ago: timedelta, words: str) -> None:
    assert dates.recent_moment(DEADLINE - ago, DEADLINE, MEXICO) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2014, 10, 10), date(2014, 10, 12), "10 al 12 de octubre de 2014"),
        (date(2014, 10, 12), date(2014, 10, 12), "12 de octubre de 2014"),
        (date(2026, 11, 24), date(2026, 11, 30), "24 al 30 de noviembre"),
        (date(2026, 11, 30), date(2026, 12, 2), "30 de noviembre al 2 de diciembre"),
        (date(2014, 11, 30), date(2014, 12, 2), "30 de noviembre al 2 de diciembre de 2014"),
        (date(2026, 12, 30), date(2027, 1, 2), "30 de diciembre de 2026 al 2 de enero de 2027"),
    ],
)
def test_a_range_says_each_part_once(first: date, last: date, words: str) -> None:
    assert dates.day_range(first, last, today=IN_2026) == words


def test_a_range_of_moments_uses_the_calendar_of_the_place() -> None:
    start = datetime(2014, 10, 10, 15, tzinfo=UTC)
    end = datetime(2014, 10, 13, 4, tzinfo=UTC)
    assert dates.moment_range(start, end, MEXICO) == "10 al 12 de octubre de 2014"
    assert dates.moment_range(start, end, MEXICO, "en") == "October 10 to 12, 2014"
    assert dates.day_range(date(2026, 11, 24), date(2026, 11, 30), "en", today=IN_2026) == (
        "November 24 to 30"
    )


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(days=2, hours=4, minutes=9), "faltan 2 días y 4 horas"),
        (timedelta(days=1, hours=4), "faltan 1 día y 4 horas"),
        (timedelta(days=1, minutes=20), "falta 1 día"),
        (timedelta(days=3), "faltan 3 días"),
        (timedelta(hours=1), "falta 1 hora"),
        (timedelta(hours=3, minutes=1), "faltan 3 horas y 1 minuto"),
        (timedelta(minutes=2, seconds=59), "faltan 2 minutos"),
        (timedelta(seconds=59), "falta menos de un minuto"),
        (timedelta(0), "el plazo terminó"),
        (timedelta(seconds=-1), "el plazo terminó"),
    ],
)
def test_a_countdown_says_the_two_largest_units(left: timedelta, words: str) -> None:
    assert dates.countdown(DEADLINE, DEADLINE - left) == words


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=-20), "hace un momento"),
        (timedelta(minutes=-1), "hace 1 minuto"),
        (timedelta(hours=-3), "hace 3 horas"),
        (timedelta(days=1), "dentro de 1 día"),
        (timedelta(days=-40), "hace 40 días"),
        (timedelta(days=-61), "hace 2 meses"),
        (timedelta(days=-365 * 12), "hace 12 años"),
    ],
)
def test_a_relative_time_keeps_one_unit(span: timedelta, words: str) -> None:
    assert dates.relative(DEADLINE + span, DEADLINE) == words


def test_a_duration_says_its_two_largest_units() -> None:
    assert dates.duration(timedelta(days=2, hours=4)) == "2 días y 4 horas"
    assert dates.duration(timedelta(hours=2)) == "2 horas"
    assert dates.duration(timedelta(0)) == "menos de un minuto"
