"""Who may see, read the desk of, and organize an event."""

from __future__ import annotations

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.duties import DESK_EVENT_ROLES, DESK_ROLES, ORGANIZERS
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.organizations.models import Organization


def may_see_event(actor: Actor, event: Event) -> bool:
    """Everybody, once it is published; a draft only those who take part in preparing it."""
    if event.state != EventState.DRAFT:
        return True
    return bool(actor.event_roles.get(event.id)) or actor.has_organization_role(
        event.organization_id, *DESK_ROLES
    )


def may_create_event(actor: Actor, organization: Organization) -> bool:
    """The owners and organizers of the institution."""
    return actor.has_organization_role(organization.id, *ORGANIZERS)


def may_organize_event(actor: Actor, event: Event) -> bool:
    """The owners and organizers of its institution, and its co-hosts."""
    return actor.has_organization_role(event.organization_id, *ORGANIZERS) or actor.has_event_role(
        event.id, Role.COHOST
    )


def may_read_desk(actor: Actor, event: Event) -> bool:
    """Those who organize it, the editors of its institution, and its observers."""
    return actor.has_organization_role(event.organization_id, *DESK_ROLES) or actor.has_event_role(
        event.id, *DESK_EVENT_ROLES
    )


def may_see_registered(actor: Actor, event: Event) -> bool:
    """Those who organize it, who keep its attendance, and its observers."""
    return may_organize_event(actor, event) or actor.has_event_role(
        event.id, Role.STAFF, Role.OBSERVER
    )


def may_publish_event(actor: Actor, event: Event) -> bool:
    """Those who organize it."""
    return may_organize_event(actor, event)


def may_cancel_event(actor: Actor, event: Event) -> bool:
    """Only the institution in charge; a co-host may not call it off."""
    return actor.has_organization_role(event.organization_id, *ORGANIZERS)


def may_grant_event_role(actor: Actor, event: Event) -> bool:
    """Only the institution in charge: a co-host may not choose who else holds power."""
    return actor.has_organization_role(event.organization_id, *ORGANIZERS)


def may_edit_calendar(actor: Actor, organization: Organization) -> bool:
    """The owners and organizers of the institution."""
    return may_create_event(actor, organization)


def may_edit_general_calendar(actor: Actor, _nothing: object) -> bool:
    """The operators, for the periods that every institution is warned of."""
    return actor.is_operator
