"""Placings of another time: what a source tells, without scores, signatures or certificates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import func, select

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.audit.canonical import content_hash
from hackathon.domain.challenges.models import Challenge
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.events.models import Event
from hackathon.domain.judging.actions.listing import list_project_in_search
from hackathon.domain.results.models import Award
from hackathon.domain.results.rules import ResultRule
from hackathon.domain.submissions.content import frozen_content
from hackathon.domain.submissions.models import Submission, SubmissionDataset, SubmissionVersion
from hackathon.domain.teams.actions.membership import new_code
from hackathon.domain.teams.models import Team
from hackathon.domain.teams.queries import name_key
from hackathon.errors import RuleBroken
from hackathon.richtext import render


@dataclass(frozen=True, kw_only=True)
class Placing:
    """A place among all of an event as its source tells it, with the prize if it names one.

    `challenge` is the reto that the project answered; the place is the event's.
    """

    place: int
    title: str
    team: str
    project: str
    summary: str
    description: str = ""
    challenge: Challenge | None = None
    datasets: Sequence[Dataset] = field(default_factory=tuple)
    amount: Decimal | None = None
    note: str = ""


def record_placing(actor: Actor, event: Event, placing: Placing) -> Award:
    """Write a place of a historical event: a team without members, its project, its award.

    The project has one version so that it reads like any other; its folio has no check character
    and verifies as nobody's receipt.
    """
    if not event.is_historical:
        raise RuleBroken(ResultRule.NOT_HISTORICAL, state=True)
    submission = _project(event, placing)
    _freeze(event, submission)
    at = event.results_at or clock.now()
    award = Award(
        event_id=event.id,
        submission_id=submission.id,
        place=placing.place,
        title=placing.title,
        amount=placing.amount,
        is_historical=True,
        note=placing.note,
        granted_at=at,
        published_at=clock.now(),
    )
    event.results_published_at = event.results_published_at or clock.now()
    db.session.add(award)
    db.session.flush()
    list_project_in_search(submission)
    record("award.told_as_history", actor, f"award:{award.id}", place=award.place)
    return award


def _project(event: Event, placing: Placing) -> Submission:
    at = event.results_at or clock.now()
    team = Team(
        event_id=event.id,
        name=placing.team,
        name_key=name_key(placing.team),
        invite_code=new_code(),
        created_at=at,
    )
    db.session.add(team)
    db.session.flush()
    submission = Submission(
        event=event,
        team=team,
        challenge=placing.challenge,
        title=placing.project,
        summary=placing.summary,
        description=placing.description,
        description_html=render(placing.description),
        created_at=at,
        saved_at=at,
        submitted_at=at,
        is_historical=True,
        datasets=[
            SubmissionDataset(dataset=dataset, position=position)
            for position, dataset in enumerate(placing.datasets)
        ],
    )
    db.session.add(submission)
    db.session.flush()
    return submission


def _freeze(event: Event, submission: Submission) -> None:
    at = event.results_at or clock.now()
    told = select(func.count()).where(SubmissionVersion.event_id == event.id)
    folio = f"{event.slug}-historico-{(db.session.scalar(told) or 0) + 1}"
    content = frozen_content(submission, folio, at)
    version = SubmissionVersion(
        submission_id=submission.id,
        event_id=event.id,
        number=1,
        folio=folio,
        sha256=content_hash(content),
        content=content,
        content_html=submission.description_html,
        submitted_at=at,
    )
    db.session.add(version)
    db.session.flush()
    submission.current_version = version
    db.session.flush()
