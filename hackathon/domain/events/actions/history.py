"""Telling an event of another time: marked as history, with the figures that its source gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.events.actions.editing import refuse_cancelled
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.events.rules import EventRule
from hackathon.errors import RuleBroken


@dataclass(frozen=True)
class Figure:
    """A number that the source gives, as it is written, and what it counts."""

    value: str
    label: str


def tell_history(actor: Actor, event: Event, figures: Sequence[Figure]) -> Event:
    """Mark a draft as an event of another time; what its source counts stands as figures only."""
    refuse_cancelled(event)
    if event.state != EventState.DRAFT:
        raise RuleBroken(EventRule.ALREADY_PUBLISHED, state=True)
    event.is_historical = True
    event.figures = [{"value": figure.value, "label": figure.label} for figure in figures]
    db.session.flush()
    record("event.told_as_history", actor, f"event:{event.id}", figures=len(event.figures))
    return event
