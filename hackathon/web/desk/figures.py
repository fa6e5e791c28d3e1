"""What an event counts, for its desk: one statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ScalarSelect, Select, func, select

from hackathon.db import db
from hackathon.domain.challenges.models import Challenge, ChallengeDataset
from hackathon.domain.datasets.models import Dataset, SnapshotState
from hackathon.domain.events.models import Event
from hackathon.domain.judging.models import (
    Assignment,
    AssignmentState,
    Judge,
    Round,
    RoundState,
)
from hackathon.domain.registrations.models import Registration
from hackathon.domain.submissions.models import Submission
from hackathon.domain.teams.models import Team, TeamMembership

OWED = (AssignmentState.OFFERED, AssignmentState.STARTED, AssignmentState.DONE)


@dataclass(frozen=True)
class DeskFigures:
    """Counts of one event; drafts are counted, never shown."""

    registered: int
    without_team: int
    teams: int
    drafts: int
    handed_in: int
    judges: int
    rounds_open: int
    reviews: int
    reviews_done: int
    judges_idle: int

    @property
    def teams_without_project(self) -> int:
        """Teams that have not handed in."""
        return max(0, self.teams - self.handed_in)


def desk_figures(event: Event) -> DeskFigures:
    """Every count of the desk, in one statement."""
    registrations = (Registration.event_id == event.id, Registration.cancelled_at.is_(None))
    members = select(TeamMembership.person_id).where(
        TeamMembership.event_id == event.id, TeamMembership.left_at.is_(None)
    )
    projects = (Submission.event_id == event.id, Submission.withdrawn_at.is_(None))
    handed_in = Submission.submitted_at.is_not(None)
    judges = (Judge.event_id == event.id, Judge.removed_at.is_(None))
    counts = (
        select(func.count(Registration.id)).where(*registrations),
        select(func.count(Registration.id)).where(
            *registrations, Registration.person_id.not_in(members)
        ),
        select(func.count(Team.id)).where(Team.event_id == event.id, Team.dissolved_at.is_(None)),
        select(func.count(Submission.id)).where(*projects, ~handed_in),
        select(func.count(Submission.id)).where(*projects, handed_in),
        select(func.count(Judge.id)).where(*judges),
        select(func.count(Round.id)).where(
            Round.event_id == event.id, Round.state == RoundState.OPEN
        ),
        _reviews(event, OWED),
        _reviews(event, (AssignmentState.DONE,)),
        _idle_judges(event),
    )
    row = db.session.execute(select(*(_scalar(count) for count in counts))).one()
    return DeskFigures(*(int(count) for count in row))


def failed_datasets(event: Event) -> Sequence[Dataset]:
    """The datasets of the event's retos whose copy failed."""
    linked = (
        select(ChallengeDataset.dataset_id)
        .join(Challenge, Challenge.id == ChallengeDataset.challenge_id)
        .where(Challenge.event_id == event.id)
    )
    found = (
        select(Dataset)
        .where(Dataset.id.in_(linked), Dataset.state == SnapshotState.FAILED)
        .order_by(Dataset.title)
        .limit(5)
    )
    return db.session.scalars(found).all()


def _reviews(event: Event, states: Sequence[AssignmentState]) -> Select[int]:
    return (
        select(func.count(Assignment.id))
        .join(Round, Round.id == Assignment.round_id)
        .where(
            Round.event_id == event.id,
            Round.state == RoundState.OPEN,
            Assignment.state.in_(states),
        )
    )


def _idle_judges(event: Event) -> Select[int]:
    """Judges with reviews to do in an open round who have opened none."""
    began = (
        select(Assignment.judge_id)
        .join(Round, Round.id == Assignment.round_id)
        .where(
            Round.event_id == event.id,
            Round.state == RoundState.OPEN,
            Assignment.opened_at.is_not(None),
        )
    )
    return (
        select(func.count(Assignment.judge_id.distinct()))
        .join(Round, Round.id == Assignment.round_id)
        .join(Judge, Judge.id == Assignment.judge_id)
        .where(
            Round.event_id == event.id,
            Round.state == RoundState.OPEN,
            Assignment.state.in_([AssignmentState.OFFERED, AssignmentState.STARTED]),
            Assignment.judge_id.not_in(began),
            Judge.removed_at.is_(None),
        )
    )


def _scalar(count: Select[int]) -> ScalarSelect[int]:
    return count.scalar_subquery()
