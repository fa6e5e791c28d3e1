"""Who is told of a result, and who is due which certificate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload
from sqlalchemy.sql.base import ExecutableOption

from hackathon.db import db
from hackathon.domain.accounts.models import Person
from hackathon.domain.events.models import Event
from hackathon.domain.judging.models import Assignment, AssignmentState, Judge
from hackathon.domain.judging.queries.rounds import entries_in
from hackathon.domain.registrations.models import Registration
from hackathon.domain.results.models import Award, Certificate, CertificateKind
from hackathon.domain.submissions.models import Submission
from hackathon.domain.teams.models import TeamMembership
from hackathon.errors import Missing


@dataclass(frozen=True, slots=True)
class Holder:
    """A person who is due a certificate."""

    kind: CertificateKind
    person_id: int
    award_id: int | None = None
    submission_id: int | None = None


def registered_people(event: Event) -> Sequence[Person]:
    """The people registered to an event who did not cancel."""
    found = (
        select(Person)
        .join(Registration, Registration.person_id == Person.id)
        .where(
            Registration.event_id == event.id,
            Registration.cancelled_at.is_(None),
            Person.erased_at.is_(None),
        )
        .order_by(Person.id)
    )
    return db.session.scalars(found).all()


def winners_of(event: Event) -> Sequence[tuple[Award, Person]]:
    """The published awards of an event with every member of the winning teams."""
    found = (
        select(Award, Person)
        .join(Submission, Submission.id == Award.submission_id)
        .join(TeamMembership, TeamMembership.team_id == Submission.team_id)
        .join(Person, Person.id == TeamMembership.person_id)
        .where(
            Award.event_id == event.id,
            Award.is_void.is_(False),
            Award.is_historical.is_(False),
            Award.published_at.is_not(None),
            TeamMembership.left_at.is_(None),
            Person.erased_at.is_(None),
        )
        .order_by(Award.id, Person.id)
    )
    return db.session.execute(found).all()


def rightful_holders(event: Event) -> list[Holder]:
    """Winners, members of teams that handed in, and judges who finished a review."""
    won = [
        Holder(CertificateKind.AWARD, person.id, award.id, award.submission_id)
        for award, person in winners_of(event)
    ]
    entries = entries_in(event.id).subquery()
    took_part = db.session.execute(
        select(TeamMembership.person_id, entries.c.id)
        .join(entries, entries.c.team_id == TeamMembership.team_id)
        .where(TeamMembership.left_at.is_(None))
        .order_by(TeamMembership.id)
    )
    judged = db.session.scalars(
        select(Judge.person_id)
        .join(Assignment, Assignment.judge_id == Judge.id)
        .where(Judge.event_id == event.id, Assignment.state == AssignmentState.DONE)
        .distinct()
        .order_by(Judge.person_id)
    )
    return [
        *won,
        *(
            Holder(CertificateKind.PARTICIPATION, person, None, entry)
            for person, entry in took_part
        ),
        *(Holder(CertificateKind.JURY, person) for person in judged),
    ]


def names_of(numbers: Sequence[str]) -> dict[str, str]:
    """The names behind random numbers; whoever was erased has none."""
    found = select(Person.number, Person.name).where(
        Person.number.in_(numbers), Person.erased_at.is_(None)
    )
    return dict(db.session.execute(found).all())


def get_certificate(code: str) -> Certificate:
    """The certificate with this code; Missing for any other."""
    found = select(Certificate).where(Certificate.public_id == code).options(*_whole())
    certificate = db.session.scalar(found)
    if certificate is None:
        raise Missing
    return certificate


def find_award_certificate(award: Award, person_id: int) -> Certificate | None:
    """The certificate of a winner for one award."""
    found = select(Certificate).where(
        Certificate.award_id == award.id, Certificate.person_id == person_id
    )
    return db.session.scalar(found)


def certificates_of(person_id: int | None) -> Sequence[Certificate]:
    """The certificates of a person, the newest in front."""
    found = (
        select(Certificate)
        .where(Certificate.person_id == person_id, Certificate.revoked_at.is_(None))
        .options(*_whole())
        .order_by(Certificate.id.desc())
    )
    return db.session.scalars(found).all()


def _whole() -> tuple[ExecutableOption, ...]:
    return (
        joinedload(Certificate.event).joinedload(Event.organization),
        joinedload(Certificate.person),
        joinedload(Certificate.award).joinedload(Award.challenge),
        joinedload(Certificate.submission).joinedload(Submission.team),
        joinedload(Certificate.submission).joinedload(Submission.challenge),
    )
