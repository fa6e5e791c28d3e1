"""Keeping the search row and the addresses of an event true."""

from __future__ import annotations

from sqlalchemy import select

from hackathon.db import db
from hackathon.domain.addresses.actions import redirect_path
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.jobs.actions import enqueue
from hackathon.domain.organizations.models import Organization
from hackathon.domain.search.actions import Searchable, hide_from_search, show_in_search
from hackathon.domain.search.models import SearchDocument

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
    enqueue("list_projects", event=event.id)
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
    """Lead the pages of the old address, and of whatever lies under it, to the new one."""
    old, new = event_path(old_slug), event_path(new_slug)
    for page in PAGES:
        redirect_path(old + page, new + page)
    below = select(SearchDocument).where(SearchDocument.path.startswith(f"{old}/", autoescape=True))
    for document in db.session.scalars(below):
        moved = new + document.path.removeprefix(old)
        redirect_path(document.path, moved)
        document.path = moved
