"""The people of an institution: nobody promotes themselves, an owner is always left."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from hackathon.db import db, writing
from hackathon.domain.accounts.actions.roles import Place, grant_role
from hackathon.domain.accounts.actions.sessions import open_session
from hackathon.domain.accounts.models import Person
from hackathon.domain.accounts.queries import actor_of, find_person, find_session_person
from hackathon.domain.accounts.roles import Role
from hackathon.domain.audit.models import AuditEntry
from hackathon.domain.jobs.models import Job
from hackathon.domain.organizations.actions.staffing import (
    Post,
    change_member,
    invite_member,
    remove_member,
)
from hackathon.domain.organizations.models import Organization
from hackathon.domain.organizations.queries import Member, get_member, members_of
from hackathon.domain.organizations.rules import OrganizationRule
from hackathon.errors import Missing, RuleBroken
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_member, make_person

pytestmark = pytest.mark.usefixtures("app")

EDITOR = Post(role=Role.EDITOR, position="Comunicación social")


def member(organization: Organization, person: Person) -> Member:
    return get_member(organization.slug, person.number)


def owned() -> tuple[Organization, Person]:
    organization = make_organization()
    return organization, make_member(organization, Role.OWNER)


def test_a_known_person_gets_the_role_and_a_letter() -> None:
    organization, owner = owned()
    luis = make_person(email="luis@example.org")
    with writing():
        grant = invite_member(actor(owner), organization, "LUIS@example.org", "X", EDITOR)
    assert actor_of(luis).has_organization_role(organization.id, Role.EDITOR)
    assert (grant.position, grant.granted_by) == ("Comunicación social", owner.number)
    job = db.session.scalars(select(Job)).one()
    assert (job.payload["letter"], job.payload["to"], job.payload["ids"]) == (
        "role_granted",
        "luis@example.org",
        {"grant": grant.id},
    )


def test_an_unknown_person_gets_an_account_to_confirm() -> None:
    organization, owner = owned()
    with writing():
        invite_member(actor(owner), organization, "nueva@example.org", "Nueva", EDITOR)
    person = find_person("nueva@example.org")
    assert person is not None
    assert (person.name, person.confirmed_at) == ("Nueva", None)


def test_a_member_is_not_invited_again() -> None:
    organization, owner = owned()
    luis = make_member(organization, Role.EDITOR)
    with pytest.raises(RuleBroken) as refused, writing():
        invite_member(actor(owner), organization, luis.email, "Luis", Post(role=Role.OWNER))
    assert (refused.value.rule, refused.value.field) == (OrganizationRule.ALREADY_MEMBER, "email")


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.JUDGE, Role.COHOST])
def test_a_role_of_another_place_is_refused(role: Role) -> None:
    organization, owner = owned()
    luis = make_member(organization, Role.EDITOR)
    who = actor(owner)
    with pytest.raises(RuleBroken), writing():
        invite_member(who, organization, "otra@example.org", "Otra", Post(role=role))
    with pytest.raises(RuleBroken), writing():
        change_member(who, member(organization, luis), Post(role=role))
    assert not actor_of(luis).is_operator


def test_a_changed_role_replaces_the_one_before() -> None:
    organization, owner = owned()
    luis = make_member(organization, Role.ORGANIZER)
    with writing():
        change_member(actor(owner), member(organization, luis), EDITOR)
    assert actor_of(luis).organization_roles == {organization.id: {Role.EDITOR}}
    actions = db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert actions == ["role.revoked", "role.granted"]


def test_a_changed_position_keeps_the_role() -> None:
    organization, owner = owned()
    luis = make_member(organization, Role.EDITOR)
    with writing():
        grant = change_member(actor(owner), member(organization, luis), EDITOR)
    assert grant.position == "Comunicación social"
    assert db.session.scalars(select(AuditEntry)).all() == []
    assert db.session.scalars(select(Job)).all() == []


def test_several_roles_become_the_one_that_was_chosen() -> None:
    organization, owner = owned()
    luis = make_member(organization, Role.EDITOR)
    make_second_role(organization, luis, Role.PUBLISHER)
    both = member(organization, luis)
    assert (both.role, len(both.grants)) == (Role.EDITOR, 2)
    with writing():
        change_member(actor(owner), both, EDITOR)
    assert actor_of(luis).organization_roles == {organization.id: {Role.EDITOR}}


def make_second_role(organization: Organization, person: Person, role: Role) -> None:
    with writing():
        grant_role(None, person, role, Place(organization_id=organization.id))


def test_nobody_changes_their_own_role() -> None:
    organization, owner = owned()
    make_member(organization, Role.OWNER)
    with pytest.raises(RuleBroken) as refused, writing():
        change_member(actor(owner), member(organization, owner), Post(role=Role.ORGANIZER))
    assert refused.value.rule == OrganizationRule.OWN_ROLE


def test_the_last_owner_neither_leaves_nor_is_lowered() -> None:
    organization, owner = owned()
    make_member(organization, Role.ORGANIZER)
    with pytest.raises(RuleBroken) as left, writing():
        remove_member(actor(owner), member(organization, owner))
    assert (left.value.rule, left.value.is_of_state) == (OrganizationRule.LAST_OWNER, True)
    other = actor(make_person())
    with pytest.raises(RuleBroken) as lowered, writing():
        change_member(other, member(organization, owner), EDITOR)
    assert lowered.value.rule == OrganizationRule.LAST_OWNER


def test_an_owner_leaves_when_another_is_there() -> None:
    organization, owner = owned()
    make_member(organization, Role.OWNER)
    with writing():
        token = open_session(owner)
    with writing():
        remove_member(actor(owner), member(organization, owner))
    assert actor_of(owner).organization_roles == {}
    assert find_session_person(token) == owner


def test_a_removed_member_has_no_right_and_no_session_left() -> None:
    organization, owner = owned()
    luis = make_member(organization, Role.ORGANIZER)
    with writing():
        token = open_session(luis)
    with writing():
        remove_member(actor(owner), member(organization, luis))
    assert actor_of(luis).organization_roles == {}
    assert find_session_person(token) is None
    with pytest.raises(Missing):
        member(organization, luis)


def test_who_was_removed_meanwhile_is_missing() -> None:
    organization, owner = owned()
    luis = make_member(organization, Role.EDITOR)
    seen = member(organization, luis)
    with writing():
        remove_member(actor(owner), seen)
    with pytest.raises(Missing), writing():
        change_member(actor(owner), seen, Post(role=Role.ORGANIZER))


def test_a_member_of_another_institution_is_missing_here() -> None:
    organization, _ = owned()
    stranger = make_member(make_organization())
    with pytest.raises(Missing):
        member(organization, stranger)


def test_members_are_listed_owners_first_in_constant_statements(statements) -> None:
    organization, owner = owned()
    zoe = make_member(organization, Role.EDITOR, name="Zoe")
    abel = make_member(organization, Role.EDITOR, name="Ábel")
    db.session.refresh(organization)
    with statements() as seen:
        listed = [found.person for found in members_of(organization)]
    assert listed == [owner, abel, zoe]
    assert len(seen) == 1


def test_an_owner_puts_another_in_charge() -> None:
    organization, owner = owned()
    luis = make_member(organization, Role.EDITOR)
    with writing():
        change_member(actor(owner), member(organization, luis), Post(role=Role.OWNER))
    assert member(organization, luis).is_owner
    with writing():
        remove_member(actor(owner), member(organization, owner))
    assert [found.person for found in members_of(organization)] == [luis]
