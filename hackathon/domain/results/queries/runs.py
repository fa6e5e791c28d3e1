"""Result runs and awards, and which of them anybody may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload
from sqlalchemy.sql.base import ExecutableOption

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.models import RoleGrant
from hackathon.domain.accounts.roles import Role
from hackathon.domain.challenges.models import Convocatoria, Prize
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.judging.models import Round
from hackathon.domain.judging.queries.rounds import entries_of
from hackathon.domain.results.models import Award, ResultRun
from hackathon.domain.submissions.models import Submission
from hackathon.domain.teams.models import TeamMembership
from hackathon.errors import Missing


@dataclass(frozen=True, slots=True)
class RankedProject:
    """A line of the ranking with its project."""

    rank: int
    submission: Submission
    score: str
    reviews: int
    criteria: dict[str, str]


@dataclass(frozen=True, slots=True)
class PlaceTaken:
    """The place of one project among all."""

    title: str
    rank: int
    projects: int


def find_run(event: Event) -> ResultRun | None:
    """The newest run of the event's newest round that has one."""
    found = (
        select(ResultRun)
        .join(ResultRun.round)
        .where(Round.event_id == event.id)
        .order_by(Round.number.desc(), ResultRun.number.desc())
        .limit(1)
        .options(joinedload(ResultRun.round).joinedload(Round.event))
    )
    return db.session.scalar(found)


def get_run(event: Event) -> ResultRun:
    """The newest run of an event; Missing before anything was computed."""
    run = find_run(event)
    if run is None:
        raise Missing
    return run


def published_run(event: Event) -> ResultRun | None:
    """The run that was published; None for historical placings, which have no scores."""
    found = (
        select(ResultRun)
        .join(ResultRun.round)
        .where(Round.event_id == event.id, ResultRun.published_at.is_not(None))
        .order_by(Round.number.desc(), ResultRun.number.desc())
        .limit(1)
        .options(joinedload(ResultRun.round))
    )
    return db.session.scalar(found)


def ranked_projects(run: ResultRun) -> list[RankedProject]:
    """The ranking of a run with its projects and teams, in three statements at most."""
    projects = {row.public_id: row for row in entries_of(run.round.event_id)}
    lines: list[dict[str, object]] = run.output["ranking"]  # type: ignore[assignment]  # JSON that `computing` wrote
    return [
        RankedProject(
            rank=int(str(line["rank"])),
            submission=projects[str(line["entry"])],
            score=str(line["score"]),
            reviews=int(str(line["reviews"])),
            criteria=dict(line["criteria"]),  # type: ignore[call-overload]  # JSON that `computing` wrote
        )
        for line in lines
        if line["entry"] in projects
    ]


def place_of_person(event: Event, person_id: int) -> PlaceTaken | None:
    """The place that the project of a person took in the published result."""
    run = published_run(event)
    own = db.session.scalar(
        select(TeamMembership.team_id).where(
            TeamMembership.event_id == event.id,
            TeamMembership.person_id == person_id,
            TeamMembership.left_at.is_(None),
        )
    )
    ranked = ranked_projects(run) if run and own else []
    found = next((one for one in ranked if one.submission.team_id == own), None)
    return PlaceTaken(found.submission.title, found.rank, len(ranked)) if found else None


def is_out() -> ColumnElement[bool]:
    """`policies.are_results_out` as a condition on rows of `Event`."""
    at = clock.now()
    return (
        (Event.state != EventState.DRAFT)
        & (Event.results_published_at <= at)
        & or_(Event.results_at.is_(None), Event.results_at <= at)
    )


def public_awards() -> Select[Award]:
    """The awards that anybody may see, with project, team and reto."""
    return (
        select(Award)
        .join(Award.event)
        .where(Award.published_at.is_not(None), is_out())
        .options(*_with_project(), joinedload(Award.event))
        .order_by(Award.place, Award.id)
    )


def awards_of(event: Event) -> Sequence[Award]:
    """The awards of an event, published or not, by place."""
    found = (
        select(Award)
        .where(Award.event_id == event.id)
        .options(*_with_project())
        .order_by(Award.challenge_id, Award.place, Award.id)
    )
    return db.session.scalars(found).all()


def awards_of_submission(submission: Submission) -> Sequence[Award]:
    """What a project won, once that is public."""
    return db.session.scalars(
        public_awards().where(Award.submission_id == submission.id, Award.is_void.is_(False))
    ).all()


def get_award(slug: str, public_id: str) -> Award:
    """An award of the event at this address."""
    found = (
        select(Award)
        .join(Award.event)
        .where(Event.slug == slug, Award.public_id == public_id)
        .options(*_with_project(), joinedload(Award.event))
    )
    award = db.session.scalar(found)
    if award is None:
        raise Missing
    return award


def prizes_of(event_id: int) -> Sequence[Prize]:
    """The prizes of an event, its own and those of its retos."""
    found = select(Prize).where(Prize.event_id == event_id)
    return db.session.scalars(found.order_by(Prize.challenge_id, Prize.place, Prize.id)).all()


def may_be_void(event_id: int) -> bool:
    """Whether the call announced that a prize may be left void; without a call it may."""
    found = select(Convocatoria.may_be_void).where(Convocatoria.event_id == event_id)
    answer = db.session.scalar(found)
    return answer is None or answer


def possible_signers(event: Event) -> int:
    """How many different persons could certify a result of this event."""
    found = select(func.count(func.distinct(RoleGrant.person_id))).where(
        RoleGrant.revoked_at.is_(None),
        or_(
            (RoleGrant.event_id == event.id) & RoleGrant.role.in_((Role.COHOST, Role.CERTIFIER)),
            (RoleGrant.organization_id == event.organization_id)
            & RoleGrant.role.in_((Role.OWNER, Role.ORGANIZER)),
        ),
    )
    return db.session.scalar(found) or 0


def _with_project() -> tuple[ExecutableOption, ...]:
    return (
        joinedload(Award.submission).joinedload(Submission.team),
        joinedload(Award.submission).joinedload(Submission.current_version),
        joinedload(Award.challenge),
    )
