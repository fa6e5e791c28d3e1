"""Conflicts of interest: declared in one tap, never deleted, and passed on at once."""

from __future__ import annotations

from sqlalchemy import select

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.judging.actions.assigning import expect_assignable, hand_over
from hackathon.domain.judging.models import (
    Assignment,
    AssignmentState,
    Conflict,
    ConflictKind,
    ConflictSource,
    Judge,
    Round,
    RoundState,
)
from hackathon.domain.judging.queries.panel import LIVE
from hackathon.domain.judging.rules import JudgingRule
from hackathon.domain.submissions.models import Submission
from hackathon.errors import RuleBroken

NOTE_LENGTH = 500


def declare_conflict(actor: Actor, assignment: Assignment, kind: str, note: str = "") -> Conflict:
    """Excuse oneself from an entry; it goes to another judge in the same moment."""
    db.session.refresh(assignment, ["state"], with_for_update=True)
    expect_assignable(assignment.round)
    conflict = _write(
        actor, (assignment.judge, assignment.submission), ConflictSource.SELF, (kind, note)
    )
    _recuse(actor, assignment)
    return conflict


def flag_conflict(
    actor: Actor,
    judge: Judge,
    submission: Submission,
    source: ConflictSource,
    grounds: tuple[str, str],
) -> Conflict:
    """Note a conflict that somebody else pointed out; `grounds` are its kind and a note.

    What the judge has of that entry in a round under way is taken back and passed on.
    """
    if judge.event_id != submission.event_id:
        raise RuleBroken(JudgingRule.NOT_AN_ENTRY, "submission")
    conflict = _write(actor, (judge, submission), source, grounds)
    held = (
        select(Assignment)
        .join(Assignment.round)
        .where(
            Assignment.judge_id == judge.id,
            Assignment.submission_id == submission.id,
            Assignment.state.in_(LIVE),
            Round.state.in_((RoundState.DRAFT, RoundState.OPEN)),
        )
    )
    for assignment in db.session.scalars(held).all():
        _recuse(actor, assignment)
    return conflict


def _write(
    actor: Actor, pair: tuple[Judge, Submission], source: ConflictSource, grounds: tuple[str, str]
) -> Conflict:
    judge, submission = pair
    kind, note = grounds
    if kind not in set(ConflictKind):
        raise RuleBroken(JudgingRule.UNKNOWN_CONFLICT, "kind")
    if len(note) > NOTE_LENGTH:
        raise RuleBroken(JudgingRule.TEXT_TOO_LONG, "note", most=NOTE_LENGTH)
    found = db.session.scalar(
        select(Conflict).where(
            Conflict.judge_id == judge.id,
            Conflict.submission_id == submission.id,
            Conflict.source == source,
        )
    )
    if found:
        return found
    conflict = Conflict(
        judge=judge,
        submission=submission,
        kind=ConflictKind(kind),
        source=source,
        note=note.strip(),
        declared_at=clock.now(),
    )
    db.session.add(conflict)
    db.session.flush()
    record(
        "conflict.declared",
        actor,
        f"conflict:{conflict.id}",
        judge=judge.id,
        submission=submission.id,
        kind=kind,
        source=source.value,
    )
    return conflict


def _recuse(actor: Actor, assignment: Assignment) -> None:
    if assignment.state == AssignmentState.RECUSED:
        return
    assignment.state = AssignmentState.RECUSED
    db.session.flush()
    record("assignment.recused", actor, f"assignment:{assignment.id}")
    hand_over(assignment, "recused")
