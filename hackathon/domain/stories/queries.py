"""Finding Historias."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.events.models import Event
from hackathon.domain.organizations.models import Organization
from hackathon.domain.results.models import Award
from hackathon.domain.stories.models import Story, StoryDataset, StoryState, StoryVersion
from hackathon.domain.stories.writers import WRITERS
from hackathon.domain.submissions.models import Submission, SubmissionDataset
from hackathon.errors import Missing


def get_story(slug: str) -> Story:
    """The Historia at this address with its place in the chain."""
    story = db.session.scalar(whole_stories().where(Story.slug == slug))
    if story is None:
        raise Missing
    return story


def whole_stories() -> Select[Story]:
    """Historias with all that their page shows."""
    return select(Story).options(
        joinedload(Story.organization),
        joinedload(Story.image),
        joinedload(Story.award).joinedload(Award.event),
        joinedload(Story.submission).options(
            joinedload(Submission.event),
            joinedload(Submission.team),
            joinedload(Submission.challenge),
            joinedload(Submission.current_version),
        ),
        selectinload(Story.links)
        .joinedload(StoryDataset.dataset)
        .options(selectinload(Dataset.resources), joinedload(Dataset.organization)),
    )


def listed(chosen: Select[Story]) -> Select[Story]:
    """Load what a list of Historias shows, in a constant number of statements."""
    return chosen.options(
        joinedload(Story.organization),
        joinedload(Story.image),
        selectinload(Story.links).joinedload(StoryDataset.dataset).selectinload(Dataset.resources),
    ).order_by(func.coalesce(Story.dated_at, Story.published_at).desc(), Story.id.desc())


def public_stories() -> Select[Story]:
    """The Historias that anybody may read."""
    return select(Story).where(Story.state == StoryState.PUBLISHED)


def visible_stories(actor: Actor) -> Select[Story]:
    """The Historias that the actor may see; equal to `may_see_story`, row by row."""
    mine = [
        organization
        for organization, roles in actor.organization_roles.items()
        if not roles.isdisjoint(WRITERS)
    ]
    unowned = Story.organization_id.is_(None) if actor.is_operator else Story.id.in_([])
    return select(Story).where(
        or_(
            Story.state == StoryState.PUBLISHED,
            Story.organization_id.in_(mine),
            unowned,
        )
    )


def lead_story() -> Story | None:
    """The Historia that opens the front page: the featured one, else the newest from a project."""
    chosen = whole_stories().where(Story.state == StoryState.PUBLISHED)
    return db.session.scalar(
        chosen.order_by(
            Story.is_featured.desc(),
            Story.submission_id.is_(None),
            Story.published_at.desc(),
            Story.id,
        ).limit(1)
    )


def find_story_of(submission: Submission) -> Story | None:
    """The Historia of a project, published or not."""
    return db.session.scalar(select(Story).where(Story.submission_id == submission.id))


def find_public_story_of(submission: Submission) -> Story | None:
    """The published Historia of a project."""
    return db.session.scalar(public_stories().where(Story.submission_id == submission.id))


def stories_with(dataset: Dataset) -> Select[Story]:
    """The published Historias that were made with a dataset."""
    return public_stories().where(
        Story.id.in_(select(StoryDataset.story_id).where(StoryDataset.dataset_id == dataset.id))
    )


def stories_of_event(event: Event) -> Select[Story]:
    """The published Historias of an event's projects."""
    return public_stories().where(
        Story.submission_id.in_(select(Submission.id).where(Submission.event_id == event.id))
    )


def stories_of_organization(organization: Organization) -> Select[Story]:
    """Every Historia of an institution, drafts included, the newest in front."""
    chosen = select(Story).where(Story.organization_id == organization.id)
    return chosen.options(joinedload(Story.organization)).order_by(Story.id.desc())


def category_counts() -> dict[str, int]:
    """How many published Historias each category has."""
    counted = (
        select(Story.category, func.count())
        .where(Story.state == StoryState.PUBLISHED)
        .group_by(Story.category)
    )
    return {row[0]: row[1] for row in db.session.execute(counted)}


def versions_of(story: Story) -> Sequence[StoryVersion]:
    """The published texts, newest first."""
    return db.session.scalars(
        select(StoryVersion)
        .where(StoryVersion.story_id == story.id)
        .order_by(StoryVersion.number.desc())
    ).all()


def find_imported(source_name: str, organization: Organization | None) -> Story | None:
    """The Historia that came from this file of an institution, or of nobody's."""
    owner = (
        Story.organization_id == organization.id
        if organization
        else Story.organization_id.is_(None)
    )
    return db.session.scalar(select(Story).where(Story.source_name == source_name, owner))


def exportable_stories(organization: Organization | None) -> Sequence[Story]:
    """What leaves as posts: all that is published, and whatever came as a post."""
    chosen = select(Story).where(
        or_(Story.state == StoryState.PUBLISHED, Story.source_text.is_not(None))
    )
    if organization:
        chosen = chosen.where(Story.organization_id == organization.id)
    loaded = chosen.options(
        joinedload(Story.organization), selectinload(Story.links).joinedload(StoryDataset.dataset)
    )
    return db.session.scalars(loaded.order_by(Story.id)).all()


def find_story_by_image(file_id: int) -> Story | None:
    """The Historia that a file is the picture of."""
    return db.session.scalar(select(Story).where(Story.image_id == file_id))


def get_award(public_id: str) -> Award:
    """The award at this address, with its event and project; Missing when there is none."""
    found = (
        select(Award)
        .where(Award.public_id == public_id)
        .options(
            joinedload(Award.event).joinedload(Event.organization),
            joinedload(Award.submission).options(
                joinedload(Submission.event),
                joinedload(Submission.team),
                joinedload(Submission.challenge),
                joinedload(Submission.current_version),
                selectinload(Submission.datasets).joinedload(SubmissionDataset.dataset),
            ),
        )
    )
    award = db.session.scalar(found)
    if award is None:
        raise Missing
    return award


def is_slug_taken(slug: str) -> bool:
    """Whether a Historia has this address."""
    return db.session.scalar(select(Story.id).where(Story.slug == slug)) is not None
