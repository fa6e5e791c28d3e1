"""Who may register, and who may see a registration."""

from __future__ import annotations

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.models import Event
from hackathon.domain.events.policies import may_organize_event, may_see_event
from hackathon.domain.organizations.models import Organization
from hackathon.domain.registrations.models import Registration


def may_register(actor: Actor, event: Event) -> bool:
    """Anybody with an account who may see the event."""
    return actor.is_signed_in and may_see_event(actor, event)


def may_see_registration(actor: Actor, registration: Registration) -> bool:
    """The person, and those who organize the event or receive people there."""
    return (
        actor.person_id == registration.person_id
        or may_organize_event(actor, registration.event)
        or actor.has_event_role(registration.event_id, Role.STAFF, Role.OBSERVER)
    )


def may_cancel_registration(actor: Actor, registration: Registration) -> bool:
    """Only the person."""
    return actor.person_id == registration.person_id


def may_publish_notice(actor: Actor, organization: Organization) -> bool:
    """The owners and organizers of the institution."""
    return actor.has_organization_role(organization.id, Role.OWNER, Role.ORGANIZER)
