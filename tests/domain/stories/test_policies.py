"""Who may read, write and publish Historias: as a table, and as the same select."""

from __future__ import annotations

import pytest

from hackathon.db import db
from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.accounts.roles import Role
from hackathon.domain.stories.models import StoryState
from hackathon.domain.stories.policies import (
    may_draft_story,
    may_edit_story,
    may_publish_story,
    may_see_story,
    may_write_stories,
    may_write_story,
)
from hackathon.domain.stories.queries import visible_stories
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_member, make_operator, make_person
from tests.factories.stories import make_award, make_story

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def people(app):
    organization = make_organization()
    here = {role: actor(make_member(organization, role)) for role in (
        Role.OWNER, Role.ORGANIZER, Role.EDITOR, Role.PUBLISHER
    )}  # fmt: skip
    others = {
        "nobody": NOBODY,
        "somebody": actor(make_person()),
        "elsewhere": actor(make_member(make_organization(), Role.OWNER)),
        "operator": actor(make_operator()),
    }
    return organization, {**{role.value: who for role, who in here.items()}, **others}


def names(people, policy, thing):
    return {name for name, who in people.items() if policy(who, thing)}


WRITERS = {"owner", "organizer", "editor"}
PUBLISHERS = {"owner", "organizer"}


@pytest.mark.parametrize("state", list(StoryState))
def test_before_publication_only_those_who_write_see_a_historia(people, state):
    organization, everybody = people
    story = make_story(organization, state=state)
    is_out = state is StoryState.PUBLISHED
    assert names(everybody, may_see_story, story) == (set(everybody) if is_out else WRITERS)
    assert names(everybody, may_write_story, story) == WRITERS
    assert names(everybody, may_publish_story, story) == PUBLISHERS
    assert names(everybody, may_edit_story, story) == (PUBLISHERS if is_out else WRITERS)


def test_what_belongs_to_no_institution_is_the_operators(people):
    story = make_story(state=StoryState.DRAFT)
    everybody = people[1]
    for policy in (may_see_story, may_write_story, may_publish_story, may_edit_story):
        assert names(everybody, policy, story) == {"operator"}


def test_the_writers_of_the_institution_begin_historias(people):
    organization, everybody = people
    award = make_award(make_event(organization))
    assert names(everybody, may_write_stories, organization) == WRITERS
    assert names(everybody, may_draft_story, award) == WRITERS


def test_the_list_shows_exactly_what_the_policy_allows(people):
    organization, everybody = people
    stories = [
        make_story(owner, state=state)
        for owner in (organization, make_organization(), None)
        for state in StoryState
    ]
    for name, who in everybody.items():
        allowed = {story.id for story in stories if may_see_story(who, story)}
        listed = {story.id for story in db.session.scalars(visible_stories(who))}
        assert listed == allowed, name
