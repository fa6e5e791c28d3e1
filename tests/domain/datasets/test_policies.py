"""Who may do what with datasets."""

from __future__ import annotations

import pytest

from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.accounts.roles import ORGANIZATION_ROLES, Role
from hackathon.domain.datasets.policies import (
    may_edit_dataset,
    may_publish_dataset,
    may_refresh_dataset,
    may_see_dataset,
)
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import (
    actor,
    make_event_member,
    make_member,
    make_operator,
    make_person,
)

pytestmark = pytest.mark.usefixtures("app")


def strangers():
    return {
        "nobody": NOBODY,
        "person": actor(make_person()),
        "foreign owner": actor(make_member(make_organization(), Role.OWNER)),
        "cohost": actor(make_event_member(make_event(), Role.COHOST)),
        "operator": actor(make_operator()),
    }


@pytest.mark.parametrize("role", ORGANIZATION_ROLES)
def test_everybody_of_the_institution_may_publish_and_change(role):
    organization = make_organization()
    member = actor(make_member(organization, role))
    dataset = make_dataset(organization)
    assert may_publish_dataset(member, organization)
    assert may_edit_dataset(member, dataset)
    assert may_refresh_dataset(member, dataset)


def test_nobody_else_may_publish_change_or_refresh():
    organization = make_organization()
    dataset = make_dataset(organization)
    for name, other in strangers().items():
        assert not may_publish_dataset(other, organization), name
        assert not may_edit_dataset(other, dataset), name
        assert not may_refresh_dataset(other, dataset), name


def test_a_copy_of_no_institution_is_changed_by_operators_and_refreshed_by_institutions():
    dataset = make_dataset()
    people = strangers()
    assert {n for n, a in people.items() if may_edit_dataset(a, dataset)} == {"operator"}
    assert {n for n, a in people.items() if may_refresh_dataset(a, dataset)} == {
        "operator",
        "foreign owner",
    }


def test_everybody_may_see_a_dataset():
    dataset = make_dataset()
    assert all(may_see_dataset(someone, dataset) for someone in strangers().values())
