"""Projects, their versions and the drafts kept for people."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, load_only, selectinload

from hackathon.db import db
from hackathon.domain.challenges.models import Challenge
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.events.models import Event
from hackathon.domain.files.models import FileRecord
from hackathon.domain.submissions.models import (
    Attachment,
    KeptDraft,
    Submission,
    SubmissionDataset,
    SubmissionVersion,
)
from hackathon.domain.teams.models import Team, TeamMembership
from hackathon.errors import Missing


def get_submission(public_id: str) -> Submission:
    """The project with everything that its pages show."""
    return _one(whole_submissions().where(Submission.public_id == public_id))


def find_submission_of(team: Team) -> Submission | None:
    """The project of a team, None before its first word."""
    return db.session.scalar(whole_submissions().where(Submission.team_id == team.id))


def get_version(folio: str) -> SubmissionVersion:
    """The handed-in version with this folio."""
    found = db.session.scalar(
        select(SubmissionVersion)
        .where(SubmissionVersion.folio == folio)
        .options(
            joinedload(SubmissionVersion.submission).options(
                joinedload(Submission.event).joinedload(Event.organization),
                joinedload(Submission.team).options(
                    selectinload(Team.members).joinedload(TeamMembership.person)
                ),
            )
        )
    )
    if found is None:
        raise Missing
    return found


def find_version_by_key(idempotency_key: str) -> SubmissionVersion | None:
    """The version that a hand-in with this key has already made."""
    return db.session.scalar(
        select(SubmissionVersion).where(SubmissionVersion.idempotency_key == idempotency_key)
    )


def hand_ins_of(submission: Submission) -> int:
    """How many versions the team has handed in."""
    counted = select(func.count()).where(SubmissionVersion.submission_id == submission.id)
    return db.session.scalar(counted) or 0


def folios_of(event: Event) -> int:
    """How many versions the event has received; the next folio is one more."""
    counted = select(func.count()).where(SubmissionVersion.event_id == event.id)
    return db.session.scalar(counted) or 0


def shown_in_lists(chosen: Select[Submission]) -> Select[Submission]:
    """Load what a list of projects shows, in a constant number of statements."""
    return chosen.options(
        joinedload(Submission.event).joinedload(Event.organization),
        joinedload(Submission.team),
        joinedload(Submission.challenge),
        joinedload(Submission.current_version),
        selectinload(Submission.datasets).joinedload(SubmissionDataset.dataset),
    )


def shown_on_cards(chosen: Select[Submission]) -> Select[Submission]:
    """Load no more than the cards of one event's projects show: there may be hundreds."""
    return chosen.options(
        load_only(Submission.public_id),
        joinedload(Submission.challenge).load_only(Challenge.slug, Challenge.title),
        joinedload(Submission.current_version).load_only(SubmissionVersion.content),
    )


def whole_submissions() -> Select[Submission]:
    """Projects with everything that a page of one project shows."""
    return select(Submission).options(
        joinedload(Submission.event).joinedload(Event.organization),
        joinedload(Submission.team).options(
            selectinload(Team.members).joinedload(TeamMembership.person)
        ),
        joinedload(Submission.challenge).selectinload(Challenge.links),
        joinedload(Submission.current_version),
        selectinload(Submission.datasets)
        .joinedload(SubmissionDataset.dataset)
        .options(joinedload(Dataset.organization), selectinload(Dataset.resources)),
        selectinload(Submission.attachments).joinedload(Attachment.file),
        selectinload(Submission.versions),
    )


def find_project_of_file(record: FileRecord) -> Submission | None:
    """The project that a stored file was added to, also after it was taken out of the draft."""
    owner = select(Attachment.submission_id).where(Attachment.file_id == record.id)
    return db.session.scalar(whole_submissions().where(Submission.id.in_(owner)))


def is_in_current_version(submission: Submission, record: FileRecord) -> bool:
    """Whether the newest handed-in version lists the file."""
    version = submission.current_version
    listed = version.content.get("attachments") if version else None
    entries = listed if isinstance(listed, list) else []
    return any(entry.get("file") == record.public_id for entry in entries)


def kept_drafts(person_id: int | None, subject: str) -> Sequence[KeptDraft]:
    """The words of a person that lost a race for this thing, newest first."""
    return db.session.scalars(
        select(KeptDraft)
        .where(KeptDraft.person_id == person_id, KeptDraft.subject == subject)
        .order_by(KeptDraft.id.desc())
    ).all()


def projects_with(dataset: Dataset) -> Select[Submission]:
    """The projects that declare a dataset; narrow it to what the reader may see."""
    return (
        select(Submission)
        .join(SubmissionDataset, SubmissionDataset.submission_id == Submission.id)
        .where(SubmissionDataset.dataset_id == dataset.id)
    )


def _one(chosen: Select[Submission]) -> Submission:
    found = db.session.scalar(chosen)
    if found is None:
        raise Missing
    return found
