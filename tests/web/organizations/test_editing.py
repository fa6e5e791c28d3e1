"""Editing an institution over the web."""

from __future__ import annotations

import io
from typing import Any

import pytest
from flask import Flask
from PIL import Image

from hackathon.db import db
from hackathon.domain.accounts.roles import Role
from hackathon.domain.organizations.models import Organization
from hackathon.jobs.runner import run_until_idle
from tests.factories.organizations import make_organization
from tests.factories.people import make_member, make_operator, make_person
from tests.visitor import Visitor

GOOD = {
    "name": "Ayuntamiento de Xalapa",
    "acronym": "XAL",
    "region": "MX-VER",
    "description": "Abre **datos**",
    "website": "https://xalapa.gob.mx",
    "contact_email": "datos@xalapa.gob.mx",
    "action_colour": "#0a6b4a",
    "revision": "1",
}


@pytest.fixture
def organization(app: Flask) -> Organization:
    """An institution."""
    return make_organization(slug="xalapa")


@pytest.fixture
def owner(visitor: Visitor, organization: Organization) -> Visitor:
    """The browser of its owner."""
    return visitor.sign_in(make_member(organization, Role.OWNER))


def stored(organization: Organization) -> Organization:
    db.session.expire_all()
    return db.session.get_one(Organization, organization.id)


def picture(kind: str = "PNG") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (600, 200), "#0a6b4a").save(target, kind)
    return target.getvalue()


def test_an_institution_is_edited(owner: Visitor, organization: Organization) -> None:
    assert owner.get("/instituciones/xalapa/editar").status_code == 200
    answer = owner.post("/instituciones/xalapa/editar", data=GOOD | {"slug": "x", "id": "9"})
    assert answer.status_code == 303
    kept = stored(organization)
    assert {name: str(getattr(kept, name)) for name in GOOD if name != "revision"} == {
        name: value for name, value in GOOD.items() if name != "revision"
    }
    assert (kept.slug, kept.description_html) == ("xalapa", "<p>Abre <strong>datos</strong></p>\n")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 161),
        ("acronym", "x" * 21),
        ("region", "US-CA"),
        ("description", "x" * 10_001),
        ("website", "javascript:alert(1)"),
        ("contact_email", "datos"),
        ("action_colour", "#f2a20c"),
        ("action_colour", "verde"),
    ],
)
def test_a_fault_is_told_beside_its_field_and_nothing_typed_is_lost(
    owner: Visitor, organization: Organization, field: str, value: str
) -> None:
    answer = owner.post("/instituciones/xalapa/editar", data=GOOD | {field: value})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    for kept in {"name", "acronym", "website", "contact_email", "action_colour"} - {field}:
        assert f'value="{GOOD[kept]}"' in answer.text
    assert stored(organization).name != GOOD["name"]


def test_a_pale_colour_is_refused_with_its_contrast(owner: Visitor) -> None:
    answer = owner.post("/instituciones/xalapa/editar", data=GOOD | {"action_colour": "#f2a20c"})
    assert "2.0 a 1" in answer.text


def test_a_text_saved_meanwhile_is_shown_beside_ones_own(owner: Visitor) -> None:
    owner.post("/instituciones/xalapa/editar", data=GOOD | {"description": "La de allá"})
    answer = owner.post("/instituciones/xalapa/editar", data=GOOD | {"description": "La de aquí"})
    assert answer.status_code == 409
    assert "La de allá" in answer.text
    assert "La de aquí" in answer.text


def test_a_logo_appears_once_it_was_made_anew(owner: Visitor, organization: Organization) -> None:
    assert owner.get("/instituciones/xalapa/logotipo").status_code == 200
    data: dict[str, Any] = {"logo": (io.BytesIO(picture()), "escudo.png")}
    assert owner.post("/instituciones/xalapa/logotipo", data=data).status_code == 303
    assert "organization-logo" not in owner.get("/instituciones/xalapa").text
    run_until_idle()
    logo = stored(organization).logo
    assert logo is not None
    address = f"/archivos/{logo.public_id}/{logo.name}"
    assert address in owner.get("/instituciones/xalapa").text
    assert "organization-logo" in owner.get("/instituciones/xalapa/logotipo").text
    owner.post("/salir")
    answer = owner.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "image/webp")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("", b""),
        ("escudo.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("escudo.png", b"<svg onload='alert(1)'/>"),
        ("escudo.pdf", b"%PDF-1.4\n%%EOF"),
        ("escudo.png", b""),
    ],
)
def test_what_is_no_picture_is_refused(
    owner: Visitor, organization: Organization, name: str, content: bytes
) -> None:
    data: dict[str, Any] = {"logo": (io.BytesIO(content), name)}
    answer = owner.post("/instituciones/xalapa/logotipo", data=data)
    assert (answer.status_code, 'id="logo-error"' in answer.text) == (422, True)
    run_until_idle()
    assert stored(organization).logo_id is None


def test_a_moved_institution_is_reached_by_both_addresses(owner: Visitor) -> None:
    assert owner.get("/instituciones/xalapa/direccion").status_code == 200
    answer = owner.post("/instituciones/xalapa/direccion", data={"slug": "xalapa-veracruz"})
    assert answer.headers["Location"] == "/instituciones/xalapa-veracruz"
    moved = owner.get("/instituciones/xalapa")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/instituciones/xalapa-veracruz")


@pytest.mark.parametrize("slug", ["", "Xalapa", "nueva", "otra", "x" * 61, "x" * 201, "a/b"])
def test_an_address_that_does_not_work_is_told(owner: Visitor, slug: str) -> None:
    make_organization(slug="otra")
    answer = owner.post("/instituciones/xalapa/direccion", data={"slug": slug})
    assert (answer.status_code, 'id="slug-error"' in answer.text) == (422, True)


@pytest.mark.parametrize(
    ("path", "roles"),
    [
        ("editar", {Role.OWNER, Role.ORGANIZER, Role.EDITOR}),
        ("logotipo", {Role.OWNER, Role.ORGANIZER, Role.EDITOR}),
        ("direccion", {Role.OWNER}),
    ],
)
def test_only_its_own_people_change_it(
    app: Flask, visitor: Visitor, organization: Organization, path: str, roles: set[Role]
) -> None:
    address = f"/instituciones/xalapa/{path}"
    assert visitor.get(address).status_code == 303
    strangers = [make_person(), make_operator(), make_member(make_organization(), Role.OWNER)]
    for stranger in strangers:
        browser = app.test_client().sign_in(stranger)
        assert browser.get(address).status_code == 403
        assert browser.post(address, data=GOOD).status_code == 403
    for role in (Role.OWNER, Role.ORGANIZER, Role.EDITOR, Role.PUBLISHER):
        browser = app.test_client().sign_in(make_member(organization, role))
        assert browser.get(address).status_code == (200 if role in roles else 403), role
