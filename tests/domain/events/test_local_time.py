"""Typed times become UTC, and a time in a gap or fold asks which one is meant."""

import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hackathon.domain.events.local_time import (
    MEXICAN_ZONES,
    Choice,
    LocalTimeRule,
    parse_local,
    to_utc,
    wall_clock,
    zone_named,
)
from hackathon.errors import RuleBroken

CENTRE = "America/Mexico_City"
BORDER = "America/Tijuana"


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.fixture
def only_shipped_zones() -> Iterator[None]:
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath(to=[])
    zoneinfo.ZoneInfo.clear_cache()
    yield
    zoneinfo.reset_tzpath(to=before)


def test_the_product_brings_its_own_zones(only_shipped_zones: None) -> None:
    assert [zone_named(name).key for name in MEXICAN_ZONES] == list(MEXICAN_ZONES)


@pytest.mark.parametrize(
    ("text", "zone", "moment"),
    [
        ("2026-07-15T23:59", CENTRE, utc(2026, 7, 16, 5, 59)),
        ("2022-07-15T23:59", CENTRE, utc(2022, 7, 16, 4, 59)),  # the last summer time
        ("2026-01-15T23:59", BORDER, utc(2026, 1, 16, 7, 59)),
        ("2026-07-15T23:59", BORDER, utc(2026, 7, 16, 6, 59)),
        ("2026-07-15T23:59", "America/Cancun", utc(2026, 7, 16, 4, 59)),
        ("2026-07-15T23:59", "America/Hermosillo", utc(2026, 7, 16, 6, 59)),
        ("2026-07-15T23:59", "America/Ciudad_Juarez", utc(2026, 7, 16, 5, 59)),
        (" 2026-07-15 23:59:30 ", CENTRE, utc(2026, 7, 16, 5, 59, 30)),
        ("2026-07-15T23:59-06:00", CENTRE, utc(2026, 7, 16, 5, 59)),
        ("2026-07-15T23:59Z", "UTC", utc(2026, 7, 15, 23, 59)),
    ],
)
def test_a_typed_time_is_that_of_its_zone_on_its_day(
    text: str, zone: str, moment: datetime
) -> None:
    assert parse_local(text, zone) == moment
    assert parse_local(text, zone).tzinfo is UTC


def test_a_time_in_the_gap_is_refused_with_both_readings() -> None:
    with pytest.raises(RuleBroken) as refused:
        parse_local("2026-03-08T02:30", BORDER, "hacking_at")
    assert refused.value.rule is LocalTimeRule.IN_GAP
    assert refused.value.field == "hacking_at"
    assert refused.value.facts["choices"] == (
        Choice("2026-03-08T01:30-08:00", utc(2026, 3, 8, 9, 30)),
        Choice("2026-03-08T03:30-07:00", utc(2026, 3, 8, 10, 30)),
    )


def test_a_time_in_the_fold_is_refused_with_both_readings() -> None:
    with pytest.raises(RuleBroken) as refused:
        parse_local("2026-11-01T01:30:15", BORDER)
    assert refused.value.rule is LocalTimeRule.IN_FOLD
    assert refused.value.facts["choices"] == (
        Choice("2026-11-01T01:30:15-07:00", utc(2026, 11, 1, 8, 30, 15)),
        Choice("2026-11-01T01:30:15-08:00", utc(2026, 11, 1, 9, 30, 15)),
    )


@pytest.mark.parametrize("text", ["2026-03-08T02:30", "2026-11-01T01:30"])
def test_each_offered_choice_is_taken_when_typed_back(text: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        parse_local(text, BORDER)
    choices = refused.value.facts["choices"]
    assert isinstance(choices, tuple)
    assert [parse_local(choice.text, BORDER) for choice in choices] == [c.at for c in choices]


def test_an_offset_that_the_zone_does_not_have_then_is_refused() -> None:
    with pytest.raises(RuleBroken) as refused:
        parse_local("2026-07-15T12:00-05:00", CENTRE)
    assert refused.value.rule is LocalTimeRule.WRONG_OFFSET
    assert refused.value.facts["choices"] == (
        Choice("2026-07-15T11:00-06:00", utc(2026, 7, 15, 17)),
    )


@pytest.mark.parametrize(
    "text",
    [
        "", "mañana", "2026-07-15", "15/07/2026 23:59", "2026-02-30T10:00", "2026-07-15T24:01",
        "2026-07-15T23:59:60", "20260715T2359", "2026-W29-3T10:00", "2026-07-15T23:59+99:00",
        "٢٠٢٦-07-15T23:59", "0001-01-01T00:00+14:00", "9999-12-31T23:59",
    ],
)  # fmt: skip
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        parse_local(text, CENTRE, "results_at")
    assert (refused.value.rule, refused.value.field) == (LocalTimeRule.NOT_A_TIME, "results_at")


@pytest.mark.parametrize(
    "name", ["", "America", "America/Xalapa", "../etc/passwd", "/etc/x", "a\0b"]
)
def test_an_unknown_zone_is_refused(name: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        parse_local("2026-07-15T23:59", name)
    assert refused.value.rule is LocalTimeRule.UNKNOWN_ZONE


def test_the_wall_clock_shows_a_moment_in_its_zone() -> None:
    shown = wall_clock(utc(2026, 7, 16, 6, 59), BORDER)
    assert shown.isoformat() == "2026-07-15T23:59:00-07:00"


@settings(max_examples=60, deadline=None)
@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 - wants naive bounds
    st.sampled_from(MEXICAN_ZONES),
)
def test_every_moment_survives_its_wall_clock_with_offset(at: datetime, zone: str) -> None:
    moment = at.replace(second=0, microsecond=0, tzinfo=UTC)
    assert parse_local(wall_clock(moment, zone).isoformat(), zone) == moment
    assert to_utc(moment.astimezone(timezone(timedelta(0))), "UTC") == moment
