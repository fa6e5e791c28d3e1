"""Rounds of an event, their rubric, and the entries that are judged in them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from hackathon.db import db
from hackathon.domain.challenges.models import Criterion
from hackathon.domain.events.models import Event
from hackathon.domain.judging.models import Assignment, Judge, Review, Round, Score
from hackathon.domain.submissions.models import Submission
from hackathon.errors import Missing


def rounds_of(event: Event) -> Sequence[Round]:
    """The rounds of an event, the first one in front."""
    found = select(Round).where(Round.event_id == event.id).order_by(Round.number)
    return db.session.scalars(found.options(joinedload(Round.event))).all()


def find_round(event: Event) -> Round | None:
    """The round that an event stands in: the one with the highest number."""
    found = select(Round).where(Round.event_id == event.id).order_by(Round.number.desc()).limit(1)
    return db.session.scalar(found.options(joinedload(Round.event)))


def get_round(event: Event) -> Round:
    """The round that an event stands in; Missing when none is prepared."""
    found = find_round(event)
    if found is None:
        raise Missing
    return found


def criteria_of(event_id: int) -> Sequence[Criterion]:
    """The rubric as it is being written, in order."""
    found = select(Criterion).where(Criterion.event_id == event_id)
    return db.session.scalars(found.order_by(Criterion.position, Criterion.id)).all()


def entries_in(event_id: int) -> Select[Submission]:
    """The projects that a round judges: handed in, not withdrawn, not of another time."""
    return select(Submission).where(
        Submission.event_id == event_id,
        Submission.current_version_id.is_not(None),
        Submission.withdrawn_at.is_(None),
        Submission.is_historical.is_(False),
    )


def entries_of(event_id: int) -> Sequence[Submission]:
    """The projects to judge with team and handed-in version, in order of their folio."""
    found = entries_in(event_id).options(
        joinedload(Submission.team), joinedload(Submission.current_version)
    )
    return db.session.scalars(found.order_by(Submission.id)).all()


def judges_of(event_id: int) -> Sequence[Judge]:
    """The members of the jury who were not withdrawn, by name."""
    found = (
        select(Judge)
        .join(Judge.person)
        .where(Judge.event_id == event_id, Judge.removed_at.is_(None))
        .options(joinedload(Judge.person))
        .order_by(Judge.id)
    )
    return db.session.scalars(found).all()


def has_scores(event_id: int) -> bool:
    """Whether anybody has given a mark in a round of this event."""
    found = (
        select(Score.review_id)
        .join(Review, Review.id == Score.review_id)
        .join(Assignment, Assignment.id == Review.assignment_id)
        .join(Round, Round.id == Assignment.round_id)
        .where(Round.event_id == event_id)
        .limit(1)
    )
    return db.session.scalar(found) is not None
