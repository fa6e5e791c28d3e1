"""Finding the rows of stored files."""

from __future__ import annotations

from sqlalchemy import select

from hackathon.db import db
from hackathon.domain.files.models import FileRecord
from hackathon.errors import Missing


def get_file(public_id: str) -> FileRecord:
    """The file with this random id; raises Missing."""
    found = db.session.scalar(select(FileRecord).where(FileRecord.public_id == public_id))
    if found is None:
        raise Missing
    return found
