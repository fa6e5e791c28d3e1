"""The runner: takes one job after the other, and lets none be lost or done twice."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import structlog

from hackathon.db import db, writing
from hackathon.domain.jobs.actions import fail_job, finish_job, take_job
from hackathon.jobs.handlers import load_all
from hackathon.jobs.progress import running
from hackathon.jobs.registry import GiveUp, handlers
from hackathon.jobs.schedule import leave_what_is_due

if TYPE_CHECKING:
    import threading

log = structlog.get_logger(__name__)
IDLE_SECONDS = 1.0
ROUND_SECONDS = 60.0


def run_one() -> bool:
    """Do the job that is due first; False when none is due."""
    load_all()
    with writing():
        job = take_job()
        taken = (job.id, job.attempts, job.kind, dict(job.payload)) if job else None
    if taken is None:
        return False
    job_id, attempt, kind, payload = taken
    try:
        with running(job_id, attempt):
            handlers()[kind](**payload)
    except Exception as error:  # whatever went wrong, the queue must go on
        db.session.rollback()
        log.exception("job_failed", job=job_id, kind=kind, attempt=attempt)
        with writing():
            reason = f"{type(error).__name__}: {error}"
            fail_job(job_id, attempt, reason, for_good=isinstance(error, GiveUp))
        return True
    with writing():
        finish_job(job_id, attempt)
    return True


def run_until_idle(limit: int = 1000) -> int:
    """Do every job that is due now and say how many there were."""
    done = 0
    while done < limit and run_one():
        done += 1
    return done


def work(stop: threading.Event) -> None:
    """Do jobs until told to stop, what repeats included; a database that is away is tried again."""
    load_all()
    next_round = time.monotonic()
    while not stop.is_set():
        try:
            if time.monotonic() >= next_round:
                leave_what_is_due()
                next_round = time.monotonic() + ROUND_SECONDS
            busy = run_one()
        except Exception:  # the database may be back in a moment
            log.exception("queue_unreachable")
            db.session.remove()
            busy = False
        if not busy:
            db.session.remove()
            stop.wait(IDLE_SECONDS)
