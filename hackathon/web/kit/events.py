"""The event of an address, for those who may know that it exists."""

from __future__ import annotations

from hackathon.domain.events.models import Event
from hackathon.domain.events.policies import may_see_event
from hackathon.domain.events.queries import get_event
from hackathon.errors import Missing
from hackathon.web.kit.people import current_actor


def visible_event(slug: str) -> Event:
    """The event at this address; a draft is Missing to whoever takes no part in preparing it."""
    event = get_event(slug)
    if not may_see_event(current_actor(), event):
        raise Missing
    return event
