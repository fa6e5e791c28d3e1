"""Who sees an institution: the list and the question agree, row by row."""

from __future__ import annotations

import pytest

from hackathon.db import db
from hackathon.domain.accounts.actor import NOBODY, Actor
from hackathon.domain.accounts.roles import Role
from hackathon.domain.organizations.models import Organization
from hackathon.domain.organizations.policies import (
    may_decide_accreditation,
    may_remove_organization_member,
    may_see_accreditation,
    may_see_organization,
)
from hackathon.domain.organizations.queries import visible_organizations
from tests.factories.organizations import make_organization, make_request
from tests.factories.people import actor, make_member, make_operator, make_person

pytestmark = pytest.mark.usefixtures("app")


def test_the_list_and_the_question_agree_for_everybody() -> None:
    hidden, other_hidden, shown = (
        make_organization(accredited_at=None),
        make_organization(accredited_at=None),
        make_organization(),
    )
    everyone: dict[str, tuple[Actor, set[Organization]]] = {
        "nobody": (NOBODY, {shown}),
        "person": (actor(make_person()), {shown}),
        "owner": (actor(make_member(hidden, Role.OWNER)), {hidden, shown}),
        "publisher": (actor(make_member(other_hidden, Role.PUBLISHER)), {other_hidden, shown}),
        "operator": (actor(make_operator()), {hidden, other_hidden, shown}),
    }
    for name, (who, expected) in everyone.items():
        listed = set(db.session.scalars(visible_organizations(who)))
        asked = {
            organization
            for organization in (hidden, other_hidden, shown)
            if may_see_organization(who, organization)
        }
        assert listed == asked == expected, name


def test_a_request_is_read_by_who_made_it_and_the_operators() -> None:
    ana = make_person()
    request = make_request(ana)
    assert may_see_accreditation(actor(ana), request)
    assert may_see_accreditation(actor(make_operator()), request)
    assert not may_see_accreditation(actor(make_person()), request)
    assert not may_see_accreditation(NOBODY, request)
    member = make_member(request.organization, Role.OWNER)
    assert not may_see_accreditation(actor(member), request)


def test_only_operators_decide() -> None:
    assert may_decide_accreditation(actor(make_operator()))
    assert not may_decide_accreditation(actor(make_person()))
    assert not may_decide_accreditation(NOBODY)


def test_members_are_removed_by_owners_and_by_themselves() -> None:
    organization, other = make_organization(), make_organization()
    owner, editor = (
        make_member(organization, Role.OWNER),
        make_member(organization, Role.EDITOR),
    )
    assert may_remove_organization_member(actor(owner), organization, editor.id)
    assert may_remove_organization_member(actor(editor), organization, editor.id)
    assert not may_remove_organization_member(actor(editor), organization, owner.id)
    foreign = make_member(other, Role.OWNER)
    assert not may_remove_organization_member(actor(foreign), organization, editor.id)
    assert not may_remove_organization_member(actor(foreign), organization, foreign.id)
