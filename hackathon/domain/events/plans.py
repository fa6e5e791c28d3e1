"""Sensible dates for a new event of each kind, counted from the day on which it starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, time, timedelta
from types import MappingProxyType

from hackathon.domain.events.local_time import to_utc, wall_clock
from hackathon.domain.events.phases import Schedule

MEETING = ("starts_at", "ends_at")
DATES = (*(field.name for field in fields(Schedule)), *MEETING)
CLOSINGS = ("registration_until", "submissions_until", "judging_until")
MORNING = time(9, 0)
NOON = time(12, 0)
EVENING = time(18, 0)
LAST_MINUTE = time(23, 59)


@dataclass(frozen=True)
class Day:
    """A moment of a plan: days after the start, at a time of the local clock."""

    after: int
    at: time


Plan = Mapping[str, Day | None]

# None stands for the start itself. Dates that a kind does not have are absent.
PLANS: Mapping[str, Plan] = MappingProxyType(
    {
        "dataton": {
            "registration_at": Day(-35, MORNING),
            "registration_until": Day(-1, LAST_MINUTE),
            "hacking_at": None,
            "submissions_until": Day(14, EVENING),
            "judging_at": Day(15, MORNING),
            "judging_until": Day(25, EVENING),
            "results_at": Day(28, NOON),
            "archived_at": Day(393, NOON),
        },
        "hackaton": {
            "registration_at": Day(-30, MORNING),
            "registration_until": Day(-1, LAST_MINUTE),
            "hacking_at": None,
            "submissions_until": Day(2, NOON),
            "judging_at": Day(2, time(13, 0)),
            "judging_until": Day(9, EVENING),
            "results_at": Day(12, NOON),
            "archived_at": Day(377, NOON),
        },
        "reto_abierto": {
            "registration_at": None,
            "registration_until": Day(60, LAST_MINUTE),
            "hacking_at": Day(1, MORNING),
            "submissions_until": Day(60, LAST_MINUTE),
            "judging_at": Day(61, MORNING),
            "judging_until": Day(75, EVENING),
            "results_at": Day(80, NOON),
            "archived_at": Day(445, NOON),
        },
        "taller": {
            "registration_at": Day(-21, MORNING),
            "registration_until": Day(-1, EVENING),
            "starts_at": None,
            "archived_at": Day(30, NOON),
        },
        "conferencia": {
            "registration_at": Day(-30, MORNING),
            "registration_until": Day(-1, EVENING),
            "starts_at": None,
            "archived_at": Day(60, NOON),
        },
    }
)
MEETING_LENGTHS = {"taller": timedelta(hours=2), "conferencia": timedelta(hours=6)}


def planned_dates(kind: str, start: datetime, zone: str, now: datetime) -> dict[str, datetime]:
    """The UTC dates of an event of `kind` whose first day begins at `start`.

    Days are counted on the calendar of `zone`. What would open in the past opens now instead,
    unless the start itself lies in the past.
    """
    local = wall_clock(start, zone)
    dates = {
        field: start if day is None else _moment(local, day, zone)
        for field, day in PLANS[kind].items()
    }
    if start > now:
        dates["registration_at"] = max(dates["registration_at"], now)
        dates["registration_until"] = max(dates["registration_until"], min(start, _soon(now)))
    if kind in MEETING_LENGTHS:
        dates["ends_at"] = start + MEETING_LENGTHS[kind]
    return dates


def _moment(local: datetime, day: Day, zone: str) -> datetime:
    return to_utc(datetime.combine(local.date() + timedelta(days=day.after), day.at), zone)


def _soon(now: datetime) -> datetime:
    return now + timedelta(hours=1)
