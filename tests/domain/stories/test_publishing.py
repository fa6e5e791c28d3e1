"""From draft to public and back, and what search knows of it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.audit.models import AuditEntry
from hackathon.domain.events.phases import Phase
from hackathon.domain.search.models import SearchDocument
from hackathon.domain.stories.actions.publishing import (
    publish_story,
    return_story,
    send_to_review,
    withdraw_story,
)
from hackathon.domain.stories.models import StoryState
from hackathon.domain.stories.queries import get_story, versions_of
from hackathon.domain.stories.rules import StoryRule
from hackathon.errors import RuleBroken
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_member
from tests.factories.saving import change
from tests.factories.stories import make_award, make_story
from tests.factories.submissions import make_handed_in

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def draft(app):
    return make_story(make_organization(name="Xalapa"), state=StoryState.DRAFT, tags=["sangre"])


def step(act, story):
    with writing():
        act(actor(make_member(story.organization)), story)
    return get_story(story.slug)


def in_search():
    return {
        row.title: (row.path, row.context) for row in db.session.scalars(select(SearchDocument))
    }


def test_a_historia_goes_from_draft_through_review_to_the_public(draft):
    assert step(send_to_review, draft).state is StoryState.IN_REVIEW
    assert in_search() == {}
    published = step(publish_story, draft)
    assert published.state is StoryState.PUBLISHED
    assert published.published_at is not None
    assert in_search() == {draft.title: (f"/historias/{draft.slug}", "Xalapa")}
    assert [row.number for row in versions_of(published)] == [1]
    actions = db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert actions == ["story.sent_to_review", "story.published"]


def test_a_returned_text_is_a_draft_again(draft):
    step(send_to_review, draft)
    assert step(return_story, draft).state is StoryState.DRAFT


def test_a_withdrawn_historia_leaves_search_and_keeps_its_versions(draft):
    first = step(publish_story, draft).published_at
    withdrawn = step(withdraw_story, draft)
    assert withdrawn.state is StoryState.WITHDRAWN
    assert withdrawn.withdrawn_at is not None
    assert in_search() == {}
    assert len(versions_of(withdrawn)) == 1
    again = step(publish_story, draft)
    assert (again.published_at, again.withdrawn_at) == (first, None)
    assert len(versions_of(again)) == 2


def test_a_historia_of_nobody_has_no_context_in_search(app):
    story = make_story(state=StoryState.DRAFT)
    with writing():
        publish_story(None, story)
    assert in_search() == {story.title: (f"/historias/{story.slug}", "")}


@pytest.mark.parametrize(
    ("act", "state", "rule"),
    [
        (send_to_review, StoryState.IN_REVIEW, StoryRule.NOT_A_DRAFT),
        (send_to_review, StoryState.PUBLISHED, StoryRule.NOT_A_DRAFT),
        (return_story, StoryState.DRAFT, StoryRule.NOT_IN_REVIEW),
        (publish_story, StoryState.PUBLISHED, StoryRule.ALREADY_PUBLISHED),
        (withdraw_story, StoryState.DRAFT, StoryRule.NOT_PUBLISHED),
    ],
)
def test_a_step_out_of_order_is_refused(draft, act, state, rule):
    change(draft, state=state)
    with pytest.raises(RuleBroken) as broken:
        step(act, draft)
    assert broken.value.rule is rule
    assert broken.value.is_of_state
    assert get_story(draft.slug).state is state


@pytest.mark.parametrize("act", [send_to_review, publish_story])
@pytest.mark.parametrize(
    ("lacking", "field"),
    [({"body": " "}, "body"), ({"excerpt": "", "tagline": " "}, "excerpt")],
)
def test_what_lacks_text_or_summary_goes_nowhere(draft, act, lacking, field):
    change(draft, **lacking)
    with pytest.raises(RuleBroken) as broken:
        step(act, draft)
    assert broken.value.field == field
    assert get_story(draft.slug).state is StoryState.DRAFT


def test_a_tagline_is_summary_enough(draft):
    change(draft, excerpt="", tagline="Una frase")
    assert step(publish_story, draft).state is StoryState.PUBLISHED


def test_a_historia_does_not_reveal_an_award_before_its_results(app):
    event = make_event(phase=Phase.RESULTS)
    award = make_award(event, make_handed_in(event))
    story = make_story(event.organization, state=StoryState.DRAFT, award_id=award.id)
    change(event, results_published_at=None)
    with pytest.raises(RuleBroken) as broken:
        step(publish_story, story)
    assert broken.value.rule is StoryRule.RESULTS_NOT_OUT
    change(event, results_published_at=clock.now())
    assert step(publish_story, story).state is StoryState.PUBLISHED
