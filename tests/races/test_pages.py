"""The same form sent by many at the same moment: each gets an answer, none an error page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.actions.links import issue_link
from hackathon.domain.accounts.actions.signing_up import Newcomer, sign_up
from hackathon.domain.accounts.models import LinkPurpose, Person
from hackathon.domain.challenges.models import Challenge
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.teams.models import Team
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import make_member, make_person
from tests.factories.teams import make_registration
from tests.races.together import at_once

MANY = 6


def send_together(app: Flask, people: list[Any], path: str, data: dict[str, str]) -> list[int]:
    """The status that each person got for the same form."""
    visitors: list[Any] = [app.test_client().sign_in(person) for person in people]
    answers = at_once(app, [lambda v=one: v.post(path, data=data) for one in visitors])
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    return sorted(answer.status_code for answer in answers)


def test_events_of_one_title_get_addresses_of_their_own(app: Flask) -> None:
    organization = make_organization()
    people = [make_member(organization) for _one in range(MANY)]
    starts = (clock.now() + timedelta(days=60)).strftime("%Y-%m-%dT%H:%M")
    data = {"kind": "dataton", "title": "Agua", "starts_at": starts, "zone": "America/Mexico_City"}
    path = f"/instituciones/{organization.slug}/eventos/nuevo"
    assert send_together(app, people, path, data) == [303] * MANY
    assert db.session.scalar(select(func.count(Event.slug.distinct()))) == MANY


def test_retos_of_one_title_get_addresses_of_their_own(app: Flask) -> None:
    event = make_event(state=EventState.DRAFT)
    people = [make_member(event.organization) for _one in range(MANY)]
    data = {"title": "Fugas", "min_linked": "0", "min_other": "0"}
    path = f"/eventos/{event.slug}/organizar/retos/nuevo"
    assert send_together(app, people, path, data) == [303] * MANY
    assert db.session.scalar(select(func.count(Challenge.slug.distinct()))) == MANY


def test_a_name_is_taken_once_and_the_others_are_told(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    people = [make_person() for _one in range(MANY)]
    for person in people:
        make_registration(event, person)
    path = f"/eventos/{event.slug}/equipos/nuevo"
    answers = send_together(app, people, path, {"name": "Los Camiones"})
    assert answers == [303] + [422] * (MANY - 1)
    assert db.session.scalar(select(func.count()).select_from(Team)) == 1


def test_one_account_is_made_of_one_link_pressed_many_times(app: Flask) -> None:
    newcomer = Newcomer(name="Ana", email="ana@example.org", password_hash="x", language="es")
    with writing():
        token, _link = issue_link(LinkPurpose.CONFIRM, sign_up(newcomer))
    visitors: list[Any] = [app.test_client() for _one in range(MANY)]
    path = f"/registro/confirmar/{token}"
    answers = at_once(app, [lambda v=one: v.post(path) for one in visitors])
    assert sorted(answer.status_code for answer in answers) == [303] + [410] * (MANY - 1)
    assert db.session.scalar(select(func.count()).select_from(Person)) == 1
