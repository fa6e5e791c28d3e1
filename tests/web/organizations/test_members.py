"""The people of an institution over the web."""

from __future__ import annotations

import pytest
from flask import Flask

from hackathon.domain.accounts.models import Person
from hackathon.domain.accounts.queries import actor_of, find_person
from hackathon.domain.accounts.roles import Role
from hackathon.domain.organizations.models import Organization
from tests.factories.organizations import make_organization
from tests.factories.people import make_member, make_operator, make_person
from tests.visitor import Visitor

PAGE = "/instituciones/xalapa/integrantes"
NEW = {"email": "luis@example.org", "name": "Luis", "role": "editor", "position": "Comunicación"}


@pytest.fixture
def organization(app: Flask) -> Organization:
    """An institution."""
    return make_organization(slug="xalapa")


@pytest.fixture
def ana(organization: Organization) -> Person:
    """Its owner."""
    return make_member(organization, Role.OWNER, name="Ana")


@pytest.fixture
def owner(visitor: Visitor, ana: Person) -> Visitor:
    """Her browser."""
    return visitor.sign_in(ana)


def test_members_see_each_other_and_owners_may_add(
    app: Flask, owner: Visitor, organization: Organization
) -> None:
    editor = make_member(organization, Role.EDITOR, name="Zoe")
    assert "Agregar a alguien" in owner.get(PAGE).text
    shown = app.test_client().sign_in(editor).get(PAGE).text
    assert "Ana" in shown
    assert "Agregar a alguien" not in shown
    assert "Dejar la institución" in shown


def test_strangers_do_not_see_who_works_there(app: Flask, visitor: Visitor, ana: Person) -> None:
    assert visitor.get(PAGE).status_code == 303
    for stranger in (make_person(), make_member(make_organization(), Role.OWNER)):
        assert app.test_client().sign_in(stranger).get(PAGE).status_code == 403
    assert app.test_client().sign_in(make_operator()).get(PAGE).status_code == 200


def test_an_owner_adds_somebody(owner: Visitor, organization: Organization) -> None:
    assert owner.post(PAGE, data=NEW | {"is_operator": "1"}).status_code == 303
    luis = find_person("luis@example.org")
    assert luis is not None
    assert actor_of(luis).organization_roles == {organization.id: {Role.EDITOR}}
    shown = owner.get(PAGE).text
    assert "Luis" in shown
    assert "Aún no abre su cuenta" in shown


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", ""),
        ("email", "luis"),
        ("email", "luis@example..org"),
        ("name", ""),
        ("name", "x" * 121),
        ("role", "operator"),
        ("role", "judge"),
        ("role", ""),
        ("position", "x" * 121),
    ],
)
def test_a_fault_is_told_beside_its_field(owner: Visitor, field: str, value: str) -> None:
    answer = owner.post(PAGE, data=NEW | {field: value})
    assert (answer.status_code, f'id="{field}-error"' in answer.text) == (422, True)
    if field != "position":
        assert 'value="Comunicación"' in answer.text


def test_a_member_is_not_added_twice(owner: Visitor) -> None:
    owner.post(PAGE, data=NEW)
    answer = owner.post(PAGE, data=NEW | {"role": "owner"})
    assert (answer.status_code, 'id="email-error"' in answer.text) == (422, True)


@pytest.mark.parametrize("role", [Role.ORGANIZER, Role.EDITOR, Role.PUBLISHER])
def test_nobody_but_an_owner_adds_or_changes_anybody(
    app: Flask, organization: Organization, ana: Person, role: Role
) -> None:
    member = make_member(organization, role)
    browser = app.test_client().sign_in(member)
    assert browser.post(PAGE, data=NEW).status_code == 403
    own = f"{PAGE}/{member.number}"
    assert browser.get(own).status_code == 403
    assert browser.post(own, data={"role": "owner", "position": ""}).status_code == 403
    assert browser.post(f"{PAGE}/{ana.number}/quitar").status_code == 403
    assert actor_of(member).organization_roles == {organization.id: {role}}


def test_an_owner_changes_a_role(owner: Visitor, organization: Organization) -> None:
    luis = make_member(organization, Role.EDITOR)
    address = f"{PAGE}/{luis.number}"
    ticked = 'checked id="role-2" name="role" required type="radio" value="editor"'
    assert ticked in owner.get(address).text
    assert owner.post(address, data={"role": "nothing"}).status_code == 422
    assert owner.post(address, data={"role": "publisher", "position": "Enlace"}).status_code == 303
    assert actor_of(luis).organization_roles == {organization.id: {Role.PUBLISHER}}
    assert "Enlace" in owner.get(PAGE).text


def test_nobody_changes_their_own_role(owner: Visitor, organization: Organization, ana) -> None:
    make_member(organization, Role.OWNER)
    answer = owner.post(f"{PAGE}/{ana.number}", data={"role": "editor", "position": ""})
    assert answer.status_code == 422
    assert actor_of(ana).organization_roles == {organization.id: {Role.OWNER}}


def test_a_removed_member_is_out_at_once(
    app: Flask, owner: Visitor, organization: Organization
) -> None:
    luis = make_member(organization, Role.EDITOR, name="Luis")
    his = app.test_client().sign_in(luis)
    assert his.get("/instituciones/xalapa/editar").status_code == 200
    address = f"{PAGE}/{luis.number}/quitar"
    assert "¿Quitar a Luis?" in owner.get(address).text
    assert owner.post(address).headers["Location"] == PAGE
    assert his.get("/instituciones/xalapa/editar").status_code == 303
    again = app.test_client().sign_in(luis)
    assert again.get("/instituciones/xalapa/editar").status_code == 403
    assert again.post("/instituciones/xalapa/editar", data={"name": "X"}).status_code == 403
    assert owner.post(address).status_code == 404


def test_the_last_owner_cannot_leave_and_is_told_why(owner: Visitor, ana: Person) -> None:
    answer = owner.post(f"{PAGE}/{ana.number}/quitar")
    assert answer.status_code == 409
    assert "única persona a cargo" in answer.text
    assert owner.get(PAGE).status_code == 200


def test_a_member_leaves_and_stays_signed_in(
    app: Flask, organization: Organization, ana: Person
) -> None:
    luis = make_member(organization, Role.EDITOR)
    his = app.test_client().sign_in(luis)
    assert "¿Dejar la institución?" in his.get(f"{PAGE}/{luis.number}/quitar").text
    answer = his.post(f"{PAGE}/{luis.number}/quitar")
    assert answer.headers["Location"] == "/instituciones/xalapa"
    assert his.get("/cuenta").status_code == 200
    assert his.get(PAGE).status_code == 403


def test_a_member_of_another_institution_is_not_reached_through_this_one(owner: Visitor) -> None:
    stranger = make_member(make_organization(), Role.EDITOR)
    for address in (f"{PAGE}/{stranger.number}", f"{PAGE}/{stranger.number}/quitar"):
        assert owner.get(address).status_code == 404
        assert owner.post(address, data={"role": "owner"}).status_code == 404


def test_members_take_the_same_statements_for_one_and_three(
    owner: Visitor, organization: Organization, statements
) -> None:
    make_member(organization, Role.EDITOR)
    owner.get(PAGE)
    with statements() as one:
        owner.get(PAGE)
    for _ in range(2):
        make_member(organization, Role.EDITOR)
    with statements() as three:
        owner.get(PAGE)
    assert len(one) == len(three)
