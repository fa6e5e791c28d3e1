"""Who judges what in a round: assignments, loads, conflicts and signs of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from hackathon.db import db
from hackathon.domain.accounts.models import Person
from hackathon.domain.judging.models import (
    Assignment,
    AssignmentState,
    Conflict,
    ConflictKind,
    Judge,
    Round,
)
from hackathon.domain.submissions.models import Submission
from hackathon.domain.teams.models import TeamMembership

LIVE = (AssignmentState.OFFERED, AssignmentState.STARTED, AssignmentState.DONE)
PUBLIC_MAIL = frozenset(
    {
        "gmail.com",
        "hotmail.com",
        "hotmail.es",
        "outlook.com",
        "outlook.es",
        "live.com",
        "live.com.mx",
        "yahoo.com",
        "yahoo.com.mx",
        "icloud.com",
        "proton.me",
        "protonmail.com",
        "prodigy.net.mx",
    }
)


@dataclass(frozen=True, slots=True)
class Signal:
    """A sign of a conflict that nobody has declared."""

    judge: Judge
    submission: Submission
    kind: ConflictKind


def assignments_in(round_: Round) -> Sequence[Assignment]:
    """Every assignment of a round with judge and entry, whatever became of it."""
    found = (
        select(Assignment)
        .where(Assignment.round_id == round_.id)
        .options(
            joinedload(Assignment.judge).joinedload(Judge.person),
            joinedload(Assignment.submission).joinedload(Submission.team),
            joinedload(Assignment.version),
        )
        .order_by(Assignment.id)
    )
    return db.session.scalars(found).all()


def live_loads(round_: Round) -> dict[int, int]:
    """How many entries each judge has in a round, by the judge's id."""
    counted = (
        select(Assignment.judge_id, func.count())
        .where(Assignment.round_id == round_.id, Assignment.state.in_(LIVE))
        .group_by(Assignment.judge_id)
    )
    return dict(db.session.execute(counted).all())


def conflicts_of(event_id: int) -> Sequence[Conflict]:
    """The conflicts declared in an event, the newest in front."""
    found = (
        select(Conflict)
        .join(Conflict.judge)
        .where(Judge.event_id == event_id)
        .options(
            joinedload(Conflict.judge).joinedload(Judge.person),
            joinedload(Conflict.submission).joinedload(Submission.team),
        )
        .order_by(Conflict.id.desc())
    )
    return db.session.scalars(found).all()


def barred_pairs(event_id: int) -> frozenset[tuple[int, int]]:
    """Judge and entry of every conflict, and of every judge who is in the entry's team."""
    declared = (
        select(Conflict.judge_id, Conflict.submission_id)
        .join(Judge, Judge.id == Conflict.judge_id)
        .where(Judge.event_id == event_id)
    )
    own = (
        select(Judge.id, Submission.id)
        .join(TeamMembership, TeamMembership.person_id == Judge.person_id)
        .join(Submission, Submission.team_id == TeamMembership.team_id)
        .where(Judge.event_id == event_id, TeamMembership.left_at.is_(None))
    )
    pairs = [*db.session.execute(declared), *db.session.execute(own)]
    return frozenset(pairs)


def is_barred(judge: Judge, submission: Submission) -> bool:
    """Whether a judge may not review an entry."""
    return (judge.id, submission.id) in barred_pairs(judge.event_id)


def conflict_signals(event_id: int) -> list[Signal]:
    """Undeclared signs: a judge in the team, or with the mail domain of one of its members."""
    members = db.session.execute(
        select(Submission, Person.id, Person.email_key)
        .join(TeamMembership, TeamMembership.team_id == Submission.team_id)
        .join(Person, Person.id == TeamMembership.person_id)
        .where(
            Submission.event_id == event_id,
            Submission.current_version_id.is_not(None),
            TeamMembership.left_at.is_(None),
        )
        .options(joinedload(Submission.team))
        .order_by(Submission.id)
    )
    people: dict[int, tuple[Submission, set[int], set[str]]] = {}
    for submission, person_id, email in members:
        _, ids, domains = people.setdefault(submission.id, (submission, set(), set()))
        ids.add(person_id)
        domains.add(_domain(email))
    declared = {(conflict.judge_id, conflict.submission_id) for conflict in conflicts_of(event_id)}
    judges = db.session.scalars(
        select(Judge)
        .where(Judge.event_id == event_id, Judge.removed_at.is_(None))
        .options(joinedload(Judge.person))
        .order_by(Judge.id)
    ).all()
    return [
        Signal(judge, submission, kind)
        for judge in judges
        for submission, ids, domains in people.values()
        if (judge.id, submission.id) not in declared and (kind := _sign(judge, ids, domains))
    ]


def _sign(judge: Judge, ids: set[int], domains: set[str]) -> ConflictKind | None:
    if judge.person_id in ids:
        return ConflictKind.AUTHORSHIP
    domain = _domain(judge.person.email_key)
    if domain in domains and domain not in PUBLIC_MAIL:
        return ConflictKind.MAIL_DOMAIN
    return None


def _domain(email: str) -> str:
    return email.rpartition("@")[2]
