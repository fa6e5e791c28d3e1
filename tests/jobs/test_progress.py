"""A job says how far it is, and stops when another worker has it."""

from __future__ import annotations

import pytest

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.jobs.actions import enqueue, take_job
from hackathon.domain.jobs.models import Job
from hackathon.jobs.progress import Superseded, report, running

pytestmark = pytest.mark.usefixtures("app")


def taken() -> Job:
    with writing():
        enqueue("harvest_catalogue")
        job = take_job()
    assert job is not None
    return job


def kept() -> Job:
    db.session.rollback()
    db.session.expire_all()
    return db.session.query(Job).one()


def test_what_is_done_is_kept_and_the_job_held_on_to() -> None:
    job = taken()
    before = job.leased_until
    assert before is not None
    with running(job.id, job.attempts):
        report(1, 4)
    assert kept().progress == 25
    assert kept().leased_until >= before


def test_a_job_that_runs_is_never_shown_as_done() -> None:
    job = taken()
    with running(job.id, job.attempts):
        report(4, 4)
    assert kept().progress == 99


def test_reports_within_a_second_are_not_all_written() -> None:
    job = taken()
    with running(job.id, job.attempts):
        report(1, 4)
        report(2, 4)
    assert kept().progress == 25


def test_a_worker_whose_job_was_taken_by_another_is_told_to_stop() -> None:
    job = taken()
    with running(job.id, job.attempts + 1), pytest.raises(Superseded):
        report(1, 4)


def test_outside_a_job_nothing_is_noted() -> None:
    job = taken()
    report(1, 4)
    assert kept().progress == job.progress == 0
    assert clock.now() is not None
