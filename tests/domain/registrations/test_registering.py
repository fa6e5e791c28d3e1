"""Registering to an event and giving the seat back."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from hackathon.db import db, writing
from hackathon.domain.audit.models import AuditEntry
from hackathon.domain.events.models import EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.jobs.models import Job
from hackathon.domain.registrations.actions import (
    Acceptance,
    Particulars,
    cancel_registration,
    publish_notice,
    register,
)
from hackathon.domain.registrations.models import Consent, NoticeKind, RegistrationKind
from hackathon.domain.registrations.queries import (
    find_registration,
    get_notice,
    get_registration,
    notices_in_force,
    registrations_of,
    registrations_to,
)
from hackathon.domain.registrations.rules import RegistrationRule
from hackathon.errors import Missing, RuleBroken
from tests.factories.challenges import make_convocatoria_version
from tests.factories.events import make_event
from tests.factories.people import actor, make_person

pytestmark = pytest.mark.usefixtures("app")
FIRST = Acceptance(conduct=1, privacy=1)


def join(event, person=None, acceptance=FIRST, particulars=None):
    who = person or make_person()
    with writing():
        return register(actor(who), event, acceptance, particulars or Particulars())


def refusal(event, **values):
    with pytest.raises(RuleBroken) as broken:
        join(event, **values)
    return broken.value


def test_a_person_registers_and_each_accepted_version_is_on_record():
    event, person = make_event(), make_person()
    call = make_convocatoria_version(event)

    made = join(event, person, Acceptance(1, 1, 1), Particulars(affiliation="UV", skills="datos"))

    consents = db.session.scalars(select(Consent).where(Consent.registration_id == made.id)).all()
    assert {consent.convocatoria_version_id for consent in consents} == {None, call.id}
    kinds = {consent.notice.kind for consent in consents if consent.notice}
    assert kinds == {NoticeKind.CONDUCT, NoticeKind.PRIVACY}
    assert (made.affiliation, made.skills) == ("UV", "datos")
    assert event.registered_count == 1


def test_registering_leaves_a_letter_and_an_audit_entry():
    event, person = make_event(), make_person()
    made = join(event, person)

    letter = db.session.scalars(select(Job).where(Job.kind == "send_letter")).one()
    assert letter.payload["letter"] == "registration_confirmed"
    assert letter.payload["to"] == person.email
    assert letter.payload["ids"] == {"registration": made.id}
    entry = db.session.scalars(
        select(AuditEntry).where(AuditEntry.action == "registration.made")
    ).one()
    assert entry.facts == {"conduct": 1, "privacy": 1, "convocatoria": None}
    assert entry.actor_number == person.number


@pytest.mark.parametrize("phase", [Phase.ANNOUNCED, Phase.JUDGING, Phase.RESULTS, Phase.ARCHIVED])
def test_outside_the_registration_window_nobody_registers(phase):
    broken = refusal(make_event(phase=phase))
    assert (broken.rule, broken.is_of_state) == (RegistrationRule.CLOSED, True)


@pytest.mark.parametrize("state", [EventState.DRAFT, EventState.CANCELLED])
def test_nobody_registers_to_an_event_that_is_not_published(state):
    assert refusal(make_event(state=state)).rule is RegistrationRule.CLOSED


def test_a_full_event_takes_nobody():
    event = make_event(capacity=1)
    join(event)
    assert refusal(event).rule is RegistrationRule.FULL
    assert event.registered_count == 1


def test_nobody_registers_twice():
    event, person = make_event(), make_person()
    join(event, person)
    assert refusal(event, person=person).rule is RegistrationRule.ALREADY


@pytest.mark.parametrize(
    ("acceptance", "field"),
    [
        (Acceptance(None, 1), "conduct"),
        (Acceptance(1, None), "privacy"),
    ],
)
def test_what_must_be_accepted_is_named_beside_its_box(acceptance, field):
    broken = refusal(make_event(), acceptance=acceptance)
    assert (broken.rule, broken.field) == (RegistrationRule.CONSENT_MISSING, field)


def test_the_call_must_be_accepted_once_there_is_one():
    event = make_event()
    make_convocatoria_version(event)
    broken = refusal(event)
    assert (broken.rule, broken.field) == (RegistrationRule.CONSENT_MISSING, "convocatoria")


def test_a_call_that_changed_meanwhile_is_read_again():
    event = make_event()
    make_convocatoria_version(event, 1)
    make_convocatoria_version(event, 2)
    broken = refusal(event, acceptance=Acceptance(1, 1, 1))
    assert (broken.rule, broken.field) == (RegistrationRule.NOTICE_CHANGED, "convocatoria")


def test_a_notice_that_changed_meanwhile_is_read_again():
    event = make_event()
    with writing():
        publish_notice(None, event.organization, NoticeKind.PRIVACY, "Uno.")
        publish_notice(None, event.organization, NoticeKind.PRIVACY, "Dos.")
    broken = refusal(event)
    assert (broken.rule, broken.field) == (RegistrationRule.NOTICE_CHANGED, "privacy")


def test_cancelling_gives_the_seat_back_and_a_new_registration_revives_the_row():
    event, person = make_event(capacity=1), make_person()
    made = join(event, person)
    with writing():
        cancel_registration(actor(person), made)
    assert find_registration(event, person.id) is None
    assert event.registered_count == 0

    again = join(event, person, particulars=Particulars(kind=RegistrationKind.MENTOR))

    assert again.id == made.id
    assert (again.kind, again.cancelled_at) == (RegistrationKind.MENTOR, None)


def test_a_cancelled_registration_is_not_cancelled_twice():
    event, person = make_event(), make_person()
    made = join(event, person)
    with writing():
        cancel_registration(actor(person), made)
    with pytest.raises(RuleBroken) as broken, writing():
        cancel_registration(actor(person), made)
    assert broken.value.rule is RegistrationRule.CANCELLED
    assert event.registered_count == 0


def test_lists_hold_only_registrations_that_stand():
    event, stays, leaves = make_event(), make_person(), make_person()
    kept = join(event, stays)
    gone = join(event, leaves)
    with writing():
        cancel_registration(actor(leaves), gone)
    assert list(db.session.scalars(registrations_to(event))) == [kept]
    assert list(registrations_of(stays.id)) == [kept]
    assert list(registrations_of(leaves.id)) == []
    assert get_registration(gone.public_id) == gone


def test_an_unknown_registration_is_missing():
    with pytest.raises(Missing):
        get_registration("nunca")


def test_the_standard_notice_names_the_institution_and_its_contact():
    event = make_event()
    with writing():
        event.organization.contact_email = "datos@xalapa.example"
    bodies = {notice.kind: notice.body for notice in notices_in_force(event.organization)}
    assert event.organization.name in bodies[NoticeKind.PRIVACY]
    assert "datos@xalapa.example" in bodies[NoticeKind.PRIVACY]


def test_each_version_of_a_notice_stays_readable():
    organization = make_event().organization
    with writing():
        publish_notice(None, organization, NoticeKind.CONDUCT, "Primera.")
        publish_notice(None, organization, NoticeKind.CONDUCT, "Segunda.")
    assert get_notice(organization, "conduct", 1).body == "Primera."
    assert get_notice(organization, "conduct", 2).body == "Segunda."
    assert get_notice(organization, "privacy", 1).row is None


@pytest.mark.parametrize(("kind", "number"), [("conduct", 2), ("otro", 1)])
def test_a_version_that_never_was_is_missing(kind, number):
    with pytest.raises(Missing):
        get_notice(make_event().organization, kind, number)
