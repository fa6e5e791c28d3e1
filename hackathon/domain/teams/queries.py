"""Teams, their members and open invitations."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.tokens import token_hash
from hackathon.domain.events.models import Event
from hackathon.domain.teams.models import Team, TeamInvitation, TeamMembership
from hackathon.errors import Missing


def name_key(name: str) -> str:
    """The form of a name that makes it unique in its event: NFKC, case folded, one space."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def get_team(public_id: str) -> Team:
    """The team with its event and current members."""
    team = db.session.scalar(_whole_team().where(Team.public_id == public_id))
    if team is None or team.dissolved_at is not None:
        raise Missing
    return team


def find_team_of(event: Event, person_id: int | None) -> Team | None:
    """The team the person belongs to in the event."""
    return db.session.scalar(
        _whole_team()
        .join(TeamMembership, TeamMembership.team_id == Team.id)
        .where(
            TeamMembership.event_id == event.id,
            TeamMembership.person_id == person_id,
            TeamMembership.left_at.is_(None),
        )
    )


def find_team_by_code(event: Event, code: str) -> Team | None:
    """The team of the event that this code opens."""
    return db.session.scalar(
        _whole_team().where(
            Team.event_id == event.id,
            Team.invite_code == code.strip().upper(),
            Team.dissolved_at.is_(None),
        )
    )


def teams_in(event: Event) -> Select[Team]:
    """The teams of an event by name."""
    return (
        select(Team)
        .where(Team.event_id == event.id, Team.dissolved_at.is_(None))
        .order_by(Team.name_key)
    )


def count_teams(event: Event) -> int:
    """How many teams the event has."""
    counted = select(func.count()).where(Team.event_id == event.id, Team.dissolved_at.is_(None))
    return db.session.scalar(counted) or 0


def teams_of(person_id: int | None) -> Sequence[Team]:
    """The teams a person belongs to now, newest first."""
    return db.session.scalars(
        _whole_team()
        .join(TeamMembership, TeamMembership.team_id == Team.id)
        .where(TeamMembership.person_id == person_id, TeamMembership.left_at.is_(None))
        .order_by(Team.created_at.desc())
    ).all()


def open_invitations(team: Team) -> Sequence[TeamInvitation]:
    """The invitations that still wait for an answer."""
    return db.session.scalars(
        select(TeamInvitation)
        .where(
            TeamInvitation.team_id == team.id,
            TeamInvitation.accepted_at.is_(None),
            TeamInvitation.declined_at.is_(None),
            TeamInvitation.revoked_at.is_(None),
            TeamInvitation.expires_at > clock.now(),
        )
        .order_by(TeamInvitation.created_at)
    ).all()


def get_invitation(token: str) -> TeamInvitation:
    """The invitation behind a link, whatever became of it."""
    return _one(_whole_invitation().where(TeamInvitation.token_hash == token_hash(token)))


def get_invitation_row(public_id: str) -> TeamInvitation:
    """The invitation as the team sees it."""
    return _one(_whole_invitation().where(TeamInvitation.public_id == public_id))


def _one(chosen: Select[TeamInvitation]) -> TeamInvitation:
    found = db.session.scalar(chosen)
    if found is None:
        raise Missing
    return found


def _whole_team() -> Select[Team]:
    return select(Team).options(
        joinedload(Team.event).joinedload(Event.organization),
        selectinload(Team.members).joinedload(TeamMembership.person),
    )


def _whole_invitation() -> Select[TeamInvitation]:
    return select(TeamInvitation).options(
        joinedload(TeamInvitation.invited_by),
        joinedload(TeamInvitation.team).options(
            joinedload(Team.event).joinedload(Event.organization),
            selectinload(Team.members).joinedload(TeamMembership.person),
        ),
    )
