"""A judge's own work: assignments, the newest revision of a review, and progress."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import joinedload, selectinload

from hackathon.db import db
from hackathon.domain.judging.models import (
    Assignment,
    AssignmentState,
    Judge,
    Review,
    Round,
    RoundState,
)
from hackathon.domain.submissions.models import Submission
from hackathon.errors import Missing

LIVE = (AssignmentState.OFFERED, AssignmentState.STARTED, AssignmentState.DONE)


@dataclass(frozen=True, slots=True)
class Seat:
    """A jury somebody sits on, the round it stands in, and how far they are."""

    judge: Judge
    round: Round
    done: int
    total: int

    @property
    def left(self) -> int:
        """How many entries are still to be finished."""
        return self.total - self.done


def get_assignment(public_id: str) -> Assignment:
    """An assignment with all that the judge's screen shows."""
    found = (
        select(Assignment)
        .where(Assignment.public_id == public_id)
        .options(
            joinedload(Assignment.round).joinedload(Round.event),
            joinedload(Assignment.judge).joinedload(Judge.person),
            joinedload(Assignment.judge).selectinload(Judge.conflicts),
            joinedload(Assignment.submission).joinedload(Submission.team),
            joinedload(Assignment.submission).joinedload(Submission.challenge),
            joinedload(Assignment.version),
        )
    )
    assignment = db.session.scalar(found)
    if assignment is None:
        raise Missing
    return assignment


def latest_review(assignment: Assignment) -> Review | None:
    """The newest revision of a review with its marks."""
    found = (
        select(Review)
        .where(Review.assignment_id == assignment.id)
        .order_by(Review.number.desc())
        .limit(1)
        .options(selectinload(Review.scores))
    )
    return db.session.scalar(found)


def assignments_of(judge: Judge, round_: Round) -> Sequence[Assignment]:
    """What a judge has in a round, in the judge's order."""
    found = (
        select(Assignment)
        .where(
            Assignment.judge_id == judge.id,
            Assignment.round_id == round_.id,
            Assignment.state.in_(LIVE),
        )
        .options(
            joinedload(Assignment.version),
            joinedload(Assignment.submission).joinedload(Submission.challenge),
        )
        .order_by(Assignment.position, Assignment.id)
    )
    return db.session.scalars(found).all()


def seats_with_progress(person_id: int | None) -> list[Seat]:
    """The rounds that a person judges in, those still open in front, with the own progress."""
    done = func.sum(case((Assignment.state == AssignmentState.DONE, 1), else_=0))
    counted = (
        select(
            Assignment.judge_id,
            Assignment.round_id,
            done.label("done"),
            func.count().label("total"),
        )
        .where(Assignment.state.in_(LIVE))
        .group_by(Assignment.judge_id, Assignment.round_id)
        .subquery()
    )
    rows = db.session.execute(
        select(Judge, Round, counted.c.done, counted.c.total)
        .join(counted, counted.c.judge_id == Judge.id)
        .join(Round, Round.id == counted.c.round_id)
        .where(
            Judge.person_id == person_id,
            Judge.removed_at.is_(None),
            Round.state != RoundState.DRAFT,
        )
        .options(joinedload(Judge.event), joinedload(Round.event))
        .order_by(case((Round.state == RoundState.OPEN, 0), else_=1), Round.id.desc())
    )
    return [Seat(judge, round_, int(done), total) for judge, round_, done, total in rows]
