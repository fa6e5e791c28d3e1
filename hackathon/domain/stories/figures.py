"""The few numbers that the front page can honestly give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ScalarSelect, func, select

from hackathon.db import db
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.judging.queries.reading import public_submissions
from hackathon.domain.stories.models import Story, StoryState
from hackathon.domain.submissions.models import Submission, SubmissionDataset
from hackathon.domain.teams.models import TeamMembership


@dataclass(frozen=True)
class SiteFigures:
    """Counts of what anybody can check on the site."""

    datasets: int
    people: int
    teams: int
    stories: int


def site_figures(since: datetime) -> SiteFigures:
    """Datasets used in public projects, people in teams `since` then, published Historias."""
    counted = select(_datasets(), *_people(since), _stories())
    return SiteFigures(*db.session.execute(counted).one())


def event_projects(event: Event) -> int:
    """How many projects of an event anybody may read."""
    chosen = public_submissions().where(Submission.event_id == event.id)
    return db.session.scalar(select(func.count()).select_from(chosen.subquery())) or 0


def _datasets() -> ScalarSelect[int]:
    projects = public_submissions().with_only_columns(Submission.id)
    return (
        select(func.count(SubmissionDataset.dataset_id.distinct()))
        .where(SubmissionDataset.submission_id.in_(projects))
        .scalar_subquery()
    )


def _people(since: datetime) -> tuple[ScalarSelect[int], ScalarSelect[int]]:
    public = select(Event.id).where(Event.state != EventState.DRAFT)
    met = (
        TeamMembership.left_at.is_(None),
        TeamMembership.joined_at >= since,
        TeamMembership.event_id.in_(public),
    )
    people = select(func.count(TeamMembership.person_id.distinct())).where(*met)
    teams = select(func.count(TeamMembership.team_id.distinct())).where(*met)
    return people.scalar_subquery(), teams.scalar_subquery()


def _stories() -> ScalarSelect[int]:
    return select(func.count()).where(Story.state == StoryState.PUBLISHED).scalar_subquery()
