"""The pages with the form of a Historia."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response
from sqlalchemy import select

from hackathon.db import db
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.organizations.models import Organization
from hackathon.domain.stories.models import Story
from hackathon.domain.stories.policies import may_publish_story
from hackathon.web.kit.answers import page
from hackathon.web.kit.people import current_actor
from hackathon.web.stories.forms import StoryForm

MOST_OFFERED = 300


def show_editor(story: Story, form: StoryForm) -> Response:
    """The form of a Historia with what may be done to it."""
    return page(
        "stories/edit.html",
        form.status,
        story=story,
        form=form,
        known=offered_datasets(story.organization),
        publishes=may_publish_story(current_actor(), story),
    )


def show_new(organization: Organization, form: StoryForm) -> Response:
    """The form of a Historia that is begun."""
    return page(
        "stories/new_story.html",
        form.status,
        organization=organization,
        form=form,
        known=offered_datasets(organization),
    )


def offered_datasets(organization: Organization | None) -> Sequence[Dataset]:
    """The datasets to choose from: those of the institution first, then the newest of others."""
    own = Dataset.organization_id == (organization.id if organization else None)
    chosen = select(Dataset).order_by(own.desc(), Dataset.id.desc()).limit(MOST_OFFERED)
    return db.session.scalars(chosen).all()
