"""Inviting by mail, and answering an invitation."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.queries import email_key
from hackathon.domain.accounts.tokens import new_token, token_hash
from hackathon.domain.audit.actions import record
from hackathon.domain.events.actions.holding import hold_event
from hackathon.domain.jobs.actions import post_letter
from hackathon.domain.teams.actions.membership import expect_free, expect_open, take_seat
from hackathon.domain.teams.models import Team, TeamInvitation
from hackathon.domain.teams.queries import open_invitations
from hackathon.domain.teams.rules import TeamRule
from hackathon.errors import RuleBroken

VALID_FOR = timedelta(days=7)


def invite(actor: Actor, team: Team, email: str) -> TeamInvitation:
    """Invite somebody by mail; the letter carries a link that the sending job issues."""
    expect_open(team.event)
    key = email_key(email)
    waiting = open_invitations(team)
    if any(invitation.email_key == key for invitation in waiting):
        raise RuleBroken(TeamRule.ALREADY_INVITED, "email")
    if any(member.person.email_key == key for member in team.members):
        raise RuleBroken(TeamRule.ALREADY_MEMBER, "email")
    if team.member_count + len(waiting) >= team.event.team_max:
        raise RuleBroken(TeamRule.FULL, "email")
    at = clock.now()
    invitation = TeamInvitation(
        team_id=team.id,
        email=email,
        email_key=key,
        invited_by_id=actor.person_id,
        created_at=at,
        expires_at=at + VALID_FOR,
    )
    db.session.add(invitation)
    db.session.flush()
    record("team.invited", actor, f"team:{team.id}", invitation=invitation.public_id)
    post_letter("team_invitation", email, actor.language, invitation=invitation.id)
    return invitation


def issue_link(invitation: TeamInvitation) -> str:
    """Give the invitation a fresh link token, for the letter alone; older links stop working."""
    token = new_token()
    invitation.token_hash = token_hash(token)
    db.session.flush()
    return token


def accept_invitation(actor: Actor, invitation: TeamInvitation) -> Team:
    """Join the team that invited."""
    event = invitation.team.event
    hold_event(event.id)
    _expect_waiting(invitation)
    expect_open(event)
    expect_free(actor, event)
    take_seat(actor, invitation.team, event)
    invitation.accepted_at = clock.now()
    record("team.joined", actor, f"team:{invitation.team_id}", by="invitation")
    return invitation.team


def decline_invitation(actor: Actor, invitation: TeamInvitation) -> TeamInvitation:
    """Say no; the team sees that the seat is free again."""
    _expect_waiting(invitation)
    invitation.declined_at = clock.now()
    record("team.invitation_declined", actor, f"team:{invitation.team_id}")
    return invitation


def revoke_invitation(actor: Actor, invitation: TeamInvitation) -> TeamInvitation:
    """Take an invitation back."""
    _expect_waiting(invitation)
    invitation.revoked_at = clock.now()
    record("team.invitation_revoked", actor, f"team:{invitation.team_id}")
    return invitation


def is_waiting(invitation: TeamInvitation) -> bool:
    """Whether the invitation can still be answered."""
    answered = (invitation.accepted_at, invitation.declined_at, invitation.revoked_at)
    gone = invitation.team.dissolved_at is not None or invitation.expires_at <= clock.now()
    return not any(answered) and not gone


def _expect_waiting(invitation: TeamInvitation) -> None:
    """Look again at the row, so that ten acceptances have one effect."""
    db.session.execute(
        select(TeamInvitation.id).where(TeamInvitation.id == invitation.id).with_for_update()
    )
    db.session.refresh(invitation)
    if not is_waiting(invitation):
        raise RuleBroken(TeamRule.INVITATION_GONE, state=True)
