"""Rows of stored files."""

from __future__ import annotations

from typing import Any

from hackathon import clock
from hackathon.domain.files.models import FileRecord
from hackathon.values import StoredFile
from tests.factories.saving import next_number, save


def stored_file(name: str = "oficio.pdf", media_type: str = "application/pdf") -> StoredFile:
    """What the store says of a file it has kept."""
    number = next_number()
    return StoredFile(f"{number:02x}/{number:038x}", name, media_type, 1000, f"{number:064x}")


def make_file(**values: Any) -> FileRecord:
    """The row of a stored PDF."""
    stored = stored_file()
    given = {
        "key": stored.key,
        "name": stored.name,
        "media_type": stored.media_type,
        "size": stored.size,
        "sha256": stored.sha256,
        "created_at": clock.now(),
    } | values
    return save(FileRecord(**given))
