"""Registrations and the notices in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from hackathon import richtext
from hackathon.db import db
from hackathon.domain.challenges.models import ConvocatoriaVersion
from hackathon.domain.events.models import Event
from hackathon.domain.organizations.models import Organization
from hackathon.domain.registrations.models import Consent, Notice, NoticeKind, Registration
from hackathon.domain.registrations.standard_notices import standard_text
from hackathon.errors import Missing


@dataclass(frozen=True)
class NoticeInForce:
    """What has to be accepted now: a published version, or the standard text as version 1."""

    kind: NoticeKind
    number: int
    body: str
    body_html: str
    row: Notice | None


def find_registration(event: Event, person_id: int | None) -> Registration | None:
    """The person's registration to the event, unless it was cancelled."""
    found = find_any_registration(event, person_id)
    return found if found and found.cancelled_at is None else None


def find_any_registration(event: Event, person_id: int | None) -> Registration | None:
    """The person's registration to the event, cancelled or not."""
    return db.session.scalar(
        select(Registration).where(
            Registration.event_id == event.id, Registration.person_id == person_id
        )
    )


def get_registration(public_id: str) -> Registration:
    """The registration with its event, person and consents."""
    found = db.session.scalar(
        select(Registration)
        .where(Registration.public_id == public_id)
        .options(
            joinedload(Registration.event).joinedload(Event.organization),
            joinedload(Registration.person),
            selectinload(Registration.consents).options(
                joinedload(Consent.notice), joinedload(Consent.convocatoria_version)
            ),
        )
    )
    if found is None:
        raise Missing
    return found


def registrations_of(person_id: int | None) -> Sequence[Registration]:
    """The person's registrations with their events, newest first."""
    return db.session.scalars(
        select(Registration)
        .where(Registration.person_id == person_id, Registration.cancelled_at.is_(None))
        .options(joinedload(Registration.event).joinedload(Event.organization))
        .order_by(Registration.registered_at.desc())
    ).all()


def registrations_to(event: Event) -> Select[Registration]:
    """The people registered to the event, in the order in which they came."""
    return (
        select(Registration)
        .where(Registration.event_id == event.id, Registration.cancelled_at.is_(None))
        .options(joinedload(Registration.person))
        .order_by(Registration.registered_at, Registration.id)
    )


def notices_in_force(organization: Organization) -> tuple[NoticeInForce, ...]:
    """The code of conduct and the privacy notice that the institution asks to accept now."""
    newest = (
        select(Notice.kind, func.max(Notice.number).label("number"))
        .where(Notice.organization_id == organization.id)
        .group_by(Notice.kind)
        .subquery()
    )
    rows = db.session.scalars(
        select(Notice)
        .join(newest, (Notice.kind == newest.c.kind) & (Notice.number == newest.c.number))
        .where(Notice.organization_id == organization.id)
    ).all()
    stored = {row.kind: row for row in rows}
    return tuple(_in_force(organization, kind, stored.get(kind)) for kind in NoticeKind)


def get_notice(organization: Organization, kind: str, number: int) -> NoticeInForce:
    """One version of a notice; the standard text counts as version 1 until there is another."""
    if kind not in set(NoticeKind):
        raise Missing
    row = db.session.scalar(
        select(Notice).where(
            Notice.organization_id == organization.id,
            Notice.kind == NoticeKind(kind),
            Notice.number == number,
        )
    )
    if row is None and number != 1:
        raise Missing
    return _in_force(organization, NoticeKind(kind), row)


def find_convocatoria(event: Event) -> ConvocatoriaVersion | None:
    """The newest published call of the event."""
    return db.session.scalar(
        select(ConvocatoriaVersion)
        .where(ConvocatoriaVersion.event_id == event.id)
        .order_by(ConvocatoriaVersion.number.desc())
        .limit(1)
    )


def _in_force(organization: Organization, kind: NoticeKind, row: Notice | None) -> NoticeInForce:
    if row:
        return NoticeInForce(kind, row.number, row.body, row.body_html, row)
    body = standard_text(kind, organization.name, organization.contact_email)
    return NoticeInForce(kind, 1, body, richtext.render(body), None)
