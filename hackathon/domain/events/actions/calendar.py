"""The editable periods that organizers are warned of."""

from __future__ import annotations

from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.events.calendar import Period
from hackathon.domain.events.models import CalendarPeriod
from hackathon.domain.events.rules import EventRule
from hackathon.domain.organizations.models import Organization
from hackathon.errors import Missing, RuleBroken


def add_period(actor: Actor, organization: Organization | None, period: Period) -> CalendarPeriod:
    """Add a period for one institution, or, with None, for all of them."""
    if period.ends_on < period.starts_on:
        raise RuleBroken(EventRule.PERIOD_ENDS_BEFORE_IT_STARTS, "ends_on")
    row = CalendarPeriod(
        organization_id=organization.id if organization else None,
        kind=period.kind.value,
        name=period.name,
        region=period.region,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
    )
    db.session.add(row)
    db.session.flush()
    record("calendar.period_added", actor, f"calendar_period:{row.id}", kind=row.kind)
    return row


def remove_period(actor: Actor, organization: Organization | None, period_id: int) -> int:
    """Remove a period of this institution; one of another is not there."""
    row = db.session.get(CalendarPeriod, period_id)
    owner_id = organization.id if organization else None
    if row is None or row.organization_id != owner_id:
        raise Missing
    db.session.delete(row)
    db.session.flush()
    record("calendar.period_removed", actor, f"calendar_period:{period_id}", kind=row.kind)
    return period_id
