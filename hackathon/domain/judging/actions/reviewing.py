"""Saving reviews: every saving is a new revision, and each arrives once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.judging.models import Assignment, AssignmentState, Review, Score
from hackathon.domain.judging.queries.reviews import latest_review
from hackathon.domain.judging.rubric import (
    checked_marks,
    field_of,
    frozen_rubric,
    missing_marks,
)
from hackathon.domain.judging.rules import JudgingRule
from hackathon.domain.judging.timing import takes_scores
from hackathon.errors import RuleBroken, Stale

TEXT_LENGTH = 5000
KEY = re.compile(r"[A-Za-z0-9-]{8,64}")


@dataclass(frozen=True, kw_only=True)
class ReviewDraft:
    """What a judge sends: marks by criterion as they were typed, and texts.

    `seen` is the number of the revision that the judge had before; None does not ask.
    """

    marks: Mapping[int, object]
    notes: str = ""
    feedback: str = ""
    seen: int | None = None
    key: str | None = None
    must_be_complete: bool = field(default=False)


def save_review(actor: Actor, assignment: Assignment, draft: ReviewDraft) -> Review:
    """Keep a revision of a review; the same key gives the same answer, at any time.

    RuleBroken for a mark that is no whole number on its scale, an unknown criterion, and, when
    the draft must be complete, a missing one; of state once the round is closed. Stale with the
    stored review when another revision was saved since `seen`.
    """
    db.session.refresh(assignment, ["state", "done_at"], with_for_update=True)
    rubric = frozen_rubric(assignment.round.rules)
    arrived = _arrived(draft.key)
    if arrived:
        return _same(arrived, assignment, checked_marks(rubric, draft.marks), draft)
    _expect_open(assignment)
    marks = checked_marks(rubric, draft.marks)
    missing = missing_marks(rubric, marks)
    if draft.must_be_complete and missing:
        raise RuleBroken(
            JudgingRule.MARK_MISSING, field_of(missing[0].id), criterion=missing[0].name
        )
    _expect_texts(draft)
    latest = latest_review(assignment)
    if latest and _says_the_same(latest, marks, draft):
        return latest
    if draft.seen is not None and draft.seen != (latest.number if latest else 0):
        raise Stale(latest)
    review = _write(assignment, latest.number + 1 if latest else 1, marks, draft)
    review.is_complete = not missing
    _move_on(assignment, review)
    record(
        "review.saved",
        actor,
        f"assignment:{assignment.id}",
        number=review.number,
        is_complete=review.is_complete,
    )
    return review


def _arrived(key: str | None) -> Review | None:
    if key is None:
        return None
    if not KEY.fullmatch(key):
        raise RuleBroken(JudgingRule.KEY_NOT_VALID)
    return db.session.scalar(
        select(Review).where(Review.idempotency_key == key).options(selectinload(Review.scores))
    )


def _same(
    arrived: Review, assignment: Assignment, marks: Mapping[int, int], draft: ReviewDraft
) -> Review:
    if arrived.assignment_id != assignment.id or not _says_the_same(arrived, marks, draft):
        raise RuleBroken(JudgingRule.KEY_NOT_VALID)
    return arrived


def _expect_open(assignment: Assignment) -> None:
    if assignment.state in {AssignmentState.RECUSED, AssignmentState.WITHDRAWN}:
        raise RuleBroken(JudgingRule.ASSIGNMENT_ENDED, state=True)
    if not takes_scores(assignment.round, clock.now()):
        raise RuleBroken(JudgingRule.ROUND_CLOSED, state=True)
    if assignment.judge.declaration_signed_at is None:
        raise RuleBroken(JudgingRule.NOT_DECLARED, state=True)


def _expect_texts(draft: ReviewDraft) -> None:
    for name, text in (("notes", draft.notes), ("feedback", draft.feedback)):
        if len(text) > TEXT_LENGTH:
            raise RuleBroken(JudgingRule.TEXT_TOO_LONG, name, most=TEXT_LENGTH)


def _says_the_same(latest: Review, marks: Mapping[int, int], draft: ReviewDraft) -> bool:
    stored = {score.criterion_id: score.value for score in latest.scores}
    return (stored, latest.notes, latest.feedback) == (marks, draft.notes, draft.feedback)


def _write(
    assignment: Assignment, number: int, marks: Mapping[int, int], draft: ReviewDraft
) -> Review:
    review = Review(
        assignment_id=assignment.id,
        number=number,
        idempotency_key=draft.key,
        notes=draft.notes,
        feedback=draft.feedback,
        saved_at=clock.now(),
        scores=[Score(criterion_id=key, value=mark) for key, mark in marks.items()],
    )
    db.session.add(review)
    db.session.flush()
    return review


def _move_on(assignment: Assignment, review: Review) -> None:
    at = clock.now()
    assignment.opened_at = assignment.opened_at or at
    assignment.judge.last_seen_at = at
    if review.is_complete:
        assignment.state, assignment.done_at = AssignmentState.DONE, assignment.done_at or at
    else:
        assignment.state, assignment.done_at = AssignmentState.STARTED, None
    db.session.flush()
