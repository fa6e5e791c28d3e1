"""Teams from their pages."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from hackathon.db import db, writing
from hackathon.domain.events.phases import Phase
from hackathon.domain.teams.actions.invitations import issue_link
from hackathon.domain.teams.models import Team, TeamInvitation
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_member, make_person
from tests.factories.teams import make_registration, make_team


@pytest.fixture
def event(app):
    return make_event()


def registered(event):
    person = make_person()
    make_registration(event, person)
    return person


def test_a_team_is_founded_from_the_form(visitor, event):
    visitor.sign_in(registered(event))
    path = f"/eventos/{event.slug}/equipos/nuevo"
    assert visitor.get(path).status_code == 200
    answer = visitor.post(path, data={"name": "Five5", "seeks": "diseño"})
    team = db.session.scalars(select(Team)).one()
    assert (answer.status_code, answer.location) == (303, f"/equipos/{team.public_id}")
    assert team.invite_code in visitor.get(answer.location).text


def test_who_is_not_registered_is_led_to_register_first(visitor, event):
    visitor.sign_in(make_person())
    answer = visitor.get(f"/eventos/{event.slug}/equipos/nuevo")
    assert answer.location == f"/eventos/{event.slug}/inscripcion"


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"name": "dos\nlineas"}, "name"),
        ({"name": "nulo\x00"}, "name"),
        ({"name": "A", "description": "d" * 501}, "description"),
        ({"name": "A", "seeks": "s" * 301}, "seeks"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_the_rest_is_kept(visitor, event, data, field):
    visitor.sign_in(registered(event))
    typed = {"name": "A", "description": "Somos tres", "seeks": "Alguien"} | data
    answer = visitor.post(f"/eventos/{event.slug}/equipos/nuevo", data=typed)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    for other in {"description", "seeks"} - {field}:
        assert typed[other] in answer.text
    assert db.session.scalars(select(Team)).all() == []


def test_a_name_is_text_wherever_it_is_shown(visitor, event):
    team = make_team(event, name="<script>alert(1)</script>")
    for path in (f"/equipos/{team.public_id}", f"/eventos/{event.slug}/equipos"):
        text = visitor.get(path).text
        assert "<script>alert(1)" not in text
        assert "&lt;script&gt;alert(1)" in text


def test_a_taken_name_is_said_beside_the_name(visitor, event):
    make_team(event, name="Ocupado")
    visitor.sign_in(registered(event))
    answer = visitor.post(f"/eventos/{event.slug}/equipos/nuevo", data={"name": "OCUPADO"})
    assert answer.status_code == 422
    assert "Elige otro" in answer.text


def test_joining_by_code_from_a_shared_address(visitor, event):
    team = make_team(event)
    visitor.sign_in(registered(event))
    path = f"/eventos/{event.slug}/equipos/unirme"
    assert team.invite_code in visitor.get(f"{path}?codigo={team.invite_code}").text
    assert visitor.post(path, data={"code": team.invite_code}).location == (
        f"/equipos/{team.public_id}"
    )
    assert visitor.post(path, data={"code": team.invite_code}).status_code == 409


def test_a_wrong_code_is_said_beside_the_code(visitor, event):
    visitor.sign_in(registered(event))
    answer = visitor.post(f"/eventos/{event.slug}/equipos/unirme", data={"code": "NADA1234"})
    assert (answer.status_code, 'id="code-error"' in answer.text) == (422, True)


def test_code_and_members_are_for_insiders_only(visitor, event):
    lead = make_person(name="Ana Pérez")
    team = make_team(event, lead)
    path = f"/equipos/{team.public_id}"
    seen = {}
    for name, who in {
        "nobody": None,
        "other": make_person(),
        "foreign": make_member(make_organization()),
        "organizer": make_member(event.organization),
        "lead": lead,
    }.items():
        text = (visitor.sign_in(who) if who else visitor).get(path).text
        main = text[text.index("<main") :]
        seen[name] = (lead.name in main, team.invite_code in main)
    assert seen == {
        "nobody": (False, False),
        "other": (False, False),
        "foreign": (False, False),
        "organizer": (True, False),
        "lead": (True, True),
    }


def test_only_the_lead_edits_invites_and_removes(visitor, event):
    lead, member = make_person(), make_person()
    team = make_team(event, lead, member)
    seat = next(row.id for row in team.members if row.person_id == member.id)
    addresses = [
        f"/equipos/{team.public_id}/editar",
        f"/equipos/{team.public_id}/invitar",
        f"/equipos/{team.public_id}/codigo",
        f"/equipos/{team.public_id}/integrantes/{seat}/quitar",
        f"/equipos/{team.public_id}/integrantes/{seat}/coordinacion",
    ]
    for who in (member, make_person(), make_member(event.organization)):
        visitor.sign_in(who)
        assert {visitor.post(path).status_code for path in addresses} == {403}


def test_a_seat_of_another_team_is_missing(visitor, event):
    lead = make_person()
    team, other = make_team(event, lead), make_team(event)
    visitor.sign_in(lead)
    seat = other.members[0].id
    path = f"/equipos/{team.public_id}/integrantes/{seat}/quitar"
    assert visitor.post(path).status_code == 404


def test_the_lead_renews_the_code_hands_over_and_leaves(visitor, event):
    lead, member = make_person(), make_person()
    team = make_team(event, lead, member)
    seats = {row.person_id: row.id for row in team.members}
    base, old = f"/equipos/{team.public_id}", team.invite_code
    visitor.sign_in(lead)
    assert visitor.post(f"{base}/codigo").status_code == 303
    assert visitor.post(f"{base}/salir").status_code == 409
    assert visitor.post(f"{base}/integrantes/{seats[member.id]}/coordinacion").status_code == 303
    assert visitor.get(f"{base}/salir").status_code == 200
    assert visitor.post(f"{base}/salir").status_code == 303
    db.session.expire_all()
    assert (team.lead_id, team.member_count) == (member.id, 1)
    assert team.invite_code != old


def test_a_removed_member_loses_the_rights_at_once(visitor, event):
    lead, member = make_person(), make_person()
    team = make_team(event, lead, member)
    seat = next(row.id for row in team.members if row.person_id == member.id)
    visitor.sign_in(lead)
    visitor.post(f"/equipos/{team.public_id}/integrantes/{seat}/quitar")
    visitor.sign_in(member)
    assert visitor.get(f"/equipos/{team.public_id}/proyecto").status_code == 403


def test_saving_over_a_newer_text_answers_409_with_both(visitor, event):
    lead = make_person()
    team = make_team(event, lead, name="Antes")
    visitor.sign_in(lead)
    path = f"/equipos/{team.public_id}/editar"
    assert 'value="Antes"' in visitor.get(path).text
    first = {"name": "Primero", "description": "uno", "revision": team.revision}
    second = first | {"name": "Segundo", "description": "dos"}
    assert visitor.post(path, data=first).status_code == 303
    answer = visitor.post(path, data=second)
    assert answer.status_code == 409
    for word in ("Primero", "Segundo", "uno", "dos"):
        assert word in answer.text
    db.session.expire_all()
    assert team.name == "Primero"


def test_a_bad_address_to_invite_is_said_and_kept(visitor, event):
    lead = make_person()
    team = make_team(event, lead)
    visitor.sign_in(lead)
    for email in ("", "sin-arroba", "a@b", "a@b.mx\nBcc: x@y.mx", "x" * 250 + "@b.mx"):
        answer = visitor.post(f"/equipos/{team.public_id}/invitar", data={"email": email})
        assert (answer.status_code, 'id="email-error"' in answer.text) == (422, True)


def test_opening_an_invitation_spends_nothing_and_accepting_joins(visitor, event):
    lead = make_person()
    team = make_team(event, lead)
    visitor.sign_in(lead)
    visitor.post(f"/equipos/{team.public_id}/invitar", data={"email": "nueva@example.org"})
    invitation = db.session.scalars(select(TeamInvitation)).one()
    with writing():
        token = issue_link(invitation)
    person = registered(event)
    visitor.sign_in(person)
    for _ in range(2):
        assert "Aceptar" in visitor.get(f"/invitacion/{token}").text
    answer = visitor.post(f"/invitacion/{token}/aceptar")
    assert answer.location == f"/equipos/{team.public_id}"
    assert visitor.post(f"/invitacion/{token}/aceptar").status_code == 409
    assert "ya se usó" in visitor.get(f"/invitacion/{token}").text


def test_an_invitation_leads_strangers_to_an_account_and_to_registration(visitor, event):
    team = make_team(event)
    with writing():
        from_lead = actor(team.lead)
        invitation = TeamInvitation(
            team_id=team.id,
            email="a@example.org",
            email_key="a@example.org",
            invited_by_id=from_lead.person_id,
            created_at=event.created_at,
            expires_at=event.archived_at,
        )
        db.session.add(invitation)
        db.session.flush()
        token = issue_link(invitation)
    path = f"/invitacion/{token}"
    assert f"/entrar?next=/invitacion/{token}" in visitor.get(path).text
    visitor.sign_in(make_person())
    assert f"/eventos/{event.slug}/inscripcion" in visitor.get(path).text
    assert visitor.post(f"{path}/rechazar").status_code == 303
    assert visitor.get("/invitacion/desconocida").status_code == 404


def test_an_invitation_is_revoked_by_the_lead_alone(visitor, event):
    lead = make_person()
    team = make_team(event, lead)
    visitor.sign_in(lead)
    visitor.post(f"/equipos/{team.public_id}/invitar", data={"email": "nueva@example.org"})
    invitation = db.session.scalars(select(TeamInvitation)).one()
    path = f"/equipos/invitaciones/{invitation.public_id}/retirar"
    assert visitor.sign_in(make_person()).post(path).status_code == 404
    assert visitor.sign_in(lead).post(path).status_code == 303
    db.session.expire_all()
    assert invitation.revoked_at is not None


def test_after_the_deadline_teams_stand(visitor):
    event = make_event(phase=Phase.JUDGING)
    lead = make_person()
    team = make_team(event, lead)
    visitor.sign_in(lead)
    assert visitor.post(f"/equipos/{team.public_id}/codigo").status_code == 409


@pytest.mark.parametrize("mine", [False, True])
def test_lists_take_the_same_statements_for_one_and_three(visitor, statements, event, mine):
    person = make_person()
    make_team(event, person)
    visitor.sign_in(person)
    path = "/mis-equipos" if mine else f"/eventos/{event.slug}/equipos"
    with statements() as one:
        visitor.get(path)
    for _ in range(2):
        make_team(make_event() if mine else event, person if mine else make_person())
    with statements() as three:
        answer = visitor.get(path)
    assert len(three) == len(one)
    assert answer.text.count("<article") == 3
