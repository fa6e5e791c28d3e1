"""Rows of generated volume, inserted a thousand at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select, update

from hackathon import clock
from hackathon.db import Base, db
from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.accounts.models import Person, RoleGrant
from hackathon.domain.accounts.roles import Role
from hackathon.domain.audit.canonical import moment_text
from hackathon.domain.challenges.models import Challenge
from hackathon.domain.events.models import Event
from hackathon.domain.judging.actions.rounds import open_round, prepare_round
from hackathon.domain.judging.models import (
    Assignment,
    AssignmentOrigin,
    AssignmentState,
    Judge,
    Review,
    Round,
    Score,
)
from hackathon.domain.judging.queries.rounds import criteria_of, find_round
from hackathon.domain.registrations.models import Registration
from hackathon.domain.search.models import SearchDocument
from hackathon.domain.search.terms import terms
from hackathon.domain.submissions.content import WORDS
from hackathon.domain.submissions.models import Submission, SubmissionDataset, SubmissionVersion
from hackathon.domain.submissions.receipts import Folio, receipt_digest, receipt_document
from hackathon.domain.teams.actions.membership import new_code
from hackathon.domain.teams.models import Team, TeamMembership
from hackathon.jobs.demo.people import HOST

Row = dict[str, Any]
TOPICS = ("agua", "calles", "escuelas", "árboles", "obras", "salud", "basura", "parques")


@dataclass(frozen=True)
class Crowd:
    """The event that the volume goes to, its retos, and how many teams it has already."""

    event: Event
    challenges: tuple[Challenge, ...]
    made: int


def add_teams(crowd: Crowd, count: int, with_project: int) -> list[int]:
    """Add teams of one person each, the first `with_project` with a handed-in project.

    Returns the ids of the projects, in order.
    """
    numbers = range(crowd.made + 1, crowd.made + count + 1)
    people = _add_people("volumen", numbers)
    _add(Registration, [_seat(crowd, person) for person in people])
    rows = [_team(crowd, number, lead) for number, lead in zip(numbers, people, strict=True)]
    teams = _add(Team, rows)
    members = zip(teams, people, strict=True)
    _add(TeamMembership, [_membership(crowd, team, person) for team, person in members])
    return _add_projects(crowd, list(zip(numbers, teams, strict=True))[:with_project])


def add_judges(crowd: Crowd, count: int) -> list[int]:
    """Add members of the jury who have signed their declaration; return their ids."""
    at, event = clock.now(), crowd.event
    seated = db.session.scalars(select(Judge.id).where(Judge.event_id == event.id)).all()
    people = _add_people("volumen-jurado", range(len(seated) + 1, len(seated) + count + 1))
    grants = [
        {"person_id": person, "role": Role.JUDGE, "event_id": event.id, "granted_at": at}
        for person in people
    ]
    _add(RoleGrant, grants)
    seats = [
        {
            "person_id": person,
            "event_id": event.id,
            "affiliation": "Volumen de demostración",
            "invited_at": at,
            "declaration_signed_at": at,
        }
        for person in people
    ]
    return _add(Judge, seats)


def add_reviews(crowd: Crowd, projects: Sequence[int], judges: Sequence[int], turns: range) -> None:
    """Add finished reviews: in turn `t`, project `t` modulo all, each time by another judge."""
    round_ = _open_round(crowd)
    criteria = criteria_of(crowd.event.id)
    versions = _versions(projects)
    pairs = [_pair(turn, projects, judges) for turn in turns]
    assigned = _add(Assignment, [_assignment(round_, pair, versions) for pair in pairs])
    at = clock.now()
    reviews = _add(
        Review,
        [
            {"assignment_id": one, "number": 1, "is_complete": True, "saved_at": at}
            for one in assigned
        ],
    )
    scores = [
        {
            "review_id": review,
            "criterion_id": criterion.id,
            "value": criterion.lo + (review + criterion.id) % (criterion.hi - criterion.lo + 1),
        }
        for review in reviews
        for criterion in criteria
    ]
    if scores:
        db.session.execute(insert(Score), scores)


def _add(model: type[Base], rows: Sequence[Row]) -> list[int]:
    """Insert rows at once and return their ids in the same order."""
    if not rows:
        return []
    key = model.__mapper__.primary_key[0]
    made = insert(model).returning(key, sort_by_parameter_order=True)
    return list(db.session.scalars(made, list(rows)))


def _add_people(kind: str, numbers: range) -> list[int]:
    at = clock.now()
    addresses = [f"{kind}-{number}@{HOST}" for number in numbers]
    rows = [
        {
            "email": address,
            "email_key": address,
            "name": f"Persona de volumen {number}",
            "created_at": at,
            "confirmed_at": at,
            "is_demonstration": True,
        }
        for number, address in zip(numbers, addresses, strict=True)
    ]
    return _add(Person, rows)


def _seat(crowd: Crowd, person: int) -> Row:
    return {"event_id": crowd.event.id, "person_id": person, "registered_at": clock.now()}


def _team(crowd: Crowd, number: int, lead: int) -> Row:
    return {
        "event_id": crowd.event.id,
        "name": f"Equipo de volumen {number}",
        "name_key": f"equipo de volumen {number}",
        "lead_id": lead,
        "invite_code": new_code(),
        "member_count": 1,
        "is_demonstration": True,
        "created_at": clock.now(),
    }


def _membership(crowd: Crowd, team: int, person: int) -> Row:
    return {
        "team_id": team,
        "event_id": crowd.event.id,
        "person_id": person,
        "joined_at": clock.now(),
    }


def _add_projects(crowd: Crowd, teams: Sequence[tuple[int, int]]) -> list[int]:
    rows = [_project(crowd, number, team) for number, team in teams]
    projects = _add(Submission, rows)
    _add_uses(crowd, rows, projects)
    numbers = [number for number, _team in teams]
    versions = [
        _version(crowd, number, (row, project))
        for number, row, project in zip(numbers, rows, projects, strict=True)
    ]
    _add(SubmissionVersion, versions)
    current = select(SubmissionVersion.id).where(SubmissionVersion.submission_id == Submission.id)
    db.session.execute(
        update(Submission)
        .where(Submission.id.in_(projects))
        .values(current_version_id=current.scalar_subquery())
        .execution_options(synchronize_session=False)
    )
    _add(SearchDocument, [_found(crowd, one) for one in _listed(projects)])
    return projects


def _project(crowd: Crowd, number: int, team: int) -> Row:
    at, topic = clock.now(), TOPICS[number % len(TOPICS)]
    return {
        "event_id": crowd.event.id,
        "team_id": team,
        "challenge_id": crowd.challenges[number % len(crowd.challenges)].id,
        "title": f"Proyecto {number} de {topic}",
        "summary": f"Proyecto generado sobre {topic}, para pruebas de carga.",
        "description": "Texto generado.",
        "description_html": "<p>Texto generado.</p>\n",
        "licence": "MIT",
        "created_at": at,
        "saved_at": at,
        "submitted_at": at,
        "is_demonstration": True,
    }


def _add_uses(crowd: Crowd, rows: Sequence[Row], projects: Sequence[int]) -> None:
    linked = {one.id: one.links for one in crowd.challenges}
    uses = [
        {"submission_id": project, "dataset_id": link.dataset_id, "position": link.position}
        for row, project in zip(rows, projects, strict=True)
        for link in linked[row["challenge_id"]]
    ]
    if uses:
        db.session.execute(insert(SubmissionDataset), uses)


def _version(crowd: Crowd, number: int, made: tuple[Row, int]) -> Row:
    row, project = made
    challenge = next(one for one in crowd.challenges if one.id == row["challenge_id"])
    folio = str(Folio(crowd.event.slug, number))
    content = {
        "folio": folio,
        "submitted_at": moment_text(row["submitted_at"]),
        "event": crowd.event.slug,
        "challenge": challenge.slug,
        "team": f"Equipo de volumen {number}",
        **{name: row.get(name, "") for name in WORDS},
        "datasets": [
            {"slug": link.dataset.slug, "title": link.dataset.title, "use": "", "source": ""}
            for link in challenge.links
        ],
        "attachments": [],
    }
    return {
        "submission_id": project,
        "event_id": crowd.event.id,
        "number": 1,
        "folio": folio,
        "sha256": receipt_digest(receipt_document(content, [])),
        "content": content,
        "content_html": row["description_html"],
        "submitted_at": row["submitted_at"],
    }


def _listed(projects: Sequence[int]) -> Sequence[tuple[int, str, str, str]]:
    chosen = select(Submission.id, Submission.public_id, Submission.title, Submission.summary)
    return db.session.execute(chosen.where(Submission.id.in_(projects))).all()


def _found(crowd: Crowd, project: tuple[int, str, str, str]) -> Row:
    number, address, title, summary = project
    return {
        "kind": "submission",
        "thing_id": number,
        "path": f"/proyectos/{address}",
        "title": title,
        "summary": summary,
        "context": crowd.event.title,
        "terms": " ".join(terms(f"{title} {summary}")),
        "visible_at": crowd.event.created_at,
        "updated_at": clock.now(),
    }


def _open_round(crowd: Crowd) -> Round:
    return find_round(crowd.event) or open_round(NOBODY, prepare_round(NOBODY, crowd.event))


def _versions(projects: Sequence[int]) -> dict[int, int]:
    chosen = select(SubmissionVersion.submission_id, SubmissionVersion.id)
    first, last = min(projects), max(projects)
    within = chosen.where(SubmissionVersion.submission_id.between(first, last))
    return dict(db.session.execute(within).all())


def _pair(turn: int, projects: Sequence[int], judges: Sequence[int]) -> tuple[int, int]:
    place, lap = turn % len(projects), turn // len(projects)
    return projects[place], judges[(place * 7 + lap) % len(judges)]


def _assignment(round_: Round, pair: tuple[int, int], versions: dict[int, int]) -> Row:
    project, judge = pair
    at = clock.now()
    return {
        "round_id": round_.id,
        "judge_id": judge,
        "submission_id": project,
        "version_id": versions[project],
        "position": project,
        "origin": AssignmentOrigin.BALANCED,
        "state": AssignmentState.DONE,
        "assigned_at": at,
        "opened_at": at,
        "done_at": at,
    }
