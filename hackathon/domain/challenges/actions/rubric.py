"""Writing the rubric, until the jury begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.exc import IntegrityError

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.challenges.models import Criterion
from hackathon.domain.challenges.queries import find_call, rubric_of
from hackathon.domain.challenges.rules import ChallengeRule
from hackathon.domain.events.actions.editing import refuse_cancelled
from hackathon.domain.events.models import Event, EventState
from hackathon.errors import RuleBroken


@dataclass(frozen=True)
class CriterionLine:
    """A criterion with its share of the total (1 is the whole); without an id it is a new one."""

    name: str
    weight: Decimal
    id: int | None = None


def is_rubric_frozen(event: Event) -> bool:
    """Whether the jury has begun, or may begin at any moment."""
    call = find_call(event)
    if call is not None and call.rubric_frozen_at is not None:
        return True
    has_begun = event.judging_at is not None and event.judging_at <= clock.now()
    return event.state == EventState.PUBLISHED and has_begun


def freeze_rubric(actor: Actor, event: Event) -> None:
    """Let nobody change the rubric any more; called when a round opens."""
    call = find_call(event)
    if call is None or call.rubric_frozen_at is not None:
        return
    call.rubric_frozen_at = clock.now()
    db.session.flush()
    record("rubric.frozen", actor, f"event:{event.id}")


def set_rubric(actor: Actor, event: Event, lines: Sequence[CriterionLine]) -> Sequence[Criterion]:
    """Give the event these criteria, in this order; their weights add up to exactly 1."""
    _refuse_frozen(event)
    if not lines:
        raise RuleBroken(ChallengeRule.RUBRIC_EMPTY, "lines")
    total = sum((line.weight for line in lines), Decimal(0))
    if total != 1 or any(line.weight <= 0 for line in lines):
        raise RuleBroken(ChallengeRule.WEIGHTS, "lines", total=f"{total * 100:.2f}")
    if len({line.name.casefold() for line in lines}) != len(lines):
        raise RuleBroken(ChallengeRule.CRITERION_TWICE, "lines")
    known = {criterion.id: criterion for criterion in rubric_of(event)}
    kept = []
    for position, line in enumerate(lines):
        criterion = known.pop(line.id or 0, None) or Criterion(event_id=event.id, anchors={})
        criterion.name, criterion.weight = line.name, line.weight
        criterion.position = position
        db.session.add(criterion)
        kept.append(criterion)
    for criterion in known.values():
        db.session.delete(criterion)
    _flush()
    weights = {str(criterion.id): f"{criterion.weight:.4f}" for criterion in kept}
    record("rubric.set", actor, f"event:{event.id}", weights=weights)
    return kept


def describe_criterion(
    actor: Actor, criterion: Criterion, description: str, anchors: Mapping[str, str]
) -> Criterion:
    """Say what a criterion asks and what each mark of its scale means."""
    _refuse_frozen(criterion.event)
    marks = {str(mark) for mark in range(criterion.lo, criterion.hi + 1)}
    if not set(anchors) <= marks:
        raise RuleBroken(ChallengeRule.ANCHOR_OFF_SCALE, "anchors")
    criterion.description = description
    criterion.anchors = {mark: text for mark, text in anchors.items() if text}
    db.session.flush()
    record("rubric.criterion_described", actor, f"event:{criterion.event_id}", of=criterion.id)
    return criterion


def _refuse_frozen(event: Event) -> None:
    refuse_cancelled(event)
    if is_rubric_frozen(event):
        raise RuleBroken(ChallengeRule.RUBRIC_FROZEN, state=True)


def _flush() -> None:
    try:
        db.session.flush()
    except IntegrityError as error:
        raise RuleBroken(ChallengeRule.CRITERION_IN_USE, state=True) from error
