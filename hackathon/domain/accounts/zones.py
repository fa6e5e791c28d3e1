"""Which time zones exist."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def is_zone(zone: str) -> bool:
    """Whether the text is the name of an IANA time zone."""
    return zone in _zones()
