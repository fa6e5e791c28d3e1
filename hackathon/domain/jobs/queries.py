"""What is in the queue."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from hackathon import clock
from hackathon.db import db
from hackathon.domain.jobs.models import Job, JobState
from hackathon.errors import Missing

if TYPE_CHECKING:
    from collections.abc import Sequence


def dead_jobs() -> Sequence[Job]:
    """The jobs that were given up, newest first."""
    found = select(Job).where(Job.state == JobState.DEAD).order_by(Job.id.desc()).limit(100)
    return db.session.scalars(found).all()


def queue_counts() -> dict[JobState, int]:
    """How many jobs stand in each state."""
    counted = select(Job.state, func.count()).group_by(Job.state)
    found = {row[0]: row[1] for row in db.session.execute(counted)}
    return {state: found.get(state, 0) for state in JobState}


def get_job(public_id: str) -> Job:
    """The job with this random id; raises Missing."""
    job = db.session.scalar(select(Job).where(Job.public_id == public_id))
    if job is None:
        raise Missing
    return job


def oldest_waiting() -> datetime | None:
    """Since when the job waits that should have run first; None when none is due."""
    due = select(func.min(Job.run_at)).where(
        Job.state == JobState.WAITING, Job.run_at <= clock.now()
    )
    return db.session.scalar(due)
