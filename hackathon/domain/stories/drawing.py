"""The datasets behind a thing, as its drawn cover shows them: one number of rows for each."""

from __future__ import annotations

from sqlalchemy import Select, func, select

from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.challenges.models import Challenge, ChallengeDataset
from hackathon.domain.challenges.queries import visible_challenges
from hackathon.domain.datasets.models import Dataset, Resource
from hackathon.domain.events.models import Event
from hackathon.domain.events.queries import visible_events
from hackathon.domain.organizations.models import Organization
from hackathon.domain.organizations.queries import visible_organizations
from hackathon.domain.stories.models import Story, StoryDataset
from hackathon.domain.stories.queries import visible_stories
from hackathon.domain.submissions.models import Submission
from hackathon.errors import Missing

MOST = 24
Ids = Select[int]


def story_rows(actor: Actor, slug: str) -> list[int]:
    """Of a Historia: its own datasets, else those of its event; 0 for each one elsewhere."""
    chosen = visible_stories(actor).where(Story.slug == slug)
    found = db.session.execute(chosen.with_only_columns(Story.id, Story.external_datasets)).first()
    if found is None:
        raise Missing
    own = _rows(select(StoryDataset.dataset_id).where(StoryDataset.story_id == found[0]))
    event = select(Submission.event_id).join(Story, Story.submission_id == Submission.id)
    return (own or _rows(_of_events(event.where(Story.id == found[0])))) + [0] * len(found[1])


def event_rows(actor: Actor, slug: str) -> list[int]:
    """Of an event: the datasets of its retos."""
    chosen = visible_events(actor).where(Event.slug == slug).with_only_columns(Event.id)
    return _rows(_of_events(_present(chosen)))


def challenge_rows(actor: Actor, event_slug: str, slug: str) -> list[int]:
    """Of a reto: the datasets that it links."""
    chosen = (
        visible_challenges(actor)
        .join(Event, Event.id == Challenge.event_id)
        .where(Event.slug == event_slug, Challenge.slug == slug)
        .with_only_columns(Challenge.id)
    )
    linked = select(ChallengeDataset.dataset_id)
    return _rows(linked.where(ChallengeDataset.challenge_id.in_(_present(chosen))))


def dataset_rows(_actor: Actor, slug: str) -> list[int]:
    """Of a dataset: its resources."""
    chosen = _present(select(Dataset.id).where(Dataset.slug == slug))
    rows = (
        select(func.coalesce(Resource.row_count, 0))
        .where(Resource.dataset_id.in_(chosen))
        .order_by(Resource.position, Resource.id)
        .limit(MOST)
    )
    return list(db.session.scalars(rows))


def organization_rows(actor: Actor, slug: str) -> list[int]:
    """Of an institution: the datasets that it publishes."""
    chosen = visible_organizations(actor).where(Organization.slug == slug)
    ids = _present(chosen.with_only_columns(Organization.id))
    return _rows(select(Dataset.id).where(Dataset.organization_id.in_(ids)))


def _present(chosen: Ids) -> Ids:
    if db.session.execute(chosen).first() is None:
        raise Missing
    return chosen


def _of_events(events: Ids) -> Ids:
    return (
        select(ChallengeDataset.dataset_id)
        .join(Challenge, Challenge.id == ChallengeDataset.challenge_id)
        .where(Challenge.event_id.in_(events))
    )


def _rows(datasets: Ids) -> list[int]:
    """The rows of each dataset in one statement, the largest first; 0 where nobody counted."""
    total = func.coalesce(func.sum(Resource.row_count), 0)
    chosen = (
        select(total)
        .select_from(Dataset)
        .outerjoin(Resource, Resource.dataset_id == Dataset.id)
        .where(Dataset.id.in_(datasets))
        .group_by(Dataset.id)
        .order_by(total.desc(), Dataset.id)
        .limit(MOST)
    )
    return [int(rows or 0) for rows in db.session.scalars(chosen)]
