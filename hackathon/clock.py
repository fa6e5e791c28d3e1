"""The only clock: aware UTC, stamped at request arrival, set by tests and the demonstration."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_stopped_at: ContextVar[datetime | None] = ContextVar("stopped_at", default=None)


def now() -> datetime:
    """The present moment in UTC: when the request arrived, or when a test said."""
    return _stopped_at.get() or datetime.now(UTC)


def held_at() -> datetime | None:
    """The moment at which the clock is held, None while it runs."""
    return _stopped_at.get()


@contextmanager
def stopped(at: datetime | None = None) -> Iterator[datetime]:
    """Hold the clock at `at`; without it, at the present moment unless it is held already."""
    moment = at or now()
    if moment.tzinfo is None:
        msg = "the clock needs an aware moment"
        raise ValueError(msg)
    token = _stopped_at.set(moment.astimezone(UTC))
    try:
        yield moment
    finally:
        _stopped_at.reset(token)
