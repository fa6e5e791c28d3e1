"""The dates that an event of each kind begins with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hackathon.domain.events.local_time import wall_clock
from hackathon.domain.events.models import EventKind
from hackathon.domain.events.phases import Schedule, schedule_faults
from hackathon.domain.events.plans import DATES, MEETING, planned_dates

NOW = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize("kind", EventKind)
@pytest.mark.parametrize("days", [-20, 0.2, 1, 10, 90])
def test_planned_dates_stand_in_order(kind: EventKind, days: float) -> None:
    dates = planned_dates(kind.value, NOW + timedelta(days=days), "America/Mexico_City", NOW)
    assert set(dates) <= set(DATES)
    schedule = Schedule(**{name: at for name, at in dates.items() if name not in MEETING})
    assert schedule_faults(schedule) == ()


def test_days_are_counted_on_the_calendar_of_the_zone() -> None:
    start = datetime(
        2027, 3, 13, 17, 0, tzinfo=UTC
    )  # 09:00 in Tijuana, a day before its clocks move
    dates = planned_dates("hackaton", start, "America/Tijuana", NOW)
    assert dates["hacking_at"] == start
    noon = wall_clock(dates["submissions_until"], "America/Tijuana")
    assert (noon.day, noon.hour) == (15, 12)
    assert dates["submissions_until"] - start == timedelta(days=2, hours=2)


def test_a_workshop_meets_for_two_hours_and_takes_no_projects() -> None:
    start = NOW + timedelta(days=30)
    dates = planned_dates("taller", start, "America/Monterrey", NOW)
    assert dates["ends_at"] - dates["starts_at"] == timedelta(hours=2)
    assert "submissions_until" not in dates
    assert "hacking_at" not in dates


def test_what_would_open_in_the_past_opens_now() -> None:
    dates = planned_dates("dataton", NOW + timedelta(days=3), "America/Mexico_City", NOW)
    assert dates["registration_at"] == NOW


def test_an_event_of_the_past_keeps_its_own_dates() -> None:
    start = datetime(2014, 10, 10, 14, 0, tzinfo=UTC)
    dates = planned_dates("hackaton", start, "America/Mexico_City", NOW)
    assert dates["registration_at"] < start
