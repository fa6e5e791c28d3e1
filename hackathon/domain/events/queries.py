"""Finding events, and who may find them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, false, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.models import RoleGrant
from hackathon.domain.accounts.roles import EVENT_ROLES, Role
from hackathon.domain.events.calendar import (
    Period,
    PeriodKind,
    customary_holidays,
    statutory_holidays,
)
from hackathon.domain.events.duties import DESK_EVENT_ROLES, DESK_ROLES
from hackathon.domain.events.models import CalendarPeriod, Event, EventState
from hackathon.domain.organizations.models import Organization
from hackathon.errors import Missing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from hackathon.domain.accounts.actor import Actor, Roles


def get_event(slug: str) -> Event:
    """The event at this address, with its institution; Missing when there is none."""
    found = select(Event).where(Event.slug == slug).options(joinedload(Event.organization))
    event = db.session.scalar(found)
    if event is None:
        raise Missing
    return event


def get_whole_event(slug: str) -> Event:
    """The event with its institution, categories, conveners and public changes."""
    found = (
        select(Event)
        .where(Event.slug == slug)
        .options(
            joinedload(Event.organization),
            selectinload(Event.tracks),
            selectinload(Event.conveners),
            selectinload(Event.changes),
        )
    )
    event = db.session.scalar(found)
    if event is None:
        raise Missing
    return event


def is_slug_taken(slug: str) -> bool:
    """Whether an event has this address."""
    return db.session.scalar(select(Event.id).where(Event.slug == slug)) is not None


def visible_events(actor: Actor) -> Select[Event]:
    """The events that the actor may see; equal to `may_see_event`, row by row."""
    organizations = _places(actor.organization_roles, DESK_ROLES)
    mine = [event_id for event_id, roles in actor.event_roles.items() if roles]
    return select(Event).where(
        or_(
            Event.state != EventState.DRAFT,
            Event.organization_id.in_(organizations),
            Event.id.in_(mine),
        )
    )


def desk_events(actor: Actor) -> Select[Event]:
    """The events whose desk the actor may read; equal to `may_read_desk`."""
    organizations = _places(actor.organization_roles, DESK_ROLES)
    mine = _places(actor.event_roles, DESK_EVENT_ROLES)
    return select(Event).where(or_(Event.organization_id.in_(organizations), Event.id.in_(mine)))


def is_past(at: datetime) -> ColumnElement[bool]:
    """The condition of an event that is over: results or archive reached, met, or called off."""
    return or_(
        Event.state == EventState.CANCELLED,
        func.coalesce(Event.results_at <= at, false()),
        func.coalesce(Event.archived_at <= at, false()),
        func.coalesce(Event.ends_at <= at, false()),
    )


def has_begun(at: datetime) -> ColumnElement[bool]:
    """The condition of an event that one can already take part in."""
    return or_(
        func.coalesce(Event.registration_at <= at, false()),
        func.coalesce(Event.hacking_at <= at, false()),
        func.coalesce(Event.judging_at <= at, false()),
        func.coalesce(Event.starts_at <= at, false()),
    )


def open_events(actor: Actor, at: datetime) -> Select[Event]:
    """The public events under way, those that end first in front."""
    return (
        visible_events(actor)
        .where(Event.state == EventState.PUBLISHED, ~is_past(at), has_begun(at))
        .order_by(_first_day(), Event.id)
    )


def coming_events(actor: Actor, at: datetime) -> Select[Event]:
    """The public events that are announced, the nearest in front."""
    return (
        visible_events(actor)
        .where(Event.state == EventState.PUBLISHED, ~is_past(at), ~has_begun(at))
        .order_by(_first_day(), Event.id)
    )


def past_events(actor: Actor, at: datetime) -> Select[Event]:
    """The public events that are over, the newest in front."""
    return (
        visible_events(actor)
        .where(Event.state != EventState.DRAFT, is_past(at))
        .order_by(_first_day().desc(), Event.id.desc())
    )


def _first_day() -> ColumnElement[datetime | None]:
    return func.coalesce(
        Event.hacking_at, Event.starts_at, Event.registration_at, Event.results_at, Event.created_at
    )


def event_team(event: Event) -> Sequence[RoleGrant]:
    """The people with a role in the event, judges apart, by role and name."""
    shown = [role for role in EVENT_ROLES if role != Role.JUDGE]
    found = (
        select(RoleGrant)
        .where(
            RoleGrant.event_id == event.id,
            RoleGrant.revoked_at.is_(None),
            RoleGrant.role.in_(shown),
        )
        .options(joinedload(RoleGrant.person))
        .order_by(RoleGrant.role, RoleGrant.id)
    )
    return db.session.scalars(found).all()


def calendar_rows(organization: Organization | None) -> Sequence[CalendarPeriod]:
    """The periods that an institution added, or, with None, those for everybody."""
    owner = (
        CalendarPeriod.organization_id.is_(None)
        if organization is None
        else CalendarPeriod.organization_id == organization.id
    )
    found = select(CalendarPeriod).where(owner).order_by(CalendarPeriod.starts_on)
    return db.session.scalars(found).all()


def known_periods(event: Event) -> list[Period]:
    """What may clash with the event: holidays of its years, and the periods people added."""
    moments = [
        moment
        for field in ("registration_at", "hacking_at", "starts_at", "results_at")
        if (moment := getattr(event, field)) is not None
    ]
    years = sorted({moment.year for moment in moments} or {clock.now().year})
    computed = [
        period
        for year in range(years[0], years[-1] + 1)
        for period in (*statutory_holidays(year), *customary_holidays(year))
    ]
    rows = db.session.scalars(
        select(CalendarPeriod).where(
            or_(
                CalendarPeriod.organization_id.is_(None),
                CalendarPeriod.organization_id == event.organization_id,
            )
        )
    )
    return computed + [
        Period(PeriodKind(row.kind), row.starts_on, row.ends_on, row.name, row.region)
        for row in rows
    ]


def _places(roles: Roles, wanted: Sequence[Role]) -> list[int]:
    return [place for place, held in roles.items() if not held.isdisjoint(wanted)]
