"""Granting and revoking roles; who may do so is asked before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, select

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.models import Person, RoleGrant
from hackathon.domain.audit.actions import record

if TYPE_CHECKING:
    from hackathon.domain.accounts.actor import Actor
    from hackathon.domain.accounts.roles import Role


@dataclass(frozen=True)
class Place:
    """Where a role holds: one institution, one event, or, with neither, the platform."""

    organization_id: int | None = None
    event_id: int | None = None

    @property
    def subject(self) -> str:
        """The place as the audit names it."""
        if self.event_id:
            return f"event:{self.event_id}"
        return f"organization:{self.organization_id}" if self.organization_id else "platform"

    def conditions(self) -> tuple[ColumnElement[bool], ...]:
        """The conditions that pick the active grants of this place."""
        return (
            RoleGrant.organization_id.is_(None)
            if self.organization_id is None
            else RoleGrant.organization_id == self.organization_id,
            RoleGrant.event_id.is_(None)
            if self.event_id is None
            else RoleGrant.event_id == self.event_id,
            RoleGrant.revoked_at.is_(None),
        )


def grant_role(
    actor: Actor | None, person: Person, role: Role, place: Place, position: str = ""
) -> RoleGrant:
    """Give a role in a place; the one who has it already keeps it."""
    held = db.session.scalar(
        select(RoleGrant).where(
            RoleGrant.person_id == person.id, RoleGrant.role == role, *place.conditions()
        )
    )
    if held:
        return held
    grant = RoleGrant(
        person_id=person.id,
        role=role,
        organization_id=place.organization_id,
        event_id=place.event_id,
        position=position,
        granted_at=clock.now(),
        granted_by=actor.number if actor else None,
    )
    db.session.add(grant)
    db.session.flush()
    record("role.granted", actor, place.subject, role=role.value, person=person.number)
    return grant


def revoke_role(actor: Actor | None, grant: RoleGrant) -> None:
    """Take a role away; the row stays as history."""
    if grant.revoked_at:
        return
    grant.revoked_at = clock.now()
    place = Place(grant.organization_id, grant.event_id)
    person = grant.person.number
    record("role.revoked", actor, place.subject, role=grant.role.value, person=person)
