"""Keeping a row for a file that the store already holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hackathon import clock
from hackathon.db import db
from hackathon.domain.files.models import FileRecord

if TYPE_CHECKING:
    from hackathon.values import StoredFile


def attach_file(uploaded_by: str | None, stored: StoredFile) -> FileRecord:
    """Write the row of a stored file; `uploaded_by` is a person's random number."""
    record = FileRecord(
        key=stored.key,
        name=stored.name[:200],
        media_type=stored.media_type,
        size=stored.size,
        sha256=stored.sha256,
        uploaded_by=uploaded_by,
        created_at=clock.now(),
    )
    db.session.add(record)
    db.session.flush()
    return record
