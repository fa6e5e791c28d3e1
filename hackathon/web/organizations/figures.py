"""What the public sees of an institution: how much of each thing, and the newest of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from hackathon.db import db
from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.challenges.models import Challenge
from hackathon.domain.challenges.queries import visible_challenges
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.datasets.queries import has_copy
from hackathon.domain.events.models import Event
from hackathon.domain.events.queries import visible_events
from hackathon.domain.organizations.models import Organization
from hackathon.domain.stories.models import Story
from hackathon.domain.stories.queries import public_stories

T = TypeVar("T")
SHOWN = 6


@dataclass(frozen=True)
class Counts:
    """How many public things an institution has."""

    events: int = 0
    challenges: int = 0
    datasets: int = 0
    stories: int = 0


@dataclass(frozen=True)
class Newest:
    """The newest public things of an institution, a few of each."""

    events: Sequence[Event]
    challenges: Sequence[Challenge]
    datasets: Sequence[Dataset]
    stories: Sequence[Story]


def counts_for(organizations: Sequence[Organization]) -> dict[int, Counts]:
    """How many public things each of these institutions has, in one statement."""
    chosen = [organization.id for organization in organizations]
    events, stories = _events().subquery(), public_stories().subquery()
    challenges = _challenges().join(Event).with_only_columns(Event.organization_id).subquery()
    datasets = select(Dataset.organization_id).where(has_copy()).subquery()
    counted = [
        select(func.count()).where(table.c.organization_id == Organization.id).scalar_subquery()
        for table in (events, challenges, datasets, stories)
    ]
    rows = db.session.execute(select(Organization.id, *counted).where(Organization.id.in_(chosen)))
    return {row[0]: Counts(*row[1:]) for row in rows}


def newest_of(organization: Organization) -> Newest:
    """The newest public things of the institution, in a constant number of statements."""
    events = _events().where(Event.organization_id == organization.id)
    challenges = _challenges().join(Event).where(Event.organization_id == organization.id)
    datasets = select(Dataset).where(has_copy(), Dataset.organization_id == organization.id)
    stories = public_stories().where(Story.organization_id == organization.id)
    return Newest(
        events=_first(events.order_by(Event.id.desc()).options(joinedload(Event.organization))),
        challenges=_first(
            challenges.order_by(Challenge.id.desc()).options(joinedload(Challenge.event))
        ),
        datasets=_first(
            datasets.order_by(Dataset.id.desc()).options(selectinload(Dataset.resources))
        ),
        stories=_first(stories.order_by(Story.published_at.desc(), Story.id.desc())),
    )


def _events() -> Select[Event]:
    return visible_events(NOBODY)


def _challenges() -> Select[Challenge]:
    return visible_challenges(NOBODY)


def _first(chosen: Select[T]) -> Sequence[T]:
    return db.session.scalars(chosen.limit(SHOWN)).all()
