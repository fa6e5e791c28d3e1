"""Giving people a part in an event, by their address, and taking it away."""

from __future__ import annotations

from hackathon.domain.accounts.actions.people import find_or_invite
from hackathon.domain.accounts.actions.roles import Place, grant_role, revoke_role
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.models import RoleGrant
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.models import Event
from hackathon.domain.events.rules import EventRule
from hackathon.domain.jobs.actions import post_letter
from hackathon.errors import Missing, RuleBroken

# Judges are invited with a declaration and a link of their own.
GRANTED_HERE = (Role.COHOST, Role.STAFF, Role.OBSERVER, Role.MENTOR, Role.CERTIFIER)


def grant_event_role(
    actor: Actor, event: Event, email: str, role: Role, name: str = ""
) -> RoleGrant:
    """Give the person with this address a role; somebody without an account gets one by mail."""
    if role not in GRANTED_HERE:
        raise RuleBroken(EventRule.NOT_AN_EVENT_ROLE, "role")
    person = find_or_invite(actor, email, name, actor.language)
    if person.id == actor.person_id:
        raise RuleBroken(EventRule.ROLE_TO_ONESELF, "email")
    grant = grant_role(actor, person, role, Place(event_id=event.id))
    post_letter("event_role_granted", person.email, person.language, grant=grant.id)
    return grant


def revoke_event_role(actor: Actor, event: Event, grant: RoleGrant) -> RoleGrant:
    """Take a role in this event away; a grant of another place is not there."""
    if grant.event_id != event.id or grant.role not in GRANTED_HERE:
        raise Missing
    revoke_role(actor, grant)
    return grant
