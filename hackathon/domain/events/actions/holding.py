"""Holding an event while its seats, names and folios are given out."""

from __future__ import annotations

from sqlalchemy import select

from hackathon.db import db
from hackathon.domain.events.models import Event


def hold_event(event_id: int) -> None:
    """Let others of the same event wait until this writing unit ends.

    What is read after it is read as those before left it. On SQLite a writing unit is alone anyway.
    """
    db.session.execute(select(Event.id).where(Event.id == event_id).with_for_update())
