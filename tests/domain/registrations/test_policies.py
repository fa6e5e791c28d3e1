"""Who may register and see registrations."""

from __future__ import annotations

import pytest

from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.models import EventState
from hackathon.domain.registrations.policies import (
    may_cancel_registration,
    may_publish_notice,
    may_register,
    may_see_registration,
)
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_event_member, make_member, make_person
from tests.factories.teams import make_registration

pytestmark = pytest.mark.usefixtures("app")


def test_anybody_with_an_account_may_register_to_a_published_event():
    event, draft = make_event(), make_event(state=EventState.DRAFT)
    someone = actor(make_person())
    assert may_register(someone, event)
    assert not may_register(NOBODY, event)
    assert not may_register(someone, draft)


def test_who_may_see_a_registration():
    event = make_event()
    person = make_person()
    registration = make_registration(event, person)
    seen = {
        "the person": may_see_registration(actor(person), registration),
        "another": may_see_registration(actor(make_person()), registration),
        "organizer": may_see_registration(actor(make_member(event.organization)), registration),
        "foreign": may_see_registration(actor(make_member(make_organization())), registration),
        "staff": may_see_registration(actor(make_event_member(event, Role.STAFF)), registration),
        "judge": may_see_registration(actor(make_event_member(event, Role.JUDGE)), registration),
        "nobody": may_see_registration(NOBODY, registration),
    }
    assert {who for who, may in seen.items() if may} == {"the person", "organizer", "staff"}


def test_only_the_person_cancels():
    event, person = make_event(), make_person()
    registration = make_registration(event, person)
    assert may_cancel_registration(actor(person), registration)
    assert not may_cancel_registration(actor(make_member(event.organization)), registration)
    assert not may_cancel_registration(NOBODY, registration)


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.OWNER, True),
        (Role.ORGANIZER, True),
        (Role.EDITOR, False),
        (Role.PUBLISHER, False),
    ],
)
def test_who_publishes_notices(role, may):
    organization = make_organization()
    assert may_publish_notice(actor(make_member(organization, role)), organization) is may
