"""The directory and the public page of an institution."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from hackathon import clock
from hackathon.db import writing
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.models import EventState
from hackathon.domain.organizations.actions.editing import Description, edit_organization
from hackathon.domain.organizations.models import Organization, OrganizationKind
from tests.factories.challenges import make_challenge
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_member, make_operator, make_person
from tests.visitor import Visitor


def furnish(organization: Organization, number: int) -> None:
    for place in range(number):
        event = make_event(organization, title=f"Datatón {organization.id}-{place}")
        make_challenge(event, title=f"Reto {organization.id}-{place}")
        make_dataset(organization_id=organization.id, title=f"Datos {organization.id}-{place}")


def page_of(organization: Organization) -> str:
    return f"/instituciones/{organization.slug}"


def test_the_directory_lists_accredited_institutions_only(visitor: Visitor) -> None:
    make_organization(name="Ayuntamiento de Xalapa")
    make_organization(name="Ayuntamiento Oculto", accredited_at=None)
    shown = visitor.get("/instituciones").text
    assert "Ayuntamiento de Xalapa" in shown
    assert "Ayuntamiento Oculto" not in shown


def test_an_empty_directory_says_how_to_start(visitor: Visitor) -> None:
    assert "Todavía no hay instituciones" in visitor.get("/instituciones").text


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=xalapa", {"Ayuntamiento de Xalapa"}),
        ("tipo=university", {"Universidad de Monterrey"}),
        ("estado=MX-NLE", {"Universidad de Monterrey"}),
        ("estado=MX-NLE&tipo=municipal", set()),
        ("tipo=%27%22&estado=%3Cb%3E", set()),
        ("q=%25", set()),
        ("pagina=99999999999", set()),
        ("q=" + "x" * 5000, set()),
    ],
)
def test_the_directory_is_narrowed_and_nothing_hostile_breaks_it(
    visitor: Visitor, query: str, names: set[str]
) -> None:
    make_organization(name="Ayuntamiento de Xalapa", region="MX-VER")
    make_organization(
        name="Universidad de Monterrey", region="MX-NLE", kind=OrganizationKind.UNIVERSITY
    )
    answer = visitor.get(f"/instituciones?{query}")
    assert answer.status_code == 200
    known = {"Ayuntamiento de Xalapa", "Universidad de Monterrey"}
    assert {name for name in known if name in answer.text} == names


def test_the_directory_takes_the_same_statements_for_one_and_three(
    visitor: Visitor, statements
) -> None:
    furnish(make_organization(), 1)
    visitor.get("/instituciones")
    with statements() as one:
        visitor.get("/instituciones")
    for _ in range(2):
        furnish(make_organization(), 2)
    with statements() as three:
        shown = visitor.get("/instituciones").text
    assert len(one) == len(three) <= 4
    assert "2 conjuntos de datos" in shown
    assert "2 eventos" in shown


def test_the_page_shows_what_the_institution_did(visitor: Visitor) -> None:
    organization = make_organization(
        name="Ayuntamiento de Xalapa", website="https://xalapa.gob.mx", contact_email="a@x.example"
    )
    furnish(organization, 2)
    furnish(make_organization(), 1)
    shown = visitor.get(page_of(organization)).text
    for place in range(2):
        for thing in ("Datatón", "Reto", "Datos"):
            assert f"{thing} {organization.id}-{place}" in shown
    assert f"Reto {organization.id + 1}-0" not in shown
    assert 'href="https://xalapa.gob.mx"' in shown
    assert "a@x.example" in shown
    for counted in ("2 conjuntos de datos", "2 retos", "2 eventos", "0 Historias"):
        assert counted in shown


def test_drafts_are_neither_shown_nor_counted(visitor: Visitor) -> None:
    organization = make_organization()
    event = make_event(organization, state=EventState.DRAFT, title="Borrador secreto")
    make_challenge(event, title="Reto secreto")
    shown = visitor.get(page_of(organization)).text
    assert "secreto" not in shown
    assert "0 eventos" in shown
    assert "0 retos" in shown
    owner = make_member(organization, Role.OWNER)
    assert "0 eventos" in visitor.sign_in(owner).get(page_of(organization)).text


def test_the_page_takes_the_same_statements_for_one_and_three(visitor: Visitor, statements) -> None:
    organization = make_organization()
    furnish(organization, 1)
    visitor.get(page_of(organization))
    with statements() as one:
        visitor.get(page_of(organization))
    furnish(organization, 2)
    with statements() as three:
        visitor.get(page_of(organization))
    assert len(one) == len(three) <= 12


def test_an_institution_that_is_not_accredited_is_there_for_its_own_people_only(
    app: Flask, visitor: Visitor
) -> None:
    organization = make_organization(accredited_at=None)
    assert visitor.get(page_of(organization)).status_code == 404
    assert visitor.sign_in(make_person()).get(page_of(organization)).status_code == 404
    for insider in (make_member(organization, Role.PUBLISHER), make_operator()):
        assert app.test_client().sign_in(insider).get(page_of(organization)).status_code == 200


def test_an_unknown_institution_is_not_found(visitor: Visitor) -> None:
    assert visitor.get("/instituciones/nadie").status_code == 404


def test_the_description_cannot_run(visitor: Visitor) -> None:
    organization = make_organization()
    text = Description(name="<b>X</b>", description="<script>alert(1)</script> **bien**")
    with writing():
        edit_organization(actor(make_person()), organization, text)
    shown = visitor.get(page_of(organization)).text
    assert "<script>alert(1)" not in shown
    assert "<strong>bien</strong>" in shown
    assert "<b>X</b>" not in shown


def test_the_colour_is_a_style_sheet_of_its_own(visitor: Visitor) -> None:
    plain, coloured = make_organization(), make_organization(action_colour="#7a1f3d")
    assert "color.css" not in visitor.get(page_of(plain)).text
    assert visitor.get(f"{page_of(plain)}/color.css").status_code == 404
    assert "color.css" in visitor.get(page_of(coloured)).text
    sheet = visitor.get(f"{page_of(coloured)}/color.css")
    assert sheet.mimetype == "text/css"
    assert "--action:#7a1f3d" in sheet.text


def test_coming_things_are_as_public_as_their_event(visitor: Visitor) -> None:
    organization = make_organization()
    make_event(
        organization, title="Datatón futuro", registration_at=clock.now() + timedelta(days=9)
    )
    assert "Datatón futuro" in visitor.get(page_of(organization)).text
