"""Opening an event to the public, and calling it off."""

from __future__ import annotations

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.events.actions.editing import refuse_cancelled
from hackathon.domain.events.actions.finding import refresh_search
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.events.rules import EventRule
from hackathon.domain.jobs.actions import enqueue
from hackathon.errors import RuleBroken

CANCEL_JOB = "tell_cancellation"


def open_to_public(actor: Actor, event: Event) -> Event:
    """Show the event to everybody from now on; what it still lacks is asked before."""
    refuse_cancelled(event)
    if event.state == EventState.PUBLISHED:
        raise RuleBroken(EventRule.ALREADY_PUBLISHED, state=True)
    at = clock.now()
    event.state, event.published_at = EventState.PUBLISHED, at
    event.announced_at = min(event.announced_at or at, at)
    db.session.flush()
    refresh_search(event)
    record("event.published", actor, f"event:{event.id}", slug=event.slug)
    return event


def cancel_event(actor: Actor, event: Event, reason: str) -> Event:
    """Call a published event off, in public, and tell everybody who registered."""
    refuse_cancelled(event)
    if event.state != EventState.PUBLISHED:
        raise RuleBroken(EventRule.NOT_PUBLISHED, state=True)
    if event.results_published_at is not None:
        raise RuleBroken(EventRule.RESULTS_ARE_OUT, state=True)
    if not reason:
        raise RuleBroken(EventRule.REASON_NEEDED, "reason")
    event.state, event.cancelled_at = EventState.CANCELLED, clock.now()
    event.cancel_reason = reason
    db.session.flush()
    refresh_search(event)
    record("event.cancelled", actor, f"event:{event.id}")
    enqueue(CANCEL_JOB, key=f"{CANCEL_JOB}:{event.id}", event_id=event.id)
    return event
