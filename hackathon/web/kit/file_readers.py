"""Who may read a stored file: each feature answers for its own files; nobody else's are shown."""

from __future__ import annotations

from collections.abc import Callable

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.files.models import FileRecord

Reader = Callable[[Actor, FileRecord], bool]

_readers: list[Reader] = []


def reads_files(reader: Reader) -> Reader:
    """Register a question `(actor, record) -> bool`: True lets the actor read the file.

    A reader says True only for files of its own feature that the actor may read.
    """
    _readers.append(reader)
    return reader


def may_read_file(actor: Actor, record: FileRecord) -> bool:
    """Whether any feature lets the actor read the file; without a yes it is not shown."""
    return any(reader(actor, record) for reader in _readers)
