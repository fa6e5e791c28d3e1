"""Juries, rounds, assignments and reviews."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hackathon import clock
from hackathon.domain.accounts.models import RoleGrant
from hackathon.domain.accounts.roles import Role
from hackathon.domain.audit.canonical import content_hash
from hackathon.domain.judging.actions.rounds import DEFAULT_TIES, frozen_rules
from hackathon.domain.judging.balancing.lots import seed_commitment
from hackathon.domain.judging.models import (
    Assignment,
    AssignmentOrigin,
    AssignmentState,
    Conflict,
    ConflictKind,
    ConflictSource,
    Judge,
    Review,
    Round,
    RoundState,
    Score,
)
from tests.factories.people import make_person
from tests.factories.saving import change, next_number, save


def make_judge(event: Any, person: Any = None, **values: Any) -> Judge:
    """A judge who signed the declaration."""
    who = person or make_person()
    save(RoleGrant(person_id=who.id, role=Role.JUDGE, event_id=event.id, granted_at=clock.now()))
    given = {"invited_at": clock.now(), "declaration_signed_at": clock.now()} | values
    return save(Judge(event_id=event.id, person_id=who.id, **given))


def make_round(event: Any, state: RoundState = RoundState.OPEN, **values: Any) -> Round:
    """A round; from OPEN on with its rules frozen."""
    given = {
        "number": 1,
        "seed": "seed",
        "seed_commitment": seed_commitment("seed"),
        "tie_rules": list(DEFAULT_TIES),
        "opened_at": None if state == RoundState.DRAFT else clock.now(),
    } | values
    round_ = save(Round(event_id=event.id, state=state, **given))
    if state == RoundState.DRAFT:
        return round_
    rules = frozen_rules(round_)
    return change(round_, rules=rules, rules_hash=content_hash(rules))


def make_assignment(round_: Any, judge: Any, submission: Any, **values: Any) -> Assignment:
    """An entry given to a judge."""
    given = {
        "position": next_number(),
        "origin": AssignmentOrigin.MANUAL,
        "assigned_at": clock.now(),
        "version_id": submission.current_version_id,
    } | values
    return save(
        Assignment(round_id=round_.id, judge_id=judge.id, submission_id=submission.id, **given)
    )


def make_conflict(judge: Any, submission: Any, **values: Any) -> Conflict:
    """A conflict that the judge declared."""
    given = {
        "kind": ConflictKind.WORK,
        "source": ConflictSource.SELF,
        "declared_at": clock.now(),
    } | values
    return save(Conflict(judge_id=judge.id, submission_id=submission.id, **given))


def make_review(assignment: Any, marks: Mapping[Any, int], **values: Any) -> Review:
    """A complete review with one mark for each criterion row of `marks`."""
    given = {"number": 1, "is_complete": True, "saved_at": clock.now()} | values
    review = save(
        Review(
            assignment_id=assignment.id,
            scores=[Score(criterion_id=row.id, value=mark) for row, mark in marks.items()],
            **given,
        )
    )
    done = {"state": AssignmentState.DONE, "done_at": clock.now()}
    change(assignment, **(done if review.is_complete else {"state": AssignmentState.STARTED}))
    return review
