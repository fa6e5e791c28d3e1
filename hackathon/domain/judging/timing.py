"""When a round takes scores: its own closing date, else the event's."""

from __future__ import annotations

from datetime import datetime

from hackathon.domain.events.phases import scores_close_at
from hackathon.domain.judging.models import Round, RoundState


def round_closes_at(round_: Round) -> datetime | None:
    """When the round stops taking scores; None when only an organizer closes it."""
    return round_.closes_at or scores_close_at(round_.event.schedule)


def takes_scores(round_: Round, at: datetime) -> bool:
    """Whether a score that arrived at `at` counts: open, and before the closing moment."""
    closes = round_closes_at(round_)
    return round_.state == RoundState.OPEN and (closes is None or at < closes)


def is_over(round_: Round, at: datetime) -> bool:
    """Whether the round has closed, by an organizer or by time."""
    if round_.state in {RoundState.DRAFT, RoundState.OPEN}:
        closes = round_closes_at(round_)
        return closes is not None and closes <= at
    return True
