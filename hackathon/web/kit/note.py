"""Noting what must leave a trace although nothing else changes: refusals, views, exports."""

from __future__ import annotations

from hackathon.db import is_writing, writing
from hackathon.domain.audit.actions import record
from hackathon.web.kit.people import current_actor


def note(action: str, subject: str, **facts: object) -> None:
    """Write one audit entry of the current actor in a short unit of its own."""
    if is_writing():
        record(action, current_actor(), subject, **facts)
        return
    with writing():
        record(action, current_actor(), subject, **facts)
