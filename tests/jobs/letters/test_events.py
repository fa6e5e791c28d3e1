"""The letters of events: told once, to those who are registered, with a link that works."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from hackathon.db import db, writing
from hackathon.domain.accounts.models import RoleGrant
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.actions.dates import extend_deadline, set_dates
from hackathon.domain.events.actions.people import grant_event_role
from hackathon.domain.events.actions.publishing import cancel_event
from hackathon.domain.events.models import DeadlineChange, Event
from hackathon.domain.events.phases import Phase
from hackathon.domain.events.queries import get_event
from hackathon.domain.jobs.models import Job
from hackathon.errors import Missing
from hackathon.jobs.letters import build
from hackathon.jobs.letters.events import tell_cancellation, tell_change
from tests.factories.events import make_event
from tests.factories.people import actor, make_member, make_person
from tests.factories.teams import make_registration


def outbox() -> list[tuple[str, str]]:
    """The letters that wait: name and recipient."""
    jobs = db.session.scalars(select(Job).where(Job.kind == "send_letter").order_by(Job.id))
    return [(str(job.payload["letter"]), str(job.payload["to"])) for job in jobs]


def extended(event: Event) -> DeadlineChange:
    until = event.submissions_until + timedelta(hours=6)
    who = actor(make_member(event.organization))
    with writing():
        return extend_deadline(
            who, get_event(event.slug), "submissions_until", until, "Falló la red"
        )


def test_a_moved_deadline_is_told_once_to_each_registered_person(app: Flask) -> None:
    event = make_event(phase=Phase.HACKING, judging_at=None)
    make_registration(event, make_person(email="ana@example.org"))
    make_registration(event, make_person(), cancelled_at=event.created_at)
    make_registration(make_event(), make_person())
    change = extended(event)
    tell_change(change_ids=[change.id])
    tell_change(change_ids=[change.id])
    assert outbox() == [("deadline_extended", "ana@example.org")]
    letter = build("deadline_extended", {"change": change.id}, "es")
    assert "Falló la red" in letter.text
    assert f"/eventos/{event.slug}" in letter.text
    assert "Cierre de entregas" in letter.subject


def test_a_date_that_is_dropped_makes_no_letter(app: Flask) -> None:
    event = make_event(phase=Phase.HACKING)
    make_registration(event)
    who = actor(make_member(event.organization))
    with writing():
        set_dates(who, get_event(event.slug), {"archived_at": None}, reason="Sin archivo")
    change = db.session.scalars(select(DeadlineChange)).one()
    tell_change(change_ids=[change.id])
    assert outbox() == []
    for gone in (change.id, 999):
        with pytest.raises(Missing):
            build("deadline_extended", {"change": gone}, "es")


def test_an_event_called_off_is_told_once(app: Flask) -> None:
    event = make_event(contact_email="datos@example.org")
    make_registration(event, make_person(email="ana@example.org"))
    with pytest.raises(Missing):
        build("event_cancelled", {"event": event.id}, "es")
    with writing():
        cancel_event(actor(make_member(event.organization)), get_event(event.slug), "No hay sede")
    for _ in range(2):
        tell_cancellation(event_id=event.id)
    tell_cancellation(event_id=999)
    assert outbox() == [("event_cancelled", "ana@example.org")]
    letter = build("event_cancelled", {"event": event.id}, "en")
    assert "No hay sede" in letter.text


def test_a_part_is_told_with_what_it_allows(app: Flask) -> None:
    event = make_event(title="Datatón del agua")
    organizer = make_member(event.organization, name="Olivia Ortega")
    make_person(email="ana@example.org", name="Ana")
    with writing():
        grant_event_role(actor(organizer), event, "ana@example.org", Role.OBSERVER)
    grant = db.session.scalars(select(RoleGrant).where(RoleGrant.event_id == event.id)).one()
    letter = build("event_role_granted", {"grant": grant.id}, "es")
    assert "Datatón del agua" in letter.subject
    assert "Olivia Ortega" in letter.text
    assert f"/eventos/{event.slug}" in letter.text
    assert "/entrar/enlace/" not in letter.text


def test_somebody_without_an_account_gets_a_link_that_opens_it(app: Flask) -> None:
    event = make_event()
    who = actor(make_member(event.organization))
    with writing():
        grant_event_role(who, event, "nueva@example.org", Role.STAFF, "Nueva")
    grant = db.session.scalars(select(RoleGrant).where(RoleGrant.event_id == event.id)).one()
    letter = build("event_role_granted", {"grant": grant.id}, "es")
    assert "/entrar/enlace/" in letter.text


def test_a_role_of_an_institution_is_no_part_in_an_event(app: Flask) -> None:
    event = make_event()
    make_member(event.organization)
    grant = db.session.scalars(select(RoleGrant)).first()
    with pytest.raises(Missing):
        build("event_role_granted", {"grant": grant.id}, "es")  # type: ignore[union-attr]
