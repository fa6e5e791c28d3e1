"""Reading what other people's JSON holds instead of what it should hold."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

LARGEST_SIZE = 2**53


def text(value: object) -> str:
    """A text, trimmed; of a text in several languages the Spanish one; else empty."""
    if isinstance(value, dict):
        languages = [value.get("es"), *value.values()]
        value = next((entry for entry in languages if isinstance(entry, str)), "")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()


def first_text(*values: object) -> str:
    """The first text that is not empty."""
    return next((found for value in values if (found := text(value))), "")


def mapping(value: object) -> dict[str, Any]:
    """The value when it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def mappings(value: object) -> list[dict[str, Any]]:
    """The objects in a list; nothing when it is no list."""
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def whole_number(value: object) -> int | None:
    """A size in bytes, also when written as text; None when it is none."""
    digits = text(value)
    if not (digits.isascii() and digits.isdigit()):
        return None
    number = int(digits[:20])
    return number if number <= LARGEST_SIZE else None


def moment(value: object) -> datetime | None:
    """A moment in UTC; without a zone it is UTC already, as CKAN writes it."""
    try:
        read = datetime.fromisoformat(text(value))
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def web_address(value: object) -> str:
    """An http or https address; empty for every other scheme."""
    address = text(value)
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.hostname else ""


def storable(value: object) -> object:
    """The same JSON without the signs that no database takes: NUL and half surrogate pairs."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [storable(entry) for entry in value]
    if isinstance(value, dict):
        return {storable(name): storable(entry) for name, entry in value.items()}
    return value
