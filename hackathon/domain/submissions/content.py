"""What a handed-in version holds: plain data, whose hash is the receipt."""

from __future__ import annotations

from datetime import datetime

from hackathon.domain.audit.canonical import moment_text
from hackathon.domain.submissions.models import Submission
from hackathon.domain.submissions.receipts import FileHash

WORDS = (
    "title",
    "summary",
    "description",
    "repository_url",
    "demo_url",
    "video_url",
    "licence",
)


def frozen_content(submission: Submission, folio: str, at: datetime) -> dict[str, object]:
    """The content of the project at `at`, as the receipt hashes it: text and ids, no names."""
    challenge = submission.challenge
    return {
        "folio": folio,
        "submitted_at": moment_text(at),
        "event": submission.event.slug,
        "challenge": challenge.slug if challenge else None,
        "team": submission.team.name,
        **{name: getattr(submission, name) for name in WORDS},
        "datasets": [
            {
                "slug": entry.dataset.slug,
                "title": entry.dataset.title,
                "use": entry.use,
                "source": entry.dataset.source_url or entry.dataset.landing_page,
                "fetched_at": moment_text(entry.dataset.fetched_at)
                if entry.dataset.fetched_at
                else None,
            }
            for entry in submission.datasets
        ],
        "attachments": [
            {
                "file": attachment.file.public_id,
                "name": attachment.file.name,
                "kind": attachment.kind.value,
                "caption": attachment.caption,
                "sha256": attachment.file.sha256,
                "size": attachment.file.size,
            }
            for attachment in submission.attachments
        ],
    }


def file_hashes(submission: Submission) -> list[FileHash]:
    """The files of the project, as the receipt lists them."""
    files = (attachment.file for attachment in submission.attachments)
    return [FileHash(file.name, file.size, file.sha256) for file in files]
