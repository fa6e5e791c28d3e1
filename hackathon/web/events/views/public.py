"""The directory of events, and the pages of one."""

from __future__ import annotations

from flask import request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Select
from sqlalchemy.orm import joinedload

from hackathon import clock
from hackathon.db import db
from hackathon.domain.challenges.queries import challenge_counts, challenges_of, event_datasets
from hackathon.domain.events.models import Event, EventKind
from hackathon.domain.events.policies import may_see_event
from hackathon.domain.events.queries import (
    coming_events,
    get_event,
    get_whole_event,
    open_events,
    past_events,
)
from hackathon.domain.organizations.models import Organization
from hackathon.gateways.installed import settings
from hackathon.presentation.events import calendar_sheet
from hackathon.presentation.feeds import event_calendar
from hackathon.presentation.labels import choices
from hackathon.web.events.blueprint import bp
from hackathon.web.kit.access import guarded, public
from hackathon.web.kit.answers import file_answer, page
from hackathon.web.kit.pages import paged
from hackathon.web.kit.people import current_actor

AHEAD_AT_MOST = 60


@bp.get("/eventos")
@public
def list_events() -> ResponseReturnValue:
    """What is open now, what is coming, and what is over, page by page."""
    actor, at = current_actor(), clock.now()
    running = db.session.scalars(_filtered(open_events(actor, at)).limit(AHEAD_AT_MOST)).all()
    coming = db.session.scalars(_filtered(coming_events(actor, at)).limit(AHEAD_AT_MOST)).all()
    past = paged(_filtered(past_events(actor, at)), 12)
    return page(
        "events/list_events.html",
        running=running,
        coming=coming,
        past=past,
        counts=challenge_counts([*running, *coming, *past.items]),
        kinds=choices("event_kind"),
        organizations=_organizations(),
        chosen={name: request.args.get(name, "") for name in ("tipo", "institucion")},
    )


@bp.get("/eventos/<slug>")
@guarded(may_see_event, load=get_whole_event, secret=True)
def event(event: Event) -> ResponseReturnValue:
    """An event with its retos."""
    return page("events/event.html", event=event, challenges=challenges_of(event))


@bp.get("/eventos/<slug>/datos")
@guarded(may_see_event, load=get_event, secret=True)
def event_data(event: Event) -> ResponseReturnValue:
    """The datasets that the retos of an event link."""
    return page("events/event_data.html", event=event, datasets=event_datasets(event))


@bp.get("/eventos/<slug>/calendario.ics")
@guarded(may_see_event, load=get_event, secret=True)
def calendar(event: Event) -> ResponseReturnValue:
    """The dates of an event for a calendar program."""
    address = settings().site_url + url_for("events.event", slug=event.slug)
    sheet = calendar_sheet(event, address)
    return file_answer(event_calendar(sheet), f"{event.slug}.ics", "text/calendar")


def _filtered(chosen: Select[Event]) -> Select[Event]:
    """The events of the asked kind and institution; a filter that makes no sense is ignored."""
    kind, organization = request.args.get("tipo", ""), request.args.get("institucion", "")
    chosen = chosen.options(joinedload(Event.organization))
    if kind in set(EventKind):
        chosen = chosen.where(Event.kind == EventKind(kind))
    if organization:
        chosen = chosen.where(Event.organization.has(Organization.slug == organization))
    return chosen


def _organizations() -> list[tuple[str, str]]:
    """The institutions with public events, for the filter."""
    with_events = past_events(current_actor(), clock.now()).with_only_columns(Event.organization_id)
    running = open_events(current_actor(), clock.now()).with_only_columns(Event.organization_id)
    coming = coming_events(current_actor(), clock.now()).with_only_columns(Event.organization_id)
    ids = with_events.order_by(None).union(running.order_by(None), coming.order_by(None))
    found = db.session.execute(
        db.select(Organization.slug, Organization.name)
        .where(Organization.id.in_(ids))
        .order_by(Organization.name)
    )
    return [(slug, name) for slug, name in found]
