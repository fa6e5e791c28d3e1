"""People with a part in an event, and the calendar that organizers are warned by."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from hackathon.db import db
from hackathon.domain.accounts.models import RoleGrant
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.models import CalendarPeriod
from hackathon.domain.events.queries import event_team
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import make_event_member, make_member, make_operator, make_person
from tests.visitor import Visitor

PERIOD = {
    "kind": "exams",
    "name": "Exámenes finales",
    "starts_on": "2027-05-24",
    "ends_on": "2027-06-04",
}


def test_a_part_is_given_and_taken_away(visitor: Visitor) -> None:
    event = make_event(slug="evento")
    person = make_person(email="ana@example.org", name="Ana Robles")
    visitor.sign_in(make_member(event.organization))
    assert "Nadie más tiene un papel" in visitor.get("/eventos/evento/organizar/personas").text
    typed = {"email": "ana@example.org", "role": "observer"}
    assert visitor.post("/eventos/evento/organizar/personas", data=typed).status_code == 303
    [grant] = event_team(event)
    assert (grant.person_id, grant.role) == (person.id, Role.OBSERVER)
    assert "Ana Robles" in visitor.get("/eventos/evento/organizar/personas").text
    path = f"/eventos/evento/organizar/personas/{grant.id}/quitar"
    assert visitor.post(path).status_code == 303
    assert event_team(event) == []
    assert visitor.post(path).status_code == 404


def test_a_role_under_the_wrong_event_is_missing(visitor: Visitor) -> None:
    event, other = make_event(slug="evento"), make_event(slug="otro")
    make_event_member(other, Role.OBSERVER)
    visitor.sign_in(make_member(event.organization))
    grant = db.session.scalars(select(RoleGrant).where(RoleGrant.event_id == other.id)).one()
    assert visitor.post(f"/eventos/evento/organizar/personas/{grant.id}/quitar").status_code == 404
    assert visitor.post(f"/eventos/otro/organizar/personas/{grant.id}/quitar").status_code == 404


@pytest.mark.parametrize(
    ("field", "wrong", "reason"),
    [
        ("email", "", "Escribe este dato."),
        ("email", "ana@", "correo completo"),
        ("role", "judge", ""),
        ("role", "owner", ""),
        ("role", "", "Elige un papel."),
        ("name", "x" * 121, "como máximo 120"),
    ],
)
def test_a_wrong_part_says_why(visitor: Visitor, field: str, wrong: str, reason: str) -> None:
    event = make_event(slug="evento")
    visitor.sign_in(make_member(event.organization))
    typed = {"email": "ana@example.org", "role": "observer", "name": "Ana"} | {field: wrong}
    answer = visitor.post("/eventos/evento/organizar/personas", data=typed)
    assert answer.status_code == 422
    assert reason in answer.text
    assert event_team(event) == []


def test_nobody_gives_themselves_a_part(visitor: Visitor) -> None:
    event = make_event(slug="evento")
    me = make_member(event.organization)
    visitor.sign_in(me)
    typed = {"email": me.email, "role": "certifier"}
    answer = visitor.post("/eventos/evento/organizar/personas", data=typed)
    assert answer.status_code == 422
    assert "No puedes darte un papel a ti" in answer.text


def test_an_institution_keeps_its_calendar(visitor: Visitor) -> None:
    organization, other = make_organization(slug="xalapa"), make_organization(slug="otra")
    visitor.sign_in(make_member(organization))
    assert "Todavía no hay periodos" in visitor.get("/instituciones/xalapa/calendario").text
    assert visitor.post("/instituciones/xalapa/calendario", data=PERIOD).status_code == 303
    row = db.session.scalars(select(CalendarPeriod)).one()
    assert row.organization_id == organization.id
    assert "Exámenes finales" in visitor.get("/instituciones/xalapa/calendario").text
    foreign = f"/instituciones/{other.slug}/calendario"
    assert visitor.get(foreign).status_code == 403
    assert visitor.post(f"{foreign}/{row.id}/quitar").status_code == 404
    assert visitor.post(f"/instituciones/xalapa/calendario/{row.id}/quitar").status_code == 303
    assert db.session.scalars(select(CalendarPeriod)).all() == []


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("name", ""),
        ("kind", "fiesta"),
        ("starts_on", "ayer"),
        ("ends_on", ""),
        ("ends_on", "2027-05-01"),
    ],
)
def test_a_wrong_period_says_why_and_loses_nothing(
    visitor: Visitor, field: str, wrong: str
) -> None:
    visitor.sign_in(make_member(make_organization(slug="xalapa")))
    answer = visitor.post("/instituciones/xalapa/calendario", data=PERIOD | {field: wrong})
    assert answer.status_code == 422
    assert f'id="{field}' in answer.text
    if field != "name":
        assert "Exámenes finales" in answer.text


def test_operators_keep_the_calendar_of_everybody(visitor: Visitor) -> None:
    visitor.sign_in(make_operator())
    assert visitor.get("/operacion/calendario").status_code == 200
    assert visitor.post("/operacion/calendario", data=PERIOD).status_code == 303
    wrong = PERIOD | {"name": ""}
    assert visitor.post("/operacion/calendario", data=wrong).status_code == 422
    row = db.session.scalars(select(CalendarPeriod)).one()
    assert row.organization_id is None
    path = f"/operacion/calendario/{row.id}/quitar"
    assert visitor.post(path).status_code == 303
    assert visitor.post(path).status_code == 404


def test_nobody_else_keeps_the_calendar_of_everybody(visitor: Visitor) -> None:
    visitor.sign_in(make_member(make_organization()))
    assert visitor.get("/operacion/calendario").status_code == 403
    assert visitor.post("/operacion/calendario", data=PERIOD).status_code == 403
