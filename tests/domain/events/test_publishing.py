"""Opening an event to the public, calling it off, its people and its calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.models import Person, RoleGrant
from hackathon.domain.accounts.roles import Role
from hackathon.domain.audit.queries import entries_about
from hackathon.domain.events.actions.calendar import add_period, remove_period
from hackathon.domain.events.actions.people import grant_event_role, revoke_event_role
from hackathon.domain.events.actions.publishing import cancel_event, open_to_public
from hackathon.domain.events.calendar import Period, PeriodKind
from hackathon.domain.events.models import CalendarPeriod, Event, EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.events.queries import (
    calendar_rows,
    coming_events,
    event_team,
    get_event,
    known_periods,
    open_events,
    past_events,
)
from hackathon.domain.events.rules import EventRule
from hackathon.domain.jobs.models import Job
from hackathon.domain.search.queries import found_documents
from hackathon.errors import Missing, RuleBroken
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_event_member, make_member, make_person


def organizer(event: Event) -> Actor:
    return actor(make_member(event.organization))


def test_publishing_announces_now_and_fills_search(app: Flask) -> None:
    event = make_event(
        state=EventState.DRAFT, title="Hidrología", announced_at=clock.now() + timedelta(days=9)
    )
    with clock.stopped() as at, writing():
        open_to_public(organizer(event), get_event(event.slug))
    stored = get_event(event.slug)
    assert (stored.state, stored.published_at, stored.announced_at) == (
        EventState.PUBLISHED,
        at,
        at,
    )
    assert [found.thing_id for found in found_documents("hidrologia")] == [event.id]


def test_an_announcement_of_the_past_stays(app: Flask) -> None:
    event = make_event(state=EventState.DRAFT)
    with writing():
        open_to_public(organizer(event), get_event(event.slug))
    assert get_event(event.slug).announced_at == event.announced_at


@pytest.mark.parametrize(
    ("state", "rule"),
    [
        (EventState.PUBLISHED, EventRule.ALREADY_PUBLISHED),
        (EventState.CANCELLED, EventRule.CANCELLED),
    ],
)
def test_only_a_draft_is_published(app: Flask, state: EventState, rule: EventRule) -> None:
    event = make_event(state=state)
    with pytest.raises(RuleBroken) as refused, writing():
        open_to_public(organizer(event), get_event(event.slug))
    assert refused.value.rule is rule


def test_calling_off_is_public_leaves_search_and_is_told_once(app: Flask) -> None:
    event = make_event(title="Hidrología")
    with writing():
        cancel_event(organizer(event), get_event(event.slug), "No hay sede")
    stored = get_event(event.slug)
    assert (stored.state, stored.cancel_reason) == (EventState.CANCELLED, "No hay sede")
    assert stored.cancelled_at is not None
    assert not found_documents("hidrologia")
    told = select(Job.payload).where(Job.kind == "tell_cancellation")
    assert db.session.scalars(told).all() == [{"event_id": event.id}]


@pytest.mark.parametrize(
    ("values", "reason", "rule"),
    [
        ({}, "", EventRule.REASON_NEEDED),
        ({"state": EventState.DRAFT}, "No", EventRule.NOT_PUBLISHED),
        ({"state": EventState.CANCELLED}, "No", EventRule.CANCELLED),
        ({"results_published_at": clock.now()}, "No", EventRule.RESULTS_ARE_OUT),
    ],
)
def test_calling_off_has_its_rules(
    app: Flask, values: dict[str, object], reason: str, rule: EventRule
) -> None:
    event = make_event(**values)
    with pytest.raises(RuleBroken) as refused, writing():
        cancel_event(organizer(event), get_event(event.slug), reason)
    assert refused.value.rule is rule


def test_the_lists_part_the_phases(app: Flask) -> None:
    at, who = clock.now(), actor(make_person())
    events = {phase: make_event(phase=phase) for phase in Phase if phase is not Phase.DRAFT}
    meeting = make_event(
        phase=Phase.ANNOUNCED, starts_at=at - timedelta(hours=1), ends_at=at + timedelta(hours=1)
    )
    over = make_event(
        phase=Phase.ANNOUNCED, starts_at=at - timedelta(days=2), ends_at=at - timedelta(days=1)
    )
    called_off = make_event(state=EventState.CANCELLED)
    make_event(state=EventState.DRAFT)

    def ids(chosen: object) -> set[int]:
        return {event.id for event in db.session.scalars(chosen)}  # type: ignore[call-overload]

    running = (Phase.REGISTRATION, Phase.HACKING, Phase.JUDGING)
    assert ids(open_events(who, at)) == {meeting.id, *(events[phase].id for phase in running)}
    assert ids(coming_events(who, at)) == {events[Phase.ANNOUNCED].id}
    assert ids(past_events(who, at)) == {
        events[Phase.RESULTS].id, events[Phase.ARCHIVED].id, over.id, called_off.id
    }  # fmt: skip


def test_a_part_in_the_event_is_granted_told_and_taken_away(app: Flask) -> None:
    event = make_event()
    person = make_person(email="ana@example.org")
    who = organizer(event)
    with writing():
        grant_event_role(who, event, "ANA@example.org", Role.OBSERVER)
    [grant] = event_team(event)
    assert (grant.person_id, grant.role) == (person.id, Role.OBSERVER)
    [letter] = db.session.scalars(select(Job).where(Job.kind == "send_letter")).all()
    assert letter.payload["letter"] == "event_role_granted"
    with writing():
        revoke_event_role(who, event, db.session.get_one(RoleGrant, grant.id))
    assert event_team(event) == []
    actions = [entry.action for entry in entries_about(f"event:{event.id}")]
    assert actions == ["role.granted", "role.revoked"]


def test_somebody_without_an_account_is_invited(app: Flask) -> None:
    event = make_event()
    with writing():
        grant_event_role(organizer(event), event, "nueva@example.org", Role.STAFF, "Nueva Persona")
    invited = db.session.scalars(select(Person).where(Person.name == "Nueva Persona")).one()
    assert invited.confirmed_at is None


def test_nobody_promotes_themselves_or_names_judges_here(app: Flask) -> None:
    event = make_event()
    organizing = make_member(event.organization)
    with pytest.raises(RuleBroken) as refused, writing():
        grant_event_role(actor(organizing), event, organizing.email, Role.CERTIFIER)
    assert (refused.value.rule, refused.value.field) == (EventRule.ROLE_TO_ONESELF, "email")
    with pytest.raises(RuleBroken) as refused, writing():
        grant_event_role(actor(organizing), event, "ana@example.org", Role.JUDGE)
    assert refused.value.rule is EventRule.NOT_AN_EVENT_ROLE


def test_a_role_of_another_place_is_not_there(app: Flask) -> None:
    event, other = make_event(), make_event()
    who = organizer(event)
    make_event_member(other, Role.OBSERVER)
    make_event_member(event, Role.JUDGE)
    grants = db.session.scalars(select(RoleGrant).where(RoleGrant.event_id.is_not(None))).all()
    for grant in grants:
        with pytest.raises(Missing), writing():
            revoke_event_role(who, event, grant)


EXAMS = Period(PeriodKind.EXAMS, date(2027, 5, 24), date(2027, 6, 4), "Exámenes finales")


def test_periods_of_an_institution_and_of_everybody_warn_its_events(app: Flask) -> None:
    event, other = make_event(), make_organization()
    who = organizer(event)
    veda = Period(PeriodKind.VEDA, date(2027, 4, 4), date(2027, 6, 6), "Veda")
    with writing():
        mine = add_period(who, event.organization, EXAMS)
        add_period(who, None, veda)
        add_period(who, other, EXAMS)
    known = [period.name for period in known_periods(event)]
    assert known.count("Exámenes finales") == 1
    assert "Veda" in known
    assert "Navidad" in known
    assert [row.id for row in calendar_rows(event.organization)] == [mine.id]
    assert [row.name for row in calendar_rows(None)] == ["Veda"]
    with pytest.raises(Missing), writing():
        remove_period(who, other, mine.id)
    with writing():
        remove_period(who, event.organization, mine.id)
    assert db.session.get(CalendarPeriod, mine.id) is None
    with pytest.raises(Missing), writing():
        remove_period(who, event.organization, mine.id)


def test_an_event_without_dates_knows_the_holidays_of_this_year(app: Flask) -> None:
    event = make_event(registration_at=None, hacking_at=None, results_at=None)
    assert {period.starts_on.year for period in known_periods(event)} == {clock.now().year}


def test_a_period_that_ends_before_it_starts_is_refused(app: Flask) -> None:
    event = make_event()
    wrong = Period(PeriodKind.EXAMS, date(2027, 5, 2), date(2027, 5, 1), "Al revés")
    with pytest.raises(RuleBroken) as refused, writing():
        add_period(organizer(event), event.organization, wrong)
    assert refused.value.rule is EventRule.PERIOD_ENDS_BEFORE_IT_STARTS
