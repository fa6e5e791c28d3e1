"""Local wall-clock time in an IANA zone, turned into UTC; a time that is no time asks which one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hackathon.errors import RuleBroken

MEXICAN_ZONES = (
    "America/Mexico_City",
    "America/Monterrey",
    "America/Merida",
    "America/Cancun",
    "America/Chihuahua",
    "America/Ciudad_Juarez",
    "America/Ojinaga",
    "America/Matamoros",
    "America/Mazatlan",
    "America/Bahia_Banderas",
    "America/Hermosillo",
    "America/Tijuana",
)
# Outside these years a slip of the keyboard is likelier than an event.
EARLIEST_YEAR, LATEST_YEAR = 1970, 2200
_TYPED = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:\d{2})?", re.ASCII
)


class LocalTimeRule(StrEnum):
    """Why a typed time is not taken."""

    UNKNOWN_ZONE = "local_time_unknown_zone"
    NOT_A_TIME = "local_time_not_a_time"
    IN_GAP = "local_time_in_gap"
    IN_FOLD = "local_time_in_fold"
    WRONG_OFFSET = "local_time_wrong_offset"


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading of an ambiguous time: `text` can be typed back as it is, `at` is in UTC."""

    text: str
    at: datetime


def zone_named(name: str) -> ZoneInfo:
    """The IANA zone called `name`; RuleBroken(UNKNOWN_ZONE) when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise RuleBroken(LocalTimeRule.UNKNOWN_ZONE, zone=name) from error


def wall_clock(at: datetime, zone: str) -> datetime:
    """The aware moment `at` as the clocks of `zone` show it."""
    return at.astimezone(zone_named(zone))


def parse_local(text: str, zone: str, field: str | None = None) -> datetime:
    """The UTC moment of `text` (AAAA-MM-DDTHH:MM, seconds optional) on the clocks of `zone`.

    An offset may follow (`-07:00`, `Z`), which settles a fold; it must be one that the zone has
    at that moment. RuleBroken beside `field`: NOT_A_TIME, WRONG_OFFSET, UNKNOWN_ZONE, and IN_GAP
    or IN_FOLD with the fact `choices`, a pair of `Choice`.
    """
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        raise RuleBroken(LocalTimeRule.NOT_A_TIME, field, text=text)
    day, clock, offset = found.groups()
    try:
        typed = datetime.fromisoformat(f"{day}T{clock}{offset or ''}")
    except ValueError as error:
        raise RuleBroken(LocalTimeRule.NOT_A_TIME, field, text=text) from error
    if not EARLIEST_YEAR <= typed.year <= LATEST_YEAR:
        raise RuleBroken(LocalTimeRule.NOT_A_TIME, field, text=text)
    return to_utc(typed, zone, field)


def to_utc(wall: datetime, zone: str, field: str | None = None) -> datetime:
    """The UTC moment of a wall-clock time: naive, or aware with an offset that the zone has then.

    The two readings of a naive time are those of PEP 495 (`fold` 0 and 1): equal for an ordinary
    time, both true in a fold, neither true in a gap. Errors as in `parse_local`.
    """
    place = zone_named(zone)
    if wall.tzinfo is not None:
        local = wall.astimezone(place)
        if local.utcoffset() != wall.utcoffset():
            raise RuleBroken(
                LocalTimeRule.WRONG_OFFSET, field, zone=zone, choices=(_choice(local),)
            )
        return wall.astimezone(UTC)
    readings = [wall.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1)]
    if readings[0] == readings[1]:
        return readings[0]
    rule = LocalTimeRule.IN_FOLD if _exists(wall, readings[0], place) else LocalTimeRule.IN_GAP
    choices = tuple(_choice(at.astimezone(place)) for at in sorted(readings))
    raise RuleBroken(rule, field, zone=zone, choices=choices)


def _exists(wall: datetime, at: datetime, place: ZoneInfo) -> bool:
    return at.astimezone(place).replace(tzinfo=None, fold=0) == wall.replace(fold=0)


def _choice(local: datetime) -> Choice:
    spec = "seconds" if local.second else "minutes"
    return Choice(local.isoformat(timespec=spec), local.astimezone(UTC))
