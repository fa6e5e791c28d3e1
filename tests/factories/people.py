"""People, with roles when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hackathon import clock
from hackathon.domain.accounts.models import Person, RoleGrant
from hackathon.domain.accounts.queries import actor_of, email_key
from hackathon.domain.accounts.roles import Role
from tests.factories.saving import next_number, save

if TYPE_CHECKING:
    from hackathon.domain.accounts.actor import Actor


def make_person(**values: Any) -> Person:
    """A confirmed person without roles."""
    number = next_number()
    email = values.pop("email", f"persona{number}@example.org")
    given = {
        "name": f"Persona {number}",
        "created_at": clock.now(),
        "confirmed_at": clock.now(),
    } | values
    return save(Person(email=email, email_key=email_key(email), **given))


def make_operator(**values: Any) -> Person:
    """An operator of the platform."""
    person = make_person(**values)
    save(RoleGrant(person_id=person.id, role=Role.OPERATOR, granted_at=clock.now()))
    return person


def make_member(organization: Any, role: Role = Role.ORGANIZER, **values: Any) -> Person:
    """A person with a role in an institution."""
    person = make_person(**values)
    save(
        RoleGrant(
            person_id=person.id,
            role=role,
            organization_id=organization.id,
            granted_at=clock.now(),
        )
    )
    return person


def make_event_member(event: Any, role: Role, **values: Any) -> Person:
    """A person with a role in an event."""
    person = make_person(**values)
    save(RoleGrant(person_id=person.id, role=role, event_id=event.id, granted_at=clock.now()))
    return person


def actor(person: Person) -> Actor:
    """The person as the one who acts."""
    return actor_of(person)
