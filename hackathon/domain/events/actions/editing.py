"""Preparing an event: its words, its categories and who convenes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from hackathon import clock
from hackathon.db import db, expect_revision
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.addresses.slugs import find_slug_fault, free_slug
from hackathon.domain.audit.actions import record
from hackathon.domain.events.actions.finding import redirect_event, refresh_search
from hackathon.domain.events.local_time import zone_named
from hackathon.domain.events.models import (
    Convener,
    Event,
    EventKind,
    EventState,
    ProjectVisibility,
    Track,
)
from hackathon.domain.events.plans import planned_dates
from hackathon.domain.events.queries import is_slug_taken
from hackathon.domain.events.rules import EventRule
from hackathon.domain.organizations.models import Organization
from hackathon.errors import RuleBroken
from hackathon.richtext import render


@dataclass(frozen=True, kw_only=True)
class NewEvent:
    """What is known of an event when somebody begins to prepare it."""

    kind: EventKind
    title: str
    starts_at: datetime
    zone: str = "America/Mexico_City"


@dataclass(frozen=True, kw_only=True)
class EventWords:
    """Everything about an event that is neither a date nor a list of its own."""

    title: str
    slug: str
    summary: str = ""
    description: str = ""
    language: str = "es"
    zone: str = "America/Mexico_City"
    venue: str = ""
    contact_email: str = ""
    team_min: int = 1
    team_max: int = 5
    capacity: int | None = None
    project_visibility: ProjectVisibility = ProjectVisibility.AFTER_JUDGING
    is_neutral: bool = False


@dataclass(frozen=True)
class ConvenerLine:
    """Somebody who convenes, and the part they have."""

    name: str
    part: str = ""
    organization_id: int | None = None


def create_event(actor: Actor, organization: Organization, new: NewEvent) -> Event:
    """Begin a draft with the dates that its kind usually has."""
    zone_named(new.zone)
    at = clock.now()
    event = Event(
        slug=free_slug(new.title, is_slug_taken),
        organization_id=organization.id,
        kind=new.kind,
        title=new.title,
        zone=new.zone,
        contact_email=organization.contact_email,
        created_at=at,
        **planned_dates(new.kind.value, new.starts_at, new.zone, at),
    )
    db.session.add(event)
    db.session.flush()
    record(
        "event.created",
        actor,
        f"event:{event.id}",
        kind=new.kind.value,
        organization=organization.id,
    )
    return event


def edit_event(actor: Actor, event: Event, words: EventWords, revision: int | None = None) -> Event:
    """Save the words of an event; its old address keeps leading to it."""
    expect_revision(event, revision)
    refuse_cancelled(event)
    _check_words(event, words)
    if words.slug != event.slug and event.state != EventState.DRAFT:
        redirect_event(event.slug, words.slug)
    changed = sorted(name for name, value in asdict(words).items() if getattr(event, name) != value)
    for name in changed:
        setattr(event, name, getattr(words, name))
    event.description_html = render(words.description)
    db.session.flush()
    refresh_search(event)
    if changed:
        record("event.edited", actor, f"event:{event.id}", fields=changed)
    return event


def refuse_cancelled(event: Event) -> None:
    """Nothing changes any more in an event that was called off."""
    if event.state == EventState.CANCELLED:
        raise RuleBroken(EventRule.CANCELLED, state=True)


def set_tracks(actor: Actor, event: Event, names: Sequence[str]) -> Sequence[Track]:
    """Give the event these categories, in this order; one that stays keeps its row."""
    refuse_cancelled(event)
    known = {track.name.casefold(): track for track in event.tracks}
    wanted = [name for name in names if name]
    if len({name.casefold() for name in wanted}) != len(wanted):
        raise RuleBroken(EventRule.TRACK_TAKEN, "names")
    taken = {track.slug for track in event.tracks}
    tracks = []
    for position, name in enumerate(wanted):
        track = known.get(name.casefold())
        if track is None:
            track = Track(event_id=event.id, slug=free_slug(name, taken.__contains__))
            taken.add(track.slug)
        track.name, track.position = name, position
        tracks.append(track)
    event.tracks = tracks
    try:
        db.session.flush()
    except IntegrityError as error:
        raise RuleBroken(EventRule.TRACK_IN_USE, "names") from error
    record("event.tracks_set", actor, f"event:{event.id}", tracks=[t.slug for t in tracks])
    return tracks


def set_conveners(actor: Actor, event: Event, lines: Sequence[ConvenerLine]) -> Sequence[Convener]:
    """Name those who convene the event beside the institution in charge."""
    refuse_cancelled(event)
    event.conveners = [
        Convener(
            event_id=event.id,
            position=position,
            name=line.name,
            part=line.part,
            organization_id=line.organization_id,
        )
        for position, line in enumerate(line for line in lines if line.name)
    ]
    db.session.flush()
    record("event.conveners_set", actor, f"event:{event.id}", count=len(event.conveners))
    return event.conveners


def _check_words(event: Event, words: EventWords) -> None:
    zone_named(words.zone)
    if words.slug != event.slug:
        fault = find_slug_fault(words.slug)
        if fault:
            raise RuleBroken(fault, "slug")
        if is_slug_taken(words.slug):
            raise RuleBroken(EventRule.SLUG_TAKEN, "slug")
    if words.team_min > words.team_max:
        raise RuleBroken(EventRule.TEAM_SIZES, "team_max")
    if words.capacity is not None and words.capacity < event.registered_count:
        raise RuleBroken(
            EventRule.CAPACITY_BELOW_REGISTERED, "capacity", registered=event.registered_count
        )
