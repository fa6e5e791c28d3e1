"""Finding Historias: lists, the lead, and where they stand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hackathon import clock
from hackathon.db import db
from hackathon.domain.events.phases import Phase
from hackathon.domain.stories.models import StoryState
from hackathon.domain.stories.queries import (
    category_counts,
    exportable_stories,
    find_public_story_of,
    find_story_by_image,
    find_story_of,
    get_story,
    lead_story,
    listed,
    public_stories,
    stories_of_event,
    stories_of_organization,
    stories_with,
)
from hackathon.errors import Missing
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.stories import make_story
from tests.factories.submissions import make_handed_in

pytestmark = pytest.mark.usefixtures("app")


def found(chosen):
    return [row.id for row in db.session.scalars(chosen)]


def test_an_address_that_is_not_there_is_missing(app):
    with pytest.raises(Missing):
        get_story("nada")


def test_the_public_list_has_published_ones_only_newest_first(app):
    at = clock.now()
    old = make_story(dated_at=at - timedelta(days=900))
    new = make_story(published_at=at)
    for state in (StoryState.DRAFT, StoryState.IN_REVIEW, StoryState.WITHDRAWN):
        make_story(state=state)
    assert found(listed(public_stories())) == [new.id, old.id]


def test_the_lead_is_the_featured_one_then_the_newest_of_a_project(app):
    assert lead_story() is None
    make_story(state=StoryState.DRAFT, is_featured=True)
    alone = make_story()
    assert lead_story().id == alone.id
    event = make_event(phase=Phase.RESULTS)
    at = clock.now()
    first = make_story(submission_id=make_handed_in(event).id, published_at=at - timedelta(days=2))
    assert lead_story().id == first.id
    second = make_story(submission_id=make_handed_in(event).id, published_at=at - timedelta(days=1))
    assert lead_story().id == second.id
    featured = make_story(is_featured=True, published_at=at - timedelta(days=9))
    assert lead_story().id == featured.id


def test_a_draft_of_a_project_is_found_by_those_who_write_only(app):
    project = make_handed_in(make_event(phase=Phase.RESULTS))
    story = make_story(state=StoryState.DRAFT, submission_id=project.id)
    assert find_story_of(project).id == story.id
    assert find_public_story_of(project) is None


def test_historias_are_found_by_dataset_event_and_institution(app):
    organization, dataset = make_organization(), make_dataset()
    event = make_event(organization, Phase.RESULTS)
    told = make_story(organization, dataset, submission_id=make_handed_in(event).id)
    draft = make_story(organization, dataset, state=StoryState.DRAFT)
    make_story(make_organization())
    assert found(stories_with(dataset)) == [told.id]
    assert found(stories_of_event(event)) == [told.id]
    assert found(stories_of_organization(organization)) == [draft.id, told.id]


def test_categories_count_what_is_published(app):
    make_story(category="salud")
    make_story(category="salud")
    make_story(category="economia")
    make_story(category="cultura-y-turismo", state=StoryState.DRAFT)
    assert category_counts() == {"salud": 2, "economia": 1}


def test_what_is_published_or_came_as_a_post_may_leave_as_one(app):
    organization = make_organization()
    mine = make_story(organization)
    came = make_story(state=StoryState.DRAFT, source_text="---", source_name="a.md")
    make_story(organization, state=StoryState.DRAFT)
    assert [row.id for row in exportable_stories(None)] == [mine.id, came.id]
    assert [row.id for row in exportable_stories(organization)] == [mine.id]


def test_a_file_that_is_no_picture_of_a_historia_belongs_to_none(app):
    assert find_story_by_image(7) is None
