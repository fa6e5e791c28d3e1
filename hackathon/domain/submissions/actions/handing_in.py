"""Handing in: freezing a version with folio and hash, and withdrawing a project."""

from __future__ import annotations

from hackathon import clock
from hackathon.db import db, expect_revision
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.audit.queries import head
from hackathon.domain.events.actions.holding import hold_event
from hackathon.domain.jobs.actions import enqueue, post_letter
from hackathon.domain.search.actions import hide_from_search
from hackathon.domain.submissions.actions.drafting import expect_open
from hackathon.domain.submissions.checklist import checklist
from hackathon.domain.submissions.content import file_hashes, frozen_content
from hackathon.domain.submissions.models import Submission, SubmissionVersion
from hackathon.domain.submissions.queries import find_version_by_key, folios_of, hand_ins_of
from hackathon.domain.submissions.receipts import Folio, receipt_digest, receipt_document
from hackathon.domain.submissions.rules import SubmissionRule
from hackathon.errors import RuleBroken


def hand_in(
    actor: Actor, submission: Submission, *, key: str, revision: int | None = None
) -> SubmissionVersion:
    """Freeze the project as it stands and return the version with its receipt.

    The same `key` again returns the version that it made the first time, and sends nothing twice.
    """
    hold_event(submission.event_id)
    made = find_version_by_key(key)
    if made is not None and made.submission_id == submission.id:
        return made
    db.session.refresh(submission)
    expect_revision(submission, revision)
    expect_open(submission.event)
    lines = checklist(submission)
    if not lines.is_complete:
        raise RuleBroken(SubmissionRule.INCOMPLETE, missing=[item.value for item in lines.missing])
    version = _freeze(actor, submission, key)
    submission.current_version_id = version.id
    submission.submitted_at, submission.withdrawn_at = version.submitted_at, None
    db.session.flush()
    record(
        "submission.handed_in",
        actor,
        f"submission:{submission.id}",
        folio=version.folio,
        sha256=version.sha256,
    )
    enqueue("list_project", submission=submission.id)
    for member in submission.team.members:
        post_letter("receipt", member.person.email, member.person.language, version=version.id)
    return version


def withdraw_submission(actor: Actor, submission: Submission) -> Submission:
    """Take the project out of the event; its versions and receipts stay on record."""
    expect_open(submission.event)
    if submission.current_version_id is None:
        raise RuleBroken(SubmissionRule.NOT_HANDED_IN, state=True)
    if submission.withdrawn_at is not None:
        raise RuleBroken(SubmissionRule.WITHDRAWN, state=True)
    submission.withdrawn_at = clock.now()
    db.session.flush()
    hide_from_search("submission", submission.id)
    record("submission.withdrawn", actor, f"submission:{submission.id}")
    return submission


def _freeze(actor: Actor, submission: Submission, key: str) -> SubmissionVersion:
    at = clock.now()
    folio = str(Folio(submission.event.slug, folios_of(submission.event) + 1))
    content = frozen_content(submission, folio, at)
    version = SubmissionVersion(
        submission_id=submission.id,
        event_id=submission.event_id,
        number=hand_ins_of(submission) + 1,
        folio=folio,
        sha256=receipt_digest(receipt_document(content, file_hashes(submission))),
        audit_head=head(),
        content=content,
        content_html=submission.description_html,
        handed_in_by=actor.number,
        idempotency_key=key,
        submitted_at=at,
    )
    db.session.add(version)
    db.session.flush()
    return version
