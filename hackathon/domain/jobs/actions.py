"""Leaving work in the queue, taking it, and saying how it ended."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import or_, select, update

from hackathon import clock
from hackathon.db import db, new_public_id
from hackathon.domain.jobs.backoff import MAX_ATTEMPTS, wait_after
from hackathon.domain.jobs.models import Job, JobState

LEASE = timedelta(minutes=10)
ERROR_LENGTH = 2000


def enqueue(
    kind: str, *, run_at: datetime | None = None, key: str | None = None, **payload: object
) -> Job | None:
    """Leave a job in this writing unit; with a `key` that is already queued, nothing happens."""
    at = clock.now()
    if key and db.session.scalar(select(Job.id).where(Job.key == key)):
        return None
    job = Job(kind=kind, payload=payload, key=key, created_at=at, run_at=run_at or at)
    db.session.add(job)
    db.session.flush()
    return job


def post_letter(
    letter: str, to: str, locale: str, *, once: str | None = None, **ids: object
) -> None:
    """Leave a letter in the outbox: its name, recipient, language and plain ids.

    Its Message-ID is drawn here, so that every attempt to send it is the same letter. With `once`,
    a letter of the same key is left only once.
    """
    message_id = f"carta-{new_public_id()}{new_public_id()}"
    enqueue(
        "send_letter",
        key=once,
        letter=letter,
        to=to,
        locale=locale,
        ids=ids,
        message_id=message_id,
    )


def take_job() -> Job | None:
    """Lease the job that is due first; one whose lease ran out is taken again."""
    at = clock.now()
    due = or_(
        (Job.state == JobState.WAITING) & (Job.run_at <= at),
        (Job.state == JobState.RUNNING) & (Job.leased_until < at),
    )
    job = db.session.scalars(
        select(Job)
        .where(due)
        .order_by(Job.run_at, Job.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if job:
        job.state, job.attempts, job.leased_until = JobState.RUNNING, job.attempts + 1, at + LEASE
        db.session.flush()
    return job


def note_progress(job_id: int, attempt: int, percent: int) -> bool:
    """Say how far a running job is and hold on to it; False when another attempt has taken it."""
    fenced = (Job.id == job_id, Job.attempts == attempt, Job.state == JobState.RUNNING)
    values = {"progress": max(0, min(percent, 99)), "leased_until": clock.now() + LEASE}
    noted = update(Job).where(*fenced).values(**values).returning(Job.id)
    return db.session.execute(noted).first() is not None


def finish_job(job_id: int, attempt: int) -> bool:
    """Mark the job done, unless another attempt has taken it meanwhile."""
    return _settle(
        job_id, attempt, state=JobState.DONE, finished_at=clock.now(), error="", progress=100
    )


def fail_job(job_id: int, attempt: int, error: str, *, for_good: bool = False) -> bool:
    """Put the job back with a growing wait, or declare it dead: after the last attempt, or now."""
    at = clock.now()
    if for_good or attempt >= MAX_ATTEMPTS:
        return _settle(
            job_id, attempt, state=JobState.DEAD, finished_at=at, error=error[:ERROR_LENGTH]
        )
    return _settle(
        job_id,
        attempt,
        state=JobState.WAITING,
        run_at=at + wait_after(attempt),
        error=error[:ERROR_LENGTH],
    )


def revive_job(job: Job) -> bool:
    """Give a dead job another round of attempts; any other is left alone."""
    if job.state != JobState.DEAD:
        return False
    job.state, job.attempts, job.run_at = JobState.WAITING, 0, clock.now()
    job.finished_at = None
    return True


def _settle(job_id: int, attempt: int, **values: object) -> bool:
    fenced = (Job.id == job_id, Job.attempts == attempt, Job.state == JobState.RUNNING)
    settled = update(Job).where(*fenced).values(leased_until=None, **values).returning(Job.id)
    return db.session.execute(settled).first() is not None
