"""The front page: one Historia, what is open, four honest numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from flask.typing import ResponseReturnValue
from sqlalchemy import Select
from sqlalchemy.orm import joinedload

from hackathon import clock
from hackathon.db import db
from hackathon.domain.challenges.queries import challenge_counts
from hackathon.domain.events.models import Event
from hackathon.domain.events.queries import coming_events, open_events
from hackathon.domain.organizations.models import Organization
from hackathon.domain.organizations.queries import visible_organizations
from hackathon.domain.stories.figures import event_projects, site_figures
from hackathon.domain.stories.models import Story
from hackathon.domain.stories.queries import lead_story
from hackathon.web.home.blueprint import bp
from hackathon.web.kit.access import public
from hackathon.web.kit.answers import page
from hackathon.web.kit.people import current_actor

OPEN_AT_MOST = 6
COMING_AT_MOST = 3
INSTITUTIONS_AT_MOST = 12


@bp.get("/")
@public
def index() -> ResponseReturnValue:
    """The front page, in a constant number of statements."""
    actor, at = current_actor(), clock.now()
    lead = lead_story()
    running = _events(open_events(actor, at).limit(OPEN_AT_MOST))
    coming = _events(coming_events(actor, at).limit(COMING_AT_MOST))
    led_by = [lead.submission.event] if lead and lead.submission else []
    return page(
        "home/index.html",
        lead=lead,
        running=running,
        coming=coming,
        counts=challenge_counts([*running, *coming, *led_by]),
        lead_projects=_projects(lead),
        figures=site_figures(_first_of_year(at, actor.zone)),
        organizations=_organizations(),
    )


def _events(chosen: Select[Event]) -> Sequence[Event]:
    return db.session.scalars(chosen.options(joinedload(Event.organization))).all()


def _projects(story: Story | None) -> int:
    return event_projects(story.submission.event) if story and story.submission else 0


def _organizations() -> Sequence[Organization]:
    chosen = visible_organizations(current_actor()).where(Organization.accredited_at.is_not(None))
    ordered = chosen.order_by(Organization.name_folded).limit(INSTITUTIONS_AT_MOST)
    return db.session.scalars(ordered).all()


def _first_of_year(at: datetime, zone: str) -> datetime:
    local = at.astimezone(ZoneInfo(zone))
    return local.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
