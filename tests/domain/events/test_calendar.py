"""The wizard warns of exams, holidays and veda electoral that fall on an event's days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hackathon.domain.events.calendar import (
    CalendarWarning,
    Period,
    PeriodKind,
    Stretch,
    customary_holidays,
    easter_sunday,
    statutory_holidays,
    warnings_for,
)
from hackathon.domain.events.phases import Schedule

CENTRE = "America/Mexico_City"
ONE_DAY = timedelta(days=1)


def local(month: int, day: int, hour: int = 12) -> datetime:
    """A moment of 2026 in the centre of the country, six hours behind UTC all year."""
    return datetime(2026, month, day, hour, tzinfo=UTC) + timedelta(hours=6)


def period(kind: PeriodKind, first: date, last: date, region: str = "") -> Period:
    return Period(kind, first, last, "demostración", region)


WEEKEND = Schedule(hacking_at=local(11, 14, 9), submissions_until=local(11, 16, 18))
EXAMS = period(PeriodKind.EXAMS, date(2026, 11, 10), date(2026, 11, 14))


def test_the_statutory_days_of_2026_are_those_of_the_law() -> None:
    assert [holiday.starts_on for holiday in statutory_holidays(2026)] == [
        date(2026, 1, 1),
        date(2026, 2, 2),
        date(2026, 3, 16),
        date(2026, 5, 1),
        date(2026, 9, 16),
        date(2026, 11, 16),
        date(2026, 12, 25),
    ]
    assert {holiday.kind for holiday in statutory_holidays(2026)} == {PeriodKind.HOLIDAY}


@pytest.mark.parametrize(
    ("year", "handover"),
    [
        (2006, date(2006, 12, 1)),
        (2012, date(2012, 12, 1)),
        (2018, date(2018, 12, 1)),
        (2024, date(2024, 10, 1)),
        (2030, date(2030, 10, 1)),
    ],
)
def test_every_six_years_the_handover_is_a_holiday(year: int, handover: date) -> None:
    days = {holiday.starts_on: holiday.name for holiday in statutory_holidays(year)}
    assert days[handover] == "Transmisión del Poder Ejecutivo Federal"
    assert len(days) == 8
    assert len(statutory_holidays(year + 1)) == 7


def test_years_before_the_rule_of_mondays_are_refused() -> None:
    with pytest.raises(ValueError, match="2006"):
        statutory_holidays(2005)


@pytest.mark.parametrize(
    "easter",
    [
        # Meeus, Astronomical Algorithms, chapter 8, prints these six.
        date(1991, 3, 31), date(1992, 4, 19), date(1993, 4, 11), date(1954, 4, 18),
        date(2000, 4, 23), date(1818, 3, 22),
        date(2014, 4, 20), date(2024, 3, 31), date(2026, 4, 5), date(2038, 4, 25),
    ],
)  # fmt: skip
def test_easter_falls_on_the_published_sunday(easter: date) -> None:
    assert easter_sunday(easter.year) == easter


@settings(max_examples=40, deadline=None)
@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    easter = easter_sunday(year)
    assert easter.weekday() == 6
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


def test_holy_thursday_and_friday_are_customary() -> None:
    assert [(day.kind, day.starts_on) for day in customary_holidays(2026)] == [
        (PeriodKind.CUSTOMARY, date(2026, 4, 2)),
        (PeriodKind.CUSTOMARY, date(2026, 4, 3)),
    ]


def test_an_exam_period_warns_with_the_days_that_clash() -> None:
    assert warnings_for(WEEKEND, CENTRE, [EXAMS]) == (
        CalendarWarning(Stretch.HACKING, EXAMS, date(2026, 11, 14), date(2026, 11, 14)),
    )


def test_a_holiday_within_a_weekend_warns() -> None:
    (warning,) = warnings_for(WEEKEND, CENTRE, statutory_holidays(2026))
    assert (warning.first_on, warning.period.name) == (
        date(2026, 11, 16),
        "Aniversario de la Revolución",
    )


def test_a_holiday_in_the_middle_of_months_is_no_news_but_its_ends_are() -> None:
    months = Schedule(hacking_at=local(1, 1), submissions_until=local(5, 1, 23))
    warned = warnings_for(months, CENTRE, statutory_holidays(2026))
    assert [warning.first_on for warning in warned] == [date(2026, 1, 1), date(2026, 5, 1)]


@pytest.mark.parametrize("kind", [PeriodKind.VEDA, PeriodKind.EXAMS, PeriodKind.VACATION])
def test_other_periods_warn_anywhere_in_a_long_stretch(kind: PeriodKind) -> None:
    months = Schedule(hacking_at=local(1, 5), submissions_until=local(5, 6))
    inside = period(kind, date(2026, 3, 1), date(2026, 3, 9))
    assert warnings_for(months, CENTRE, [inside]) == (
        CalendarWarning(Stretch.HACKING, inside, date(2026, 3, 1), date(2026, 3, 9)),
    )


def test_days_are_those_of_the_event_and_not_of_greenwich() -> None:
    schedule = Schedule(results_at=datetime(2026, 11, 11, 2, tzinfo=UTC))
    tenth = period(PeriodKind.EXAMS, date(2026, 11, 10), date(2026, 11, 10))
    eleventh = period(PeriodKind.EXAMS, date(2026, 11, 11), date(2026, 11, 11))
    assert [w.period for w in warnings_for(schedule, CENTRE, [eleventh, tenth])] == [tenth]
    assert [w.period for w in warnings_for(schedule, "UTC", [eleventh, tenth])] == [eleventh]


def test_a_window_that_ends_at_midnight_does_not_touch_the_next_day() -> None:
    schedule = Schedule(hacking_at=local(11, 14), submissions_until=local(11, 16, 0))
    assert warnings_for(schedule, CENTRE, statutory_holidays(2026)) == ()


def test_a_window_that_ends_before_it_starts_counts_its_first_day_only() -> None:
    schedule = Schedule(hacking_at=local(11, 16), submissions_until=local(11, 14))
    (warning,) = warnings_for(schedule, CENTRE, statutory_holidays(2026))
    assert (warning.first_on, warning.last_on) == (date(2026, 11, 16), date(2026, 11, 16))


def test_each_stretch_warns_for_itself() -> None:
    schedule = Schedule(
        registration_at=local(11, 1),
        registration_until=local(11, 11),
        hacking_at=local(11, 14),
        submissions_until=local(11, 15),
        judging_at=local(11, 14),
        judging_until=local(11, 15),
        results_at=local(11, 14),
    )
    assert [warning.stretch for warning in warnings_for(schedule, CENTRE, [EXAMS])] == list(Stretch)


def test_another_regions_period_is_left_out_when_the_region_is_known() -> None:
    there = period(PeriodKind.VEDA, date(2026, 11, 14), date(2026, 11, 14), "COA")
    here = period(PeriodKind.VEDA, date(2026, 11, 15), date(2026, 11, 15), "VER")
    everywhere = period(PeriodKind.VEDA, date(2026, 11, 16), date(2026, 11, 16))
    known = warnings_for(WEEKEND, CENTRE, [there, here, everywhere], "VER")
    unknown = warnings_for(WEEKEND, CENTRE, [there, here, everywhere])
    assert [warning.period for warning in known] == [here, everywhere]
    assert [warning.period for warning in unknown] == [there, here, everywhere]


def test_nothing_clashes_beside_the_event() -> None:
    before = period(PeriodKind.EXAMS, date(2026, 11, 1), date(2026, 11, 14) - ONE_DAY)
    after = period(PeriodKind.EXAMS, date(2026, 11, 17), date(2026, 12, 1))
    assert warnings_for(WEEKEND, CENTRE, [before, after]) == ()
    assert warnings_for(Schedule(), CENTRE, [EXAMS]) == ()
