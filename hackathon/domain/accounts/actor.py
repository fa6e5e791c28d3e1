"""Whoever asks: a person with roles, or nobody. Policies decide on this alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hackathon.domain.accounts.roles import Role

Roles = Mapping[int, frozenset[Role]]


@dataclass(frozen=True)
class Actor:
    """The one who acts, with every role read once."""

    person_id: int | None = None
    number: str | None = None
    name: str = ""
    email: str = ""
    language: str = "es"
    zone: str = "America/Mexico_City"
    is_operator: bool = False
    organization_roles: Roles = field(default_factory=dict)
    event_roles: Roles = field(default_factory=dict)

    @property
    def is_signed_in(self) -> bool:
        """Whether we know who it is."""
        return self.person_id is not None

    def has_organization_role(self, organization_id: int | None, *roles: Role) -> bool:
        """Whether the actor has one of `roles` in the institution."""
        held = self.organization_roles.get(organization_id or 0, frozenset())
        return not held.isdisjoint(roles)

    def has_event_role(self, event_id: int | None, *roles: Role) -> bool:
        """Whether the actor has one of `roles` in the event."""
        return not self.event_roles.get(event_id or 0, frozenset()).isdisjoint(roles)


NOBODY = Actor()
