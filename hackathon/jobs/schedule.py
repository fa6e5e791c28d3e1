"""Work that comes round by itself: each kind is left in the queue once in its period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from hackathon import clock
from hackathon.db import writing
from hackathon.domain.jobs.actions import enqueue
from hackathon.jobs.registry import Handler, handles

_periods: dict[str, timedelta] = {}


def repeats(kind: str, every: timedelta) -> Callable[[Handler], Handler]:
    """Register a function without arguments as the one that does this kind of job every so often.

    It may run twice, and a period in which no worker ran is not made up for.
    """

    def register(handler: Handler) -> Handler:
        _periods[kind] = every
        return handles(kind)(handler)

    return register


def leave_what_is_due() -> None:
    """Leave in the queue every kind of repeated work that this period has not seen yet."""
    at = clock.now()
    with writing():
        for kind, every in _periods.items():
            period = int(at.timestamp() // every.total_seconds())
            enqueue(kind, key=f"{kind}:{period}")
