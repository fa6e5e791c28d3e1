"""Registering to an event, cancelling, and publishing what has to be accepted."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import or_, update

from hackathon import clock, richtext
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.events.actions.holding import hold_event
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.events.phases import is_open_for_registration
from hackathon.domain.jobs.actions import post_letter
from hackathon.domain.organizations.models import Organization
from hackathon.domain.registrations.models import (
    Consent,
    Notice,
    NoticeKind,
    Registration,
    RegistrationKind,
)
from hackathon.domain.registrations.queries import (
    NoticeInForce,
    find_any_registration,
    find_convocatoria,
    notices_in_force,
)
from hackathon.domain.registrations.rules import RegistrationRule
from hackathon.errors import RuleBroken


@dataclass(frozen=True)
class Acceptance:
    """What the person saw and ticked: version numbers, None for what was not ticked."""

    conduct: int | None
    privacy: int | None
    convocatoria: int | None = None


@dataclass(frozen=True)
class Particulars:
    """What the person says about taking part; all of it voluntary."""

    kind: RegistrationKind = RegistrationKind.PARTICIPANT
    affiliation: str = ""
    skills: str = ""
    seeks_team: bool = field(default=False)


def register(
    actor: Actor, event: Event, acceptance: Acceptance, particulars: Particulars
) -> Registration:
    """Register the actor to the event and record each version accepted."""
    at = clock.now()
    hold_event(event.id)
    if event.state is not EventState.PUBLISHED or not is_open_for_registration(event.schedule, at):
        raise RuleBroken(RegistrationRule.CLOSED, state=True)
    registration = find_any_registration(event, actor.person_id)
    if registration and registration.cancelled_at is None:
        raise RuleBroken(RegistrationRule.ALREADY, state=True)
    consents = _consents(event, acceptance)
    _take_seat(event)
    registration = registration or Registration(event_id=event.id, person_id=actor.person_id)
    registration.kind = particulars.kind
    registration.affiliation = particulars.affiliation
    registration.skills = particulars.skills
    registration.seeks_team = particulars.seeks_team
    registration.registered_at, registration.cancelled_at = at, None
    db.session.add(registration)
    db.session.flush()
    for consent in consents:
        consent.registration_id = registration.id
        db.session.add(consent)
    record(
        "registration.made",
        actor,
        f"event:{event.id}",
        conduct=acceptance.conduct,
        privacy=acceptance.privacy,
        convocatoria=acceptance.convocatoria,
    )
    post_letter("registration_confirmed", actor.email, actor.language, registration=registration.id)
    db.session.flush()
    return registration


def cancel_registration(actor: Actor, registration: Registration) -> Registration:
    """Give the seat back; what was accepted stays on record."""
    if registration.cancelled_at is not None:
        raise RuleBroken(RegistrationRule.CANCELLED, state=True)
    registration.cancelled_at = clock.now()
    counter = update(Event).where(Event.id == registration.event_id)
    db.session.execute(counter.values(registered_count=Event.registered_count - 1))
    record("registration.cancelled", actor, f"event:{registration.event_id}")
    db.session.flush()
    return registration


def publish_notice(
    actor: Actor | None, organization: Organization, kind: NoticeKind, body: str
) -> Notice:
    """Publish the next version of a notice; earlier ones stay readable."""
    current = next(notice for notice in notices_in_force(organization) if notice.kind is kind)
    number = current.number + 1 if current.row else 1
    notice = Notice(
        organization_id=organization.id,
        kind=kind,
        number=number,
        body=body,
        body_html=richtext.render(body),
        published_at=clock.now(),
    )
    db.session.add(notice)
    db.session.flush()
    record(
        "notice.published",
        actor,
        f"organization:{organization.id}",
        kind=kind.value,
        number=number,
    )
    return notice


def _consents(event: Event, acceptance: Acceptance) -> list[Consent]:
    at = clock.now()
    ticked = {NoticeKind.CONDUCT: acceptance.conduct, NoticeKind.PRIVACY: acceptance.privacy}
    consents = []
    for notice in notices_in_force(event.organization):
        seen = ticked[notice.kind]
        if seen is None:
            raise RuleBroken(RegistrationRule.CONSENT_MISSING, notice.kind.value)
        if seen != notice.number:
            raise RuleBroken(RegistrationRule.NOTICE_CHANGED, notice.kind.value)
        consents.append(Consent(notice_id=_row_of(event, notice).id, accepted_at=at))
    call = find_convocatoria(event)
    if call is None:
        return consents
    if acceptance.convocatoria is None:
        raise RuleBroken(RegistrationRule.CONSENT_MISSING, "convocatoria")
    if acceptance.convocatoria != call.number:
        raise RuleBroken(RegistrationRule.NOTICE_CHANGED, "convocatoria")
    return [*consents, Consent(convocatoria_version_id=call.id, accepted_at=at)]


def _row_of(event: Event, notice: NoticeInForce) -> Notice:
    return notice.row or publish_notice(None, event.organization, notice.kind, notice.body)


def _take_seat(event: Event) -> None:
    """Count one seat more, unless the event is full: the row is locked while we look."""
    free = or_(Event.capacity.is_(None), Event.registered_count < Event.capacity)
    taken = db.session.execute(
        update(Event)
        .where(Event.id == event.id, free)
        .values(registered_count=Event.registered_count + 1)
        .returning(Event.id)
    ).first()
    if taken is None:
        raise RuleBroken(RegistrationRule.FULL, state=True)
