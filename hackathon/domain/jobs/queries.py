"""What is in the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from hackathon.db import db
from hackathon.domain.jobs.models import Job, JobState

if TYPE_CHECKING:
    from collections.abc import Sequence


def dead_jobs() -> Sequence[Job]:
    """The jobs that were given up, newest first."""
    found = select(Job).where(Job.state == JobState.DEAD).order_by(Job.id.desc()).limit(100)
    return db.session.scalars(found).all()


def queue_counts() -> dict[JobState, int]:
    """How many jobs stand in each state."""
    counted = select(Job.state, func.count()).group_by(Job.state)
    found = dict(db.session.execute(counted).tuples().all())
    return {state: found.get(state, 0) for state in JobState}
