"""Keeping the search rows of public things."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from hackathon import clock
from hackathon.db import db
from hackathon.domain.search.models import SearchDocument
from hackathon.domain.search.terms import terms


@dataclass(frozen=True)
class Searchable:
    """What search knows of a thing: where it is, how it reads, and from when it may be found."""

    kind: str
    thing_id: int
    path: str
    title: str
    summary: str = ""
    context: str = ""
    text: str = ""
    visible_at: datetime | None = None


def show_in_search(thing: Searchable) -> None:
    """Write or renew the search row of a public thing."""
    words = terms(" ".join((thing.title, thing.title, thing.summary, thing.context, thing.text)))
    document = _document(thing.kind, thing.thing_id) or SearchDocument(
        kind=thing.kind, thing_id=thing.thing_id
    )
    document.path = thing.path
    document.title = thing.title[:300]
    document.summary = thing.summary[:500]
    document.context = thing.context[:300]
    document.terms = " ".join(words)
    document.visible_at = thing.visible_at
    document.updated_at = clock.now()
    db.session.add(document)
    db.session.flush()


def hide_from_search(kind: str, thing_id: int) -> None:
    """Remove the search row of a thing that is no longer public."""
    db.session.execute(
        delete(SearchDocument).where(
            SearchDocument.kind == kind, SearchDocument.thing_id == thing_id
        )
    )


def _document(kind: str, thing_id: int) -> SearchDocument | None:
    found = select(SearchDocument).where(
        SearchDocument.kind == kind, SearchDocument.thing_id == thing_id
    )
    return db.session.scalar(found)
