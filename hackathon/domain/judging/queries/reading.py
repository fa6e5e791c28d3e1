"""Which projects somebody may read: the select twin of `policies.may_read_submission`."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, or_, select

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.duties import ORGANIZERS
from hackathon.domain.events.models import Event, EventState, ProjectVisibility
from hackathon.domain.judging.models import (
    Assignment,
    AssignmentState,
    Conflict,
    Judge,
    Round,
    RoundState,
)
from hackathon.domain.submissions.models import Submission
from hackathon.domain.teams.models import TeamMembership

LIVE = (AssignmentState.OFFERED, AssignmentState.STARTED, AssignmentState.DONE)


def reading_columns(
    actor: Actor,
) -> tuple[ColumnElement[bool], ColumnElement[bool], ColumnElement[bool], ColumnElement[bool]]:
    """Member, assigned, in conflict, blind round: four conditions on a row of `Submission`."""
    person = actor.person_id
    blind = exists().where(Round.event_id == Submission.event_id, Round.is_blind.is_(True))
    if person is None:
        return false(), false(), false(), blind
    member = exists().where(
        TeamMembership.team_id == Submission.team_id,
        TeamMembership.person_id == person,
        TeamMembership.left_at.is_(None),
    )
    assigned = exists().where(
        Assignment.submission_id == Submission.id,
        Assignment.judge_id == Judge.id,
        Assignment.state.in_(LIVE),
        Assignment.round_id == Round.id,
        Round.state != RoundState.DRAFT,
        Judge.person_id == person,
        Judge.removed_at.is_(None),
    )
    conflict = exists().where(
        Conflict.submission_id == Submission.id,
        Conflict.judge_id == Judge.id,
        Judge.person_id == person,
    )
    return member, assigned, conflict, blind


def visible_submissions(actor: Actor) -> Select[Submission]:
    """The projects that the actor may read; lists, search, interface and exports start here."""
    member, assigned, conflict, _ = reading_columns(actor)
    handed_in = Submission.current_version_id.is_not(None)
    working = or_(_follows(actor), and_(assigned, Submission.withdrawn_at.is_(None)))
    return (
        select(Submission)
        .join(Event, Event.id == Submission.event_id)
        .where(or_(is_public_now(), member, and_(~conflict, handed_in, working)))
    )


def public_submissions() -> Select[Submission]:
    """The projects that anybody may read now."""
    return select(Submission).join(Event, Event.id == Submission.event_id).where(is_public_now())


def is_public_now() -> ColumnElement[bool]:
    """`policies.is_public` as a condition on rows of `Submission` joined to `Event`."""
    at = clock.now()
    blind = exists().where(Round.event_id == Submission.event_id, Round.is_blind.is_(True))
    scored = func.coalesce(Event.judging_until, Event.results_at, Event.archived_at)
    handed = func.coalesce(Event.submissions_until, Event.judging_at)
    judged = case((Event.judging_at.is_(None), func.coalesce(scored, handed)), else_=scored)
    results_out = and_(
        Event.results_published_at <= at, or_(Event.results_at.is_(None), Event.results_at <= at)
    )
    rule = Event.project_visibility
    return and_(
        Event.state != EventState.DRAFT,
        Submission.current_version_id.is_not(None),
        Submission.withdrawn_at.is_(None),
        or_(
            and_(rule == ProjectVisibility.AT_HAND_IN, ~blind),
            and_(rule == ProjectVisibility.AFTER_RESULTS, results_out),
            and_(rule != ProjectVisibility.AFTER_RESULTS, judged <= at),
        ),
    )


def _follows(actor: Actor) -> ColumnElement[bool]:
    organizations = [
        key for key, roles in actor.organization_roles.items() if not roles.isdisjoint(ORGANIZERS)
    ]
    events = [
        key
        for key, roles in actor.event_roles.items()
        if not roles.isdisjoint({Role.COHOST, Role.OBSERVER})
    ]
    return or_(Event.organization_id.in_(organizations), Event.id.in_(events))


def facts_row(actor: Actor, submission: Submission) -> tuple[bool, bool, bool, bool]:
    """Member, assigned, in conflict, blind round for one project, in one statement."""
    columns = reading_columns(actor)
    found = db.session.execute(select(*columns).where(Submission.id == submission.id)).one()
    member, assigned, conflict, blind = found
    return bool(member), bool(assigned), bool(conflict), bool(blind)
