"""Why a file is not taken, or not found."""

from __future__ import annotations

from enum import StrEnum


class FileFault(StrEnum):
    """One code per reason, worded by the floors above."""

    TOO_LARGE = "too_large"
    EMPTY = "empty"
    TYPE_NOT_ALLOWED = "type_not_allowed"
    CONTENT_MISMATCH = "content_mismatch"
    DOUBLE_EXTENSION = "double_extension"
    TOO_MANY_PIXELS = "too_many_pixels"
    BROKEN = "broken"
    ARCHIVE_UNSAFE = "archive_unsafe"


class FileRefused(Exception):
    """A file that is not taken; nothing of it is kept."""

    def __init__(self, fault: FileFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class FileMissing(Exception):
    """The store holds nothing under this key."""
