"""Writing the draft: words, declared datasets, files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from hackathon import clock, richtext
from hackathon.db import db, expect_revision
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.challenges.models import Challenge
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.events.phases import accepts_submissions, submissions_close_at
from hackathon.domain.files.actions import attach_file
from hackathon.domain.submissions.content import WORDS
from hackathon.domain.submissions.models import (
    Attachment,
    AttachmentKind,
    KeptDraft,
    Submission,
    SubmissionDataset,
)
from hackathon.domain.submissions.queries import find_submission_of
from hackathon.domain.submissions.rules import SubmissionRule
from hackathon.domain.teams.models import Team
from hackathon.errors import RuleBroken
from hackathon.values import StoredFile

MOST_FILES = 10


@dataclass(frozen=True)
class Declaration:
    """A dataset that a project declares, and how it was used."""

    dataset_slug: str
    use: str


def start_submission(actor: Actor, team: Team) -> Submission:
    """Open the project of a team; the one that has one gets it back."""
    existing = find_submission_of(team)
    if existing:
        return existing
    expect_open(team.event)
    at = clock.now()
    submission = Submission(event_id=team.event_id, team_id=team.id, created_at=at, saved_at=at)
    db.session.add(submission)
    db.session.flush()
    record("submission.started", actor, f"submission:{submission.id}", team=team.id)
    return submission


def save_draft(
    actor: Actor, submission: Submission, words: Mapping[str, object], revision: int | None
) -> Submission:
    """Save the words of the draft; `challenge` is the slug of a reto of the event, or empty."""
    expect_revision(submission, revision)
    expect_open(submission.event)
    if "challenge" in words:
        submission.challenge_id = _challenge_id(submission, str(words["challenge"] or ""))
    for name in WORDS:
        if name in words:
            setattr(submission, name, words[name])
    if "description" in words:
        submission.description_html = richtext.render(submission.description)
    submission.saved_at = clock.now()
    db.session.flush()
    return submission


def declare_datasets(
    actor: Actor, submission: Submission, declarations: Sequence[Declaration], revision: int | None
) -> Submission:
    """Replace the declared datasets, each with how it was used."""
    expect_revision(submission, revision)
    expect_open(submission.event)
    slugs = [declaration.dataset_slug for declaration in declarations]
    if len(set(slugs)) != len(slugs):
        raise RuleBroken(SubmissionRule.DATASET_TWICE, "datasets")
    found = {
        dataset.slug: dataset
        for dataset in db.session.scalars(select(Dataset).where(Dataset.slug.in_(slugs)))
    }
    unknown = [slug for slug in slugs if slug not in found]
    if unknown:
        raise RuleBroken(SubmissionRule.DATASET_UNKNOWN, "datasets", slug=unknown[0])
    submission.datasets.clear()
    db.session.flush()
    submission.datasets.extend(
        SubmissionDataset(
            dataset_id=found[declaration.dataset_slug].id, position=place, use=declaration.use
        )
        for place, declaration in enumerate(declarations)
    )
    submission.saved_at = clock.now()
    db.session.flush()
    return submission


def add_file(
    actor: Actor,
    submission: Submission,
    stored: StoredFile,
    kind: AttachmentKind,
    caption: str = "",
) -> Attachment:
    """Add a stored file to the draft."""
    expect_open(submission.event)
    if len(submission.attachments) >= MOST_FILES:
        raise RuleBroken(SubmissionRule.TOO_MANY_FILES, "file", most=MOST_FILES)
    file = attach_file(actor.number, stored)
    attachment = Attachment(
        submission_id=submission.id, file_id=file.id, kind=kind, caption=caption
    )
    db.session.add(attachment)
    submission.saved_at = clock.now()
    db.session.flush()
    db.session.expire(submission, ["attachments"])
    record("submission.file_added", actor, f"submission:{submission.id}", sha256=stored.sha256)
    return attachment


def remove_file(actor: Actor, attachment: Attachment) -> Submission:
    """Take a file out of the draft; versions that were handed in keep it."""
    submission = attachment.submission
    expect_open(submission.event)
    attachment.removed_at = submission.saved_at = clock.now()
    db.session.flush()
    db.session.expire(submission, ["attachments"])
    record("submission.file_removed", actor, f"submission:{submission.id}")
    return submission


def keep_draft(actor: Actor, subject: str, content: dict[str, object]) -> KeptDraft:
    """Keep the words that lost a race for whoever wrote them."""
    kept = KeptDraft(
        person_id=actor.person_id, subject=subject, content=content, kept_at=clock.now()
    )
    db.session.add(kept)
    db.session.flush()
    return kept


def expect_open(event: Event) -> None:
    """Refuse any change of a project outside its window: T − 1 s yes, T no."""
    at = clock.now()
    if event.state is EventState.PUBLISHED and accepts_submissions(event.schedule, at):
        return
    closes = submissions_close_at(event.schedule)
    is_over = closes is not None and closes <= at
    raise RuleBroken(SubmissionRule.CLOSED if is_over else SubmissionRule.NOT_OPEN, state=True)


def _challenge_id(submission: Submission, slug: str) -> int | None:
    if not slug:
        return None
    found = db.session.scalar(
        select(Challenge.id).where(
            Challenge.event_id == submission.event_id, Challenge.slug == slug
        )
    )
    if found is None:
        raise RuleBroken(SubmissionRule.CHALLENGE_UNKNOWN, "challenge")
    return found
