"""The few errors the domain raises; the web turns each into one kind of answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enum import StrEnum


class DomainError(Exception):
    """Something the domain will not do."""


class Missing(DomainError):
    """There is no such thing, or the one who asks may not know of it (404)."""


class Forbidden(DomainError):
    """The one who asks may not do this (403)."""


class RuleBroken(DomainError):
    """A rule says no: beside `field` (422), or a rule of time or state (409)."""

    def __init__(
        self, rule: StrEnum, field: str | None = None, *, state: bool = False, **facts: object
    ) -> None:
        super().__init__(rule.value)
        self.rule = rule
        self.field = field
        self.is_of_state = state
        self.facts = facts


class Stale(DomainError):
    """Somebody saved another version meanwhile (409); `stored` holds the text that stands."""

    def __init__(self, stored: object) -> None:
        super().__init__("stale")
        self.stored = stored
