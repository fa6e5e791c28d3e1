"""How far the job that is running now has come, kept where a page can read it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from hackathon.db import writing
from hackathon.domain.jobs.actions import note_progress

PAUSE_SECONDS = 1.0


class Superseded(Exception):
    """Another worker has taken the job: this one must stop."""


@dataclass
class _Running:
    job_id: int
    attempt: int
    told_at: float = 0.0


_running: ContextVar[_Running | None] = ContextVar("running", default=None)


@contextmanager
def running(job_id: int, attempt: int) -> Iterator[None]:
    """Within it, `report` speaks for this attempt at this job."""
    token = _running.set(_Running(job_id, attempt))
    try:
        yield
    finally:
        _running.reset(token)


def report(done: int, total: int) -> None:
    """Say how much of the whole is done and keep the job for this worker, once a second at most.

    Call it outside a writing unit. Outside a job it does nothing. Raises Superseded when another
    worker has taken the job meanwhile.
    """
    job = _running.get()
    if job is None or time.monotonic() - job.told_at < PAUSE_SECONDS:
        return
    job.told_at = time.monotonic()
    with writing():
        is_ours = note_progress(job.job_id, job.attempt, done * 100 // max(total, 1))
    if not is_ours:
        raise Superseded
