"""Who may do what with a team."""

from __future__ import annotations

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.models import Event
from hackathon.domain.events.policies import may_organize_event, may_see_event
from hackathon.domain.teams.models import Team, TeamInvitation


def is_member(actor: Actor, team: Team) -> bool:
    """Whether the actor belongs to the team now."""
    return actor.is_signed_in and any(m.person_id == actor.person_id for m in team.members)


def is_lead(actor: Actor, team: Team) -> bool:
    """Whether the actor leads the team."""
    return is_member(actor, team) and team.lead_id == actor.person_id


def may_create_team(actor: Actor, event: Event) -> bool:
    """Anybody with an account who may see the event; registration is asked by the action."""
    return actor.is_signed_in and may_see_event(actor, event)


def may_see_team(actor: Actor, team: Team) -> bool:
    """Whoever may see the event: a team's name and what it looks for are public."""
    return may_see_event(actor, team.event)


def may_see_members(actor: Actor, team: Team) -> bool:
    """The members themselves, and those who organize or observe the event."""
    return (
        is_member(actor, team)
        or may_organize_event(actor, team.event)
        or actor.has_event_role(team.event_id, Role.STAFF, Role.OBSERVER)
    )


def may_edit_team(actor: Actor, team: Team) -> bool:
    """Whoever leads the team."""
    return is_lead(actor, team)


def may_leave_team(actor: Actor, team: Team) -> bool:
    """Any member."""
    return is_member(actor, team)


def may_answer_invitation(actor: Actor, _invitation: TeamInvitation) -> bool:
    """Whoever holds the link and has an account."""
    return actor.is_signed_in


def may_revoke_invitation(actor: Actor, invitation: TeamInvitation) -> bool:
    """Whoever leads the team."""
    return is_lead(actor, invitation.team)
