"""Retos, rubric, prizes and call of an event, and who may find them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, load_only, selectinload

from hackathon.db import db
from hackathon.domain.challenges.models import (
    Challenge,
    ChallengeDataset,
    Convocatoria,
    ConvocatoriaVersion,
    Criterion,
    Prize,
)
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.events.models import Event
from hackathon.domain.events.queries import open_events, visible_events
from hackathon.errors import Missing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm.interfaces import ORMOption

    from hackathon.domain.accounts.actor import Actor


def listed() -> tuple[ORMOption, ...]:
    """What a list of retos shows of each: its category, its prizes, its data with formats."""
    return (
        joinedload(Challenge.track),
        selectinload(Challenge.prizes),
        selectinload(Challenge.links)
        .joinedload(ChallengeDataset.dataset)
        .selectinload(Dataset.resources),
    )


def get_challenge(event_slug: str, slug: str) -> Challenge:
    """The reto of this event; Missing when the event has no such reto."""
    found = (
        select(Challenge)
        .join(Challenge.event)
        .where(Event.slug == event_slug, Challenge.slug == slug)
        .options(joinedload(Challenge.event).joinedload(Event.organization), *listed())
    )
    challenge = db.session.scalar(found)
    if challenge is None:
        raise Missing
    return challenge


def challenge_choices(event: Event) -> Sequence[Challenge]:
    """The retos of an event by name alone, to choose one from."""
    found = select(Challenge).where(Challenge.event_id == event.id)
    named = found.options(load_only(Challenge.slug, Challenge.title))
    return db.session.scalars(named.order_by(Challenge.position, Challenge.id)).all()


def challenges_of(event: Event) -> Sequence[Challenge]:
    """The retos of an event in order, with all that a list shows."""
    found = (
        select(Challenge)
        .where(Challenge.event_id == event.id)
        .order_by(Challenge.position, Challenge.id)
        .options(*listed())
    )
    return db.session.scalars(found).all()


def visible_challenges(actor: Actor) -> Select[Challenge]:
    """The retos that the actor may see; equal to `may_see_challenge`, row by row."""
    events = visible_events(actor).with_only_columns(Event.id)
    return select(Challenge).where(Challenge.event_id.in_(events))


def open_challenges(actor: Actor, at: datetime) -> Select[Challenge]:
    """The retos of events under way, with their event and all that a list shows."""
    events = open_events(actor, at).with_only_columns(Event.id).order_by(None)
    return (
        visible_challenges(actor)
        .where(Challenge.event_id.in_(events))
        .options(joinedload(Challenge.event).joinedload(Event.organization), *listed())
        .order_by(Challenge.event_id.desc(), Challenge.position, Challenge.id)
    )


def challenges_with(dataset: Dataset, actor: Actor) -> Sequence[Challenge]:
    """The retos that link a dataset, as far as the actor may see them, the newest in front."""
    found = (
        visible_challenges(actor)
        .join(ChallengeDataset, ChallengeDataset.challenge_id == Challenge.id)
        .where(ChallengeDataset.dataset_id == dataset.id)
        .options(joinedload(Challenge.event))
        .order_by(Challenge.id.desc())
    )
    return db.session.scalars(found).all()


def challenge_counts(events: Sequence[Event]) -> dict[int, tuple[int, int]]:
    """How many retos, and how many different datasets, each event has."""
    counted = (
        select(
            Challenge.event_id,
            func.count(Challenge.id.distinct()),
            func.count(ChallengeDataset.dataset_id.distinct()),
        )
        .outerjoin(ChallengeDataset, ChallengeDataset.challenge_id == Challenge.id)
        .where(Challenge.event_id.in_([event.id for event in events]))
        .group_by(Challenge.event_id)
    )
    return {row[0]: (row[1], row[2]) for row in db.session.execute(counted)}


def event_datasets(event: Event) -> Sequence[Dataset]:
    """The datasets that the retos of an event link, each once, with their resources."""
    linked = (
        select(ChallengeDataset.dataset_id)
        .join(Challenge, Challenge.id == ChallengeDataset.challenge_id)
        .where(Challenge.event_id == event.id)
    )
    found = (
        select(Dataset)
        .where(Dataset.id.in_(linked))
        .options(selectinload(Dataset.resources), joinedload(Dataset.organization))
        .order_by(Dataset.title)
    )
    return db.session.scalars(found).all()


def prizes_of(event: Event) -> Sequence[Prize]:
    """The prizes of the event and of its retos."""
    found = (
        select(Prize)
        .where(Prize.event_id == event.id)
        .options(joinedload(Prize.challenge))
        .order_by(func.coalesce(Prize.challenge_id, 0), Prize.place, Prize.id)
    )
    return db.session.scalars(found).all()


def rubric_of(event: Event) -> Sequence[Criterion]:
    """The criteria of the event in order."""
    found = (
        select(Criterion)
        .where(Criterion.event_id == event.id)
        .order_by(Criterion.position, Criterion.id)
    )
    return db.session.scalars(found).all()


def find_call(event: Event) -> Convocatoria | None:
    """The texts of the call as they are being written."""
    return db.session.scalar(select(Convocatoria).where(Convocatoria.event_id == event.id))


def call_versions(event: Event) -> Sequence[ConvocatoriaVersion]:
    """The published versions of the call, the newest in front."""
    found = (
        select(ConvocatoriaVersion)
        .where(ConvocatoriaVersion.event_id == event.id)
        .order_by(ConvocatoriaVersion.number.desc())
    )
    return db.session.scalars(found).all()


def get_call_version(event: Event, number: int | None = None) -> ConvocatoriaVersion:
    """A published version of the call, the newest without a number; Missing when there is none."""
    found = (
        select(ConvocatoriaVersion)
        .where(ConvocatoriaVersion.event_id == event.id)
        .order_by(ConvocatoriaVersion.number.desc())
        .limit(1)
    )
    if number is not None:
        found = found.where(ConvocatoriaVersion.number == number)
    version = db.session.scalar(found)
    if version is None:
        raise Missing
    return version
