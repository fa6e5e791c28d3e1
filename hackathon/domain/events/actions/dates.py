"""Setting the dates of an event, and moving them in public once it is published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from hackathon import clock
from hackathon.db import db, expect_revision
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.events.actions.editing import refuse_cancelled
from hackathon.domain.events.models import DeadlineChange, Event, EventState
from hackathon.domain.events.phases import Schedule, schedule_faults
from hackathon.domain.events.plans import CLOSINGS, DATES, MEETING
from hackathon.domain.events.rules import EventRule
from hackathon.domain.jobs.actions import enqueue
from hackathon.errors import RuleBroken

LETTER_JOB = "tell_change"

Dates = Mapping[str, datetime | None]


def set_dates(
    actor: Actor, event: Event, dates: Dates, *, reason: str = "", revision: int | None = None
) -> Event:
    """Save the dates; of a published event, each change is public and needs a reason."""
    expect_revision(event, revision)
    refuse_cancelled(event)
    changed = {name: at for name, at in dates.items() if _present(event, name) != at}
    _check_order({name: _present(event, name) for name in DATES} | dict(dates))
    if event.state == EventState.DRAFT:
        _apply(event, changed)
        if changed:
            record("event.dates_set", actor, f"event:{event.id}", **_in_words(changed))
        return event
    for name, at in changed.items():
        _check_public_change(event, name, at)
    if changed and not reason:
        raise RuleBroken(EventRule.REASON_NEEDED, "reason")
    _change_in_public(actor, event, changed, reason)
    return event


def extend_deadline(
    actor: Actor, event: Event, field: str, until: datetime, reason: str
) -> DeadlineChange:
    """Move a closing date of a published event further away, in public, with its reason."""
    refuse_cancelled(event)
    if event.state != EventState.PUBLISHED:
        raise RuleBroken(EventRule.NOT_PUBLISHED, state=True)
    if field not in CLOSINGS:
        raise RuleBroken(EventRule.UNKNOWN_DATE, "field")
    if not reason:
        raise RuleBroken(EventRule.REASON_NEEDED, "reason")
    before = _present(event, field)
    if until <= clock.now() or (before is not None and until <= before):
        raise RuleBroken(EventRule.NOT_LATER, "until")
    if event.results_published_at is not None:
        raise RuleBroken(EventRule.RESULTS_ARE_OUT, state=True)
    _check_order({name: _present(event, name) for name in DATES} | {field: until}, "until")
    return _change_in_public(actor, event, {field: until}, reason)[0]


def announce_change(actor: Actor, event: Event, field: str, reason: str) -> DeadlineChange:
    """Write down in public a change that is no date: of a reto, of the call."""
    change = DeadlineChange(
        event_id=event.id, field=field, reason=reason, at=clock.now(), by=actor.number
    )
    db.session.add(change)
    db.session.flush()
    return change


def _change_in_public(
    actor: Actor, event: Event, changed: Dates, reason: str
) -> list[DeadlineChange]:
    changes = []
    for name, at in changed.items():
        change = announce_change(actor, event, name, reason)
        change.before, change.after = _present(event, name), at
        changes.append(change)
    _apply(event, changed)
    for change in changes:
        moved = _in_words({"before": change.before, "after": change.after})
        record("event.deadline_moved", actor, f"event:{event.id}", field=change.field, **moved)
    if changes:
        ids = [change.id for change in changes]
        enqueue(LETTER_JOB, key=f"{LETTER_JOB}:{ids[0]}", change_ids=ids)
        enqueue("list_projects", event=event.id)
    return changes


def _apply(event: Event, changed: Dates) -> None:
    for name, at in changed.items():
        setattr(event, name, at)
    db.session.flush()


def _present(event: Event, name: str) -> datetime | None:
    if name not in DATES:
        raise RuleBroken(EventRule.UNKNOWN_DATE, name)
    moment: datetime | None = getattr(event, name)
    return moment


def _check_order(dates: Dates, field: str | None = None) -> None:
    schedule = Schedule(**{name: at for name, at in dates.items() if name not in MEETING})
    for fault in schedule_faults(schedule):
        raise RuleBroken(
            EventRule.DATES_OUT_OF_ORDER, field or fault.later_field, earlier=fault.earlier_field
        )
    start, end = dates["starts_at"], dates["ends_at"]
    if start is not None and end is not None and end <= start:
        raise RuleBroken(EventRule.ENDS_BEFORE_IT_STARTS, "ends_at")


def _check_public_change(event: Event, name: str, at: datetime | None) -> None:
    if event.results_published_at is not None and name != "archived_at":
        raise RuleBroken(EventRule.RESULTS_ARE_OUT, state=True)
    before = _present(event, name)
    if name in CLOSINGS and before is not None and (at is None or at < before):
        raise RuleBroken(EventRule.MAY_NOT_SHORTEN, name)


def _in_words(dates: Dates) -> dict[str, str | None]:
    return {name: at.isoformat() if at else None for name, at in dates.items()}
