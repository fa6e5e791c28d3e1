"""Keeping the search row and the addresses of an event true."""

from __future__ import annotations

from hackathon.db import db
from hackathon.domain.addresses.actions import redirect_path
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.organizations.models import Organization
from hackathon.domain.search.actions import Searchable, hide_from_search, show_in_search

PAGES = (
    "",
    "/datos",
    "/equipos",
    "/proyectos",
    "/resultados",
    "/convocatoria",
    "/convocatoria.pdf",
    "/calendario.ics",
)


def event_path(slug: str) -> str:
    """The address of an event's page."""
    return f"/eventos/{slug}"


def refresh_search(event: Event) -> None:
    """Show a public event in search, with its present words; hide any other."""
    if event.state != EventState.PUBLISHED:
        hide_from_search("event", event.id)
        return
    organization = db.session.get_one(Organization, event.organization_id)
    show_in_search(
        Searchable(
            kind="event",
            thing_id=event.id,
            path=event_path(event.slug),
            title=event.title,
            summary=event.summary,
            context=organization.name,
            text=f"{event.description}\n{event.venue}",
        )
    )


def redirect_event(old_slug: str, new_slug: str) -> None:
    """Lead the pages of the old address to the new one."""
    for page in PAGES:
        redirect_path(event_path(old_slug) + page, event_path(new_slug) + page)
