"""Founding a team, joining it, leaving it, and handing over the lead."""

from __future__ import annotations

import secrets

from sqlalchemy import select, update

from hackathon import clock
from hackathon.db import ALPHABET, db, expect_revision
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.events.actions.holding import hold_event
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.events.phases import registration_opens_at, submissions_close_at
from hackathon.domain.registrations.actions import cancel_registration
from hackathon.domain.registrations.models import Registration
from hackathon.domain.registrations.queries import find_registration
from hackathon.domain.teams.models import Team, TeamMembership
from hackathon.domain.teams.queries import find_team_by_code, find_team_of, name_key
from hackathon.domain.teams.rules import TeamRule
from hackathon.errors import RuleBroken

CODE_LENGTH = 8


def create_team(
    actor: Actor, event: Event, *, name: str, description: str = "", seeks: str = ""
) -> Team:
    """Found a team; whoever founds it leads it."""
    hold_event(event.id)
    expect_open(event)
    expect_free(actor, event)
    _expect_free_name(event, name)
    team = Team(
        event_id=event.id,
        name=name,
        name_key=name_key(name),
        description=description,
        seeks=seeks,
        lead_id=actor.person_id,
        invite_code=new_code(),
        created_at=clock.now(),
    )
    db.session.add(team)
    db.session.flush()
    take_seat(actor, team, event)
    record("team.created", actor, f"team:{team.id}", event=event.id)
    return team


def edit_team(
    actor: Actor, team: Team, *, name: str, description: str, seeks: str, revision: int | None
) -> Team:
    """Change what the team says of itself."""
    expect_revision(team, revision)
    expect_open(team.event)
    if name_key(name) != team.name_key:
        _expect_free_name(team.event, name)
    team.name, team.name_key = name, name_key(name)
    team.description, team.seeks = description, seeks
    db.session.flush()
    record("team.edited", actor, f"team:{team.id}")
    return team


def join_by_code(actor: Actor, event: Event, code: str) -> Team:
    """Join the team whose code this is."""
    hold_event(event.id)
    expect_open(event)
    expect_free(actor, event)
    team = find_team_by_code(event, code)
    if team is None:
        raise RuleBroken(TeamRule.CODE_UNKNOWN, "code")
    take_seat(actor, team, event)
    record("team.joined", actor, f"team:{team.id}", by="code")
    return team


def renew_code(actor: Actor, team: Team) -> Team:
    """Give the team another code; the old one opens nothing any more."""
    expect_open(team.event)
    team.invite_code = new_code()
    db.session.flush()
    record("team.code_renewed", actor, f"team:{team.id}")
    return team


def leave_team(actor: Actor, team: Team) -> Team:
    """Leave the team; whoever leads it hands over first, unless nobody else is left."""
    expect_open(team.event)
    if team.lead_id == actor.person_id and team.member_count > 1:
        raise RuleBroken(TeamRule.LEAD_MUST_HAND_OVER, state=True)
    _release_seat(team, _membership_of(team, actor.person_id))
    record("team.left", actor, f"team:{team.id}")
    return team


def remove_member(actor: Actor, team: Team, membership: TeamMembership) -> Team:
    """Take somebody else out of the team."""
    expect_open(team.event)
    if membership.team_id != team.id or membership.left_at or membership.person_id == team.lead_id:
        raise RuleBroken(TeamRule.NOT_A_MEMBER, state=True)
    _release_seat(team, membership)
    record("team.member_removed", actor, f"team:{team.id}", person=membership.person.number)
    return team


def hand_over_lead(actor: Actor, team: Team, person_id: int) -> Team:
    """Make another member the lead."""
    membership = _membership_of(team, person_id)
    team.lead_id = membership.person_id
    db.session.flush()
    record("team.lead_handed_over", actor, f"team:{team.id}", person=membership.person.number)
    return team


def withdraw_from_event(actor: Actor, registration: Registration) -> Registration:
    """Cancel a registration; its person leaves the team first."""
    team = find_team_of(registration.event, registration.person_id)
    if team:
        leave_team(actor, team)
    return cancel_registration(actor, registration)


def expect_open(event: Event) -> None:
    """Refuse changes of teams before registration opens and after the last hand-in."""
    at, opens = clock.now(), registration_opens_at(event.schedule)
    closes = submissions_close_at(event.schedule)
    is_open = opens is not None and opens <= at and (closes is None or at < closes)
    if event.state is not EventState.PUBLISHED or not is_open:
        raise RuleBroken(TeamRule.CLOSED, state=True)


def expect_free(actor: Actor, event: Event) -> None:
    """Refuse whoever is not registered or has a team in the event already."""
    if find_registration(event, actor.person_id) is None:
        raise RuleBroken(TeamRule.NOT_REGISTERED, state=True)
    if find_team_of(event, actor.person_id):
        raise RuleBroken(TeamRule.HAS_TEAM, state=True)


def take_seat(actor: Actor, team: Team, event: Event) -> TeamMembership:
    """Seat the actor, unless the team is full: its row is locked while we look."""
    seated = db.session.execute(
        update(Team)
        .where(Team.id == team.id, Team.member_count < event.team_max, Team.dissolved_at.is_(None))
        .values(member_count=Team.member_count + 1)
        .returning(Team.id)
        .execution_options(synchronize_session=False)
    ).first()
    if seated is None:
        raise RuleBroken(TeamRule.FULL, state=True)
    membership = TeamMembership(
        team_id=team.id, event_id=event.id, person_id=actor.person_id, joined_at=clock.now()
    )
    db.session.add(membership)
    db.session.flush()
    db.session.expire(team)
    return membership


def new_code() -> str:
    """A random code that is easy to read aloud."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH)).upper()


def _release_seat(team: Team, membership: TeamMembership) -> None:
    membership.left_at = clock.now()
    db.session.flush()
    db.session.execute(
        update(Team)
        .where(Team.id == team.id)
        .values(member_count=Team.member_count - 1)
        .execution_options(synchronize_session=False)
    )
    db.session.expire(team)
    if team.member_count == 0:
        team.dissolved_at, team.lead_id = clock.now(), None
        db.session.flush()


def _membership_of(team: Team, person_id: int | None) -> TeamMembership:
    found = db.session.scalar(
        select(TeamMembership).where(
            TeamMembership.team_id == team.id,
            TeamMembership.person_id == person_id,
            TeamMembership.left_at.is_(None),
        )
    )
    if found is None:
        raise RuleBroken(TeamRule.NOT_A_MEMBER, state=True)
    return found


def _expect_free_name(event: Event, name: str) -> None:
    taken = select(Team.id).where(Team.event_id == event.id, Team.name_key == name_key(name))
    if db.session.scalar(taken):
        raise RuleBroken(TeamRule.NAME_TAKEN, "name")
