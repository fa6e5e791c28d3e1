"""What to offer somebody on an event's page: the actions that fit who they are and the phase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import ScalarSelect, and_, func, select

from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.models import Person
from hackathon.domain.accounts.roles import Role
from hackathon.domain.challenges.readiness import is_contest
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.events.phases import (
    accepts_submissions,
    is_open_for_registration,
    may_show_results,
)
from hackathon.domain.events.policies import may_organize_event, may_read_desk
from hackathon.domain.judging.models import Assignment, AssignmentState, Judge, Round, RoundState
from hackathon.domain.registrations.models import Registration
from hackathon.domain.submissions.models import Submission
from hackathon.domain.teams.models import Team, TeamMembership
from hackathon.presentation.dates import recent_moment

FEW_SEATS = 30


@dataclass(frozen=True)
class Offer:
    """One action: its words, its address, and a line under it."""

    label: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Part:
    """What a person is to an event: registered, in a team, with a project, reviewing."""

    registration: str | None = None
    team: str | None = None
    team_name: str = ""
    submission: str | None = None
    saved_at: datetime | None = None
    submitted_at: datetime | None = None
    reviews_left: int = 0


def part_of(actor: Actor, event: Event) -> Part:
    """The actor's part in the event, in one statement."""
    if not actor.is_signed_in:
        return Part()
    me = (Registration.event_id == event.id, Registration.person_id == Person.id)
    mine = (TeamMembership.event_id == event.id, TeamMembership.person_id == Person.id)
    found = (
        select(
            Registration.public_id,
            Team.public_id,
            func.coalesce(Team.name, ""),
            Submission.public_id,
            Submission.saved_at,
            Submission.submitted_at,
            _reviews_left(actor, event),
        )
        .select_from(Person)
        .outerjoin(Registration, and_(*me, Registration.cancelled_at.is_(None)))
        .outerjoin(TeamMembership, and_(*mine, TeamMembership.left_at.is_(None)))
        .outerjoin(Team, Team.id == TeamMembership.team_id)
        .outerjoin(
            Submission, and_(Submission.team_id == Team.id, Submission.withdrawn_at.is_(None))
        )
        .where(Person.id == actor.person_id)
    )
    row = db.session.execute(found).first()
    return Part(*row) if row else Part()


def _reviews_left(actor: Actor, event: Event) -> ScalarSelect[int]:
    return (
        select(func.count(Assignment.id))
        .join(Judge, Judge.id == Assignment.judge_id)
        .join(Round, Round.id == Assignment.round_id)
        .where(
            Judge.event_id == event.id,
            Judge.person_id == actor.person_id,
            Round.state == RoundState.OPEN,
            Assignment.state.in_([AssignmentState.OFFERED, AssignmentState.STARTED]),
        )
        .scalar_subquery()
    )


def open_actions(actor: Actor, event: Event, at: datetime) -> tuple[Offer, ...]:
    """What the actor may do in the event now, the most fitting first."""
    if event.state == EventState.DRAFT:
        return _of_organizer(actor, event)
    if event.state == EventState.CANCELLED:
        return ()
    part = part_of(actor, event)
    return (
        *_of_judge(event, part),
        *_of_public(event, at),
        *_of_team(actor, event, part, at),
        *_of_newcomer(event, part, at),
        *_of_organizer(actor, event),
    )


def _of_judge(event: Event, part: Part) -> tuple[Offer, ...]:
    if not part.reviews_left:
        return ()
    words = ngettext("Evaluar: falta %(num)s", "Evaluar: faltan %(num)s", part.reviews_left)
    return (Offer(words, url_for("judging.my_judging")),)


def _of_public(event: Event, at: datetime) -> tuple[Offer, ...]:
    if not may_show_results(event.schedule, event.results_published_at, at):
        return ()
    return (Offer(_("Ver resultados"), url_for("results.event_results", slug=event.slug)),)


def _of_team(actor: Actor, event: Event, part: Part, at: datetime) -> tuple[Offer, ...]:
    if not is_contest(event) or part.registration is None:
        return ()
    takes_projects = accepts_submissions(event.schedule, at)
    if part.team is None:
        if takes_projects or is_open_for_registration(event.schedule, at):
            return (Offer(_("Formar un equipo"), url_for("teams.list_teams", slug=event.slug)),)
        return ()
    team = Offer(_("Ir a mi equipo"), url_for("teams.team", public_id=part.team), part.team_name)
    if not takes_projects:
        return (team,)
    return (_hand_in(event, part, at),)


def _hand_in(event: Event, part: Part, at: datetime) -> Offer:
    team = _("Equipo %(name)s", name=part.team_name)
    if part.submission is None or part.saved_at is None:
        address = url_for("submissions.draft", public_id=part.team)
        return Offer(_("Empezar mi entrega"), address, team)
    address = url_for("submissions.edit", public_id=part.submission)
    if part.submitted_at is not None:
        moment = recent_moment(part.submitted_at, at, event.zone)
        note = _("%(team)s · entregado %(moment)s", team=team, moment=moment)
        return Offer(_("Revisar mi entrega"), address, note)
    moment = recent_moment(part.saved_at, at, event.zone)
    note = _("%(team)s · borrador guardado %(moment)s", team=team, moment=moment)
    return Offer(_("Continuar mi entrega"), address, note)


def _of_newcomer(event: Event, part: Part, at: datetime) -> tuple[Offer, ...]:
    if part.registration is not None:
        address = url_for("registrations.registration", public_id=part.registration)
        return (Offer(_("Ver mi inscripción"), address),)
    if not is_open_for_registration(event.schedule, at):
        return ()
    address = url_for("registrations.new_registration", slug=event.slug)
    if event.capacity is None:
        return (Offer(_("Inscribirme"), address),)
    left = max(0, event.capacity - event.registered_count)
    if not left:
        return ()
    note = ngettext("Queda %(num)s lugar", "Quedan %(num)s lugares", left)
    return (Offer(_("Inscribirme"), address, note if left <= FEW_SEATS else ""),)


def _of_organizer(actor: Actor, event: Event) -> tuple[Offer, ...]:
    if event.state == EventState.DRAFT and may_organize_event(actor, event):
        return (Offer(_("Seguir preparando"), url_for("events.set_up", slug=event.slug)),)
    if may_read_desk(actor, event):
        return (Offer(_("Panel de organización"), url_for("desk.event_desk", slug=event.slug)),)
    if actor.has_event_role(event.id, Role.CERTIFIER):
        return (Offer(_("Resultado y premios"), url_for("results.desk", slug=event.slug)),)
    return ()
