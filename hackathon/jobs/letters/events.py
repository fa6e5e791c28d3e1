"""The letters of events: a date that moved, an event called off, a part given to somebody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.actions.links import INVITATION_LIFETIME, issue_link
from hackathon.domain.accounts.models import LinkPurpose, Person
from hackathon.domain.accounts.queries import get_grant
from hackathon.domain.events.models import DeadlineChange, Event
from hackathon.domain.jobs.actions import post_letter
from hackathon.domain.registrations.models import Registration
from hackathon.errors import Missing
from hackathon.jobs.letters import letter, link_to, site_url
from hackathon.jobs.registry import handles
from hackathon.presentation.letters.composing import ComposedLetter, compose
from hackathon.presentation.letters.contexts import DeadlineExtended, EventCancelled, RoleGranted

Ids = Mapping[str, Any]


@handles("tell_change")
def tell_change(*, change_ids: Sequence[int]) -> None:
    """Leave one letter for each registered person and each date that moved, once."""
    with writing():
        for change in _changes(change_ids):
            if change.after is None or change.told_at is not None:
                continue
            change.told_at = clock.now()
            for person in _registered(change.event_id):
                post_letter("deadline_extended", person.email, person.language, change=change.id)


@handles("tell_cancellation")
def tell_cancellation(*, event_id: int) -> None:
    """Leave one letter for each person registered to an event that was called off, once."""
    with writing():
        event = db.session.get(Event, event_id)
        if event is None or event.cancellation_told_at is not None:
            return
        event.cancellation_told_at = clock.now()
        for person in _registered(event_id):
            post_letter("event_cancelled", person.email, person.language, event=event_id)


@letter("deadline_extended")
def deadline_extended(ids: Ids, locale: str) -> ComposedLetter:
    """To whoever registered: a date moved, and why."""
    change = next(iter(_changes([ids["change"]])), None)
    if change is None or change.after is None:
        raise Missing
    event = change.event
    context = DeadlineExtended(
        site_url=site_url(),
        event=event.title,
        field=change.field,
        before=change.before,
        after=change.after,
        reason=change.reason,
        zone=event.zone,
        url=link_to("events.event", slug=event.slug),
    )
    return compose("deadline_extended", locale, context)


@letter("event_cancelled")
def event_cancelled(ids: Ids, locale: str) -> ComposedLetter:
    """To whoever registered: the event was called off, and why."""
    event = db.session.get(Event, ids["event"])
    if event is None or event.cancelled_at is None:
        raise Missing
    context = EventCancelled(
        site_url=site_url(),
        event=event.title,
        institution=event.organization.name,
        reason=event.cancel_reason,
        url=link_to("events.event", slug=event.slug),
        contact=event.contact_email,
    )
    return compose("event_cancelled", locale, context)


@letter("event_role_granted")
def event_role_granted(ids: Ids, locale: str) -> ComposedLetter:
    """To somebody with a part in an event; without a confirmed account, with a link to open it."""
    with writing():
        grant = get_grant(ids["grant"])
        if grant.event_id is None:
            raise Missing
        event = db.session.get_one(Event, grant.event_id)
        url = link_to("events.event", slug=event.slug)
        if grant.person.confirmed_at is None:
            path = f"/eventos/{event.slug}"
            token, _ = issue_link(
                LinkPurpose.SIGN_IN, grant.person, path, lifetime=INVITATION_LIFETIME
            )
            url = link_to("accounts.open_link", token=token)
    granter = db.session.scalar(select(Person.name).where(Person.number == grant.granted_by))
    context = RoleGranted(
        site_url=site_url(),
        name=grant.person.name,
        role=grant.role.value,
        place=event.title,
        granted_by=granter or event.title,
        url=url,
    )
    return compose("role_granted", locale, context)


def _changes(change_ids: Sequence[int]) -> Sequence[DeadlineChange]:
    found = (
        select(DeadlineChange)
        .where(DeadlineChange.id.in_(change_ids))
        .options(joinedload(DeadlineChange.event))
        .order_by(DeadlineChange.id)
    )
    return db.session.scalars(found).all()


def _registered(event_id: int) -> Sequence[Person]:
    found = (
        select(Person)
        .join(Registration, Registration.person_id == Person.id)
        .where(
            Registration.event_id == event_id,
            Registration.cancelled_at.is_(None),
            Person.erased_at.is_(None),
        )
        .order_by(Person.id)
    )
    return db.session.scalars(found).all()
