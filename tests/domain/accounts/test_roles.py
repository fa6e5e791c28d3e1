"""Roles: granted once, revoked at once, read in one statement."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from hackathon.db import db, writing
from hackathon.domain.accounts.actions.roles import Place, grant_role, revoke_role
from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.accounts.models import RoleGrant, SignIn
from hackathon.domain.accounts.policies import may_end_session, may_operate_platform
from hackathon.domain.accounts.queries import actor_of, get_grant
from hackathon.domain.accounts.roles import EVENT_ROLES, ORGANIZATION_ROLES, Role
from hackathon.domain.audit.models import AuditEntry
from hackathon.errors import Missing
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_operator, make_person

pytestmark = pytest.mark.usefixtures("app")


def test_every_role_holds_in_one_kind_of_place() -> None:
    assert {Role.OPERATOR, *ORGANIZATION_ROLES, *EVENT_ROLES} == set(Role)
    assert not set(ORGANIZATION_ROLES) & set(EVENT_ROLES)


def test_nobody_has_no_role() -> None:
    assert not NOBODY.is_signed_in
    assert not NOBODY.has_organization_role(None, *Role)
    assert not NOBODY.has_event_role(1, *Role)
    assert not may_operate_platform(NOBODY)


def test_a_role_holds_where_it_was_granted_and_nowhere_else() -> None:
    event = make_event()
    other = make_organization()
    person = make_person()
    with writing():
        grant_role(None, person, Role.ORGANIZER, Place(organization_id=event.organization_id))
        grant_role(None, person, Role.JUDGE, Place(event_id=event.id))
    who = actor_of(person)
    assert who.has_organization_role(event.organization_id, Role.OWNER, Role.ORGANIZER)
    assert not who.has_organization_role(event.organization_id, Role.OWNER)
    assert not who.has_organization_role(other.id, Role.ORGANIZER)
    assert not who.has_organization_role(None, Role.ORGANIZER)
    assert who.has_event_role(event.id, Role.JUDGE)
    assert not who.has_event_role(event.id + 1, Role.JUDGE)
    assert not who.is_operator


def test_an_operator_operates_the_platform() -> None:
    assert may_operate_platform(actor(make_operator()))
    assert not may_operate_platform(actor(make_person()))


def test_all_roles_are_read_in_one_statement(statements) -> None:
    person = make_person()
    for _ in range(3):
        place = Place(organization_id=make_organization().id)
        with writing():
            grant_role(None, person, Role.OWNER, place)
    db.session.refresh(person)
    with statements() as seen:
        actor_of(person)
    assert len(seen) == 1


def test_a_role_granted_twice_is_one_grant() -> None:
    person, place = make_person(), Place(organization_id=make_organization().id)
    with writing():
        first = grant_role(None, person, Role.OWNER, place, "Directora")
        assert grant_role(None, person, Role.OWNER, place) is first
    assert len(db.session.scalars(select(AuditEntry)).all()) == 1


@pytest.mark.parametrize(
    ("place", "subject"),
    [
        (Place(), "platform"),
        (Place(organization_id=1), "organization:1"),
        (Place(None, 2), "event:2"),
    ],
)
def test_the_audit_names_the_place(place: Place, subject: str) -> None:
    assert place.subject == subject


def test_a_revoked_role_is_gone_at_once_and_stays_as_history() -> None:
    owner, person = actor(make_person()), make_person()
    place = Place(organization_id=make_organization().id)
    with writing():
        grant = grant_role(owner, person, Role.EDITOR, place)
    for _ in range(2):
        with writing():
            revoke_role(owner, db.session.get_one(RoleGrant, grant.id))
    assert not actor_of(person).organization_roles
    with pytest.raises(Missing):
        get_grant(grant.id)
    entries = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [(entry.action, entry.actor_number) for entry in entries] == [
        ("role.granted", owner.number),
        ("role.revoked", owner.number),
    ]
    with writing():
        again = grant_role(owner, person, Role.EDITOR, place)
    assert again.id != grant.id
    assert get_grant(again.id).person == person


def test_a_session_is_ended_by_its_own_person_only() -> None:
    ana, luis = make_person(), make_person()
    session = SignIn(person_id=ana.id)
    assert may_end_session(actor(ana), session)
    assert not may_end_session(actor(luis), session)
    assert not may_end_session(NOBODY, SignIn(person_id=None))
