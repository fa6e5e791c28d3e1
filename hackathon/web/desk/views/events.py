"""The desk of one event, and the list of the desks that one may read."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.events.models import Event
from hackathon.domain.events.policies import (
    may_organize_event,
    may_read_desk,
    may_see_registered,
)
from hackathon.domain.events.queries import desk_events, get_whole_event
from hackathon.domain.organizations.models import Organization
from hackathon.web.desk.attention import attention_of
from hackathon.web.desk.blueprint import bp
from hackathon.web.desk.figures import desk_figures
from hackathon.web.kit.access import guarded, signed_in
from hackathon.web.kit.answers import page
from hackathon.web.kit.pages import paged
from hackathon.web.kit.people import current_actor


@bp.get("/panel")
@signed_in
def my_desk() -> ResponseReturnValue:
    """My institutions and the events that I help to run."""
    actor = current_actor()
    chosen = desk_events(actor).options(joinedload(Event.organization)).order_by(Event.id.desc())
    return page("desk/my_desk.html", events=paged(chosen, 24), organizations=_organizations(actor))


@bp.get("/eventos/<slug>/panel")
@guarded(may_read_desk, load=get_whole_event, secret=True)
def event_desk(event: Event) -> ResponseReturnValue:
    """What needs attention, then progress, then figures."""
    actor, figures = current_actor(), desk_figures(event)
    return page(
        "desk/event_desk.html",
        event=event,
        figures=figures,
        lines=attention_of(event, figures, clock.now()),
        may_organize=may_organize_event(actor, event),
        may_see_people=may_see_registered(actor, event),
    )


def _organizations(actor: Actor) -> list[Organization]:
    found = (
        select(Organization)
        .where(Organization.id.in_(list(actor.organization_roles)))
        .order_by(Organization.name)
    )
    return list(db.session.scalars(found))
