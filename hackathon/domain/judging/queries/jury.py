"""The judges of an event, their links, and what each one has left."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from hackathon.db import db
from hackathon.domain.accounts.tokens import token_hash
from hackathon.domain.events.models import Event
from hackathon.domain.judging.models import (
    Assignment,
    AssignmentState,
    Judge,
    JudgeLink,
    Round,
    RoundState,
)
from hackathon.errors import Missing

PENDING = (AssignmentState.OFFERED, AssignmentState.STARTED)


def find_link(token: str) -> JudgeLink | None:
    """The link with this token, unless it was revoked or its judge withdrawn."""
    found = (
        select(JudgeLink)
        .join(JudgeLink.judge)
        .where(
            JudgeLink.token_hash == token_hash(token),
            JudgeLink.revoked_at.is_(None),
            Judge.removed_at.is_(None),
        )
        .options(
            joinedload(JudgeLink.judge).joinedload(Judge.person),
            joinedload(JudgeLink.judge).joinedload(Judge.event),
        )
    )
    return db.session.scalar(found)


def get_judge(slug: str, public_id: str) -> Judge:
    """A judge of the event at this address; Missing under any other event."""
    found = (
        select(Judge)
        .join(Judge.event)
        .where(Event.slug == slug, Judge.public_id == public_id)
        .options(joinedload(Judge.event), joinedload(Judge.person))
    )
    return _or_missing(db.session.scalar(found))


def get_seat(slug: str, person_id: int | None) -> Judge:
    """The seat of a person on the jury of the event at this address."""
    found = (
        select(Judge)
        .join(Judge.event)
        .where(Event.slug == slug, Judge.person_id == person_id, Judge.removed_at.is_(None))
        .options(joinedload(Judge.event), joinedload(Judge.person))
    )
    return _or_missing(db.session.scalar(found))


def seats_of(person_id: int | None) -> Sequence[Judge]:
    """The juries that a person sits on, the newest in front."""
    found = (
        select(Judge)
        .where(Judge.person_id == person_id, Judge.removed_at.is_(None))
        .options(joinedload(Judge.event))
        .order_by(Judge.id.desc())
    )
    return db.session.scalars(found).all()


def pending_of(judge: Judge) -> Sequence[Assignment]:
    """What a judge still has to finish in rounds that are prepared or open."""
    found = (
        select(Assignment)
        .join(Assignment.round)
        .where(
            Assignment.judge_id == judge.id,
            Assignment.state.in_(PENDING),
            Round.state.in_((RoundState.DRAFT, RoundState.OPEN)),
        )
        .options(selectinload(Assignment.round))
        .order_by(Assignment.position, Assignment.id)
    )
    return db.session.scalars(found).all()


def _or_missing(judge: Judge | None) -> Judge:
    if judge is None:
        raise Missing
    return judge
