"""Registering from the page."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from hackathon.db import db
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.models import EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.registrations.models import Notice, Registration
from tests.factories.challenges import make_convocatoria_version
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import make_member, make_person
from tests.factories.teams import make_registration, make_team

TICKED = {
    "kind": "participant",
    "conduct": "y",
    "privacy": "y",
    "conduct_number": "1",
    "privacy_number": "1",
}


def address(event):
    return f"/eventos/{event.slug}/inscripcion"


def test_who_is_not_signed_in_is_led_to_sign_in_and_back(visitor):
    event = make_event()
    answer = visitor.get(address(event))
    assert answer.status_code == 303
    assert answer.location == f"/entrar?next={address(event)}"


def test_a_person_registers_and_lands_on_the_registration(visitor):
    event = make_event()
    visitor.sign_in(make_person())
    assert visitor.get(address(event)).status_code == 200
    answer = visitor.post(address(event), data=TICKED | {"affiliation": "UV"})
    made = db.session.scalars(select(Registration)).one()
    assert (answer.status_code, answer.location) == (303, f"/inscripciones/{made.public_id}")
    assert "UV" in visitor.get(answer.location).text
    assert visitor.get(address(event)).location == answer.location


def test_an_unticked_box_is_named_and_nothing_typed_is_lost(visitor):
    event = make_event()
    make_convocatoria_version(event)
    visitor.sign_in(make_person())
    answer = visitor.post(address(event), data=TICKED | {"affiliation": "Mi colectivo"})
    assert answer.status_code == 422
    assert 'value="Mi colectivo"' in answer.text
    assert 'id="convocatoria-error"' in answer.text
    assert db.session.scalars(select(Registration)).all() == []


def test_after_a_new_version_the_form_asks_for_the_new_one(visitor):
    event = make_event()
    visitor.sign_in(make_member(event.organization))
    kind = f"/instituciones/{event.organization.slug}/avisos/aviso-de-privacidad"
    for text in ("Uno.", "Dos."):
        assert visitor.post(f"{kind}/nueva-version", data={"body": text}).status_code == 303
    visitor.sign_in(make_person())
    answer = visitor.post(address(event), data=TICKED)
    assert answer.status_code == 422
    assert 'name="privacy_number" type="hidden" value="2"' in answer.text


def test_outside_the_window_the_page_says_so_and_the_form_answers_409(visitor):
    event = make_event(phase=Phase.RESULTS)
    visitor.sign_in(make_person())
    assert "no están abiertas" in visitor.get(address(event)).text
    assert visitor.post(address(event), data=TICKED).status_code == 409


def test_a_draft_event_is_no_place_to_register(visitor):
    event = make_event(state=EventState.DRAFT)
    visitor.sign_in(make_person())
    assert visitor.get(address(event)).status_code == 404


def test_only_the_person_and_the_organizers_see_a_registration(visitor):
    event, person = make_event(), make_person()
    registration = make_registration(event, person)
    path = f"/inscripciones/{registration.public_id}"
    statuses = {}
    for name, who in {
        "person": person,
        "organizer": make_member(event.organization),
        "other": make_person(),
        "foreign": make_member(make_organization()),
    }.items():
        statuses[name] = visitor.sign_in(who).get(path).status_code
    assert statuses == {"person": 200, "organizer": 200, "other": 404, "foreign": 404}


def test_cancelling_asks_first_and_leaves_the_team(visitor):
    event, lead, member = make_event(), make_person(), make_person()
    team = make_team(event, lead, member)
    registration = db.session.scalars(
        select(Registration).where(Registration.person_id == member.id)
    ).one()
    path = f"/inscripciones/{registration.public_id}/cancelar"
    visitor.sign_in(member)
    assert visitor.get(path).status_code == 200
    assert visitor.post(path).status_code == 303
    db.session.expire_all()
    assert registration.cancelled_at is not None
    assert team.member_count == 1
    assert visitor.post(path).status_code == 409


def test_my_events_lists_them_with_the_same_statements_for_one_and_three(visitor, statements):
    person = make_person()
    make_registration(make_event(), person)
    visitor.sign_in(person)
    with statements() as one:
        visitor.get("/mis-eventos")
    for _ in range(2):
        make_registration(make_event(), person)
    with statements() as three:
        answer = visitor.get("/mis-eventos")
    assert len(three) == len(one)
    assert answer.text.count("/inscripciones/") == 3


def test_a_notice_is_public_and_an_unknown_one_is_missing(visitor):
    organization = make_organization()
    path = f"/instituciones/{organization.slug}/avisos"
    assert organization.name in visitor.get(f"{path}/aviso-de-privacidad/1").text
    for wrong in ("aviso-de-privacidad/2", "otra-cosa/1", "aviso-de-privacidad/x"):
        assert visitor.get(f"{path}/{wrong}").status_code == 404


@pytest.mark.parametrize(
    ("role", "status"), [(Role.OWNER, 200), (Role.ORGANIZER, 200), (Role.PUBLISHER, 403)]
)
def test_who_may_write_a_new_version_of_a_notice(visitor, role, status):
    organization = make_organization()
    visitor.sign_in(make_member(organization, role))
    path = f"/instituciones/{organization.slug}/avisos"
    assert visitor.get(path).status_code == status
    assert visitor.get(f"{path}/codigo-de-conducta/nueva-version").status_code == status
    assert visitor.get(f"{path}/otra-cosa/nueva-version").status_code == 404


def test_an_empty_notice_is_refused(visitor):
    organization = make_organization()
    visitor.sign_in(make_member(organization))
    path = f"/instituciones/{organization.slug}/avisos/codigo-de-conducta/nueva-version"
    answer = visitor.post(path, data={"body": "   "})
    assert answer.status_code == 422
    assert 'id="body-error"' in answer.text
    assert db.session.scalars(select(Notice)).all() == []
