"""The queue: nothing is lost, nothing is done by two at once, what fails comes again later."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.jobs.actions import (
    LEASE,
    enqueue,
    fail_job,
    finish_job,
    post_letter,
    revive_job,
    take_job,
)
from hackathon.domain.jobs.backoff import FIRST_WAIT, LONGEST_WAIT, MAX_ATTEMPTS, wait_after
from hackathon.domain.jobs.models import Job, JobState
from hackathon.domain.jobs.queries import dead_jobs, get_job, oldest_waiting, queue_counts
from hackathon.errors import Missing

pytestmark = pytest.mark.usefixtures("app")


def leave(kind: str = "count", **options: object) -> Job:
    with writing():
        job = enqueue(kind, **options)
    assert job is not None
    return job


def take() -> tuple[int, int] | None:
    with writing():
        job = take_job()
        return (job.id, job.attempts) if job else None


def stored(job: Job) -> Job:
    db.session.rollback()
    return db.session.get_one(Job, job.id)


def test_an_empty_queue_gives_nothing() -> None:
    assert take() is None
    assert oldest_waiting() is None


def test_a_job_left_in_a_unit_that_fails_is_not_there() -> None:
    def fail_after_leaving() -> None:
        with writing():
            enqueue("count")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_leaving()
    assert take() is None


def test_jobs_are_taken_in_the_order_they_are_due() -> None:
    late = leave(run_at=clock.now() - timedelta(minutes=1))
    early = leave(run_at=clock.now() - timedelta(minutes=2))
    assert oldest_waiting() == early.run_at
    assert [take(), take()] == [(early.id, 1), (late.id, 1)]


def test_a_job_of_tomorrow_waits() -> None:
    job = leave(run_at=clock.now() + timedelta(days=1))
    assert take() is None
    assert oldest_waiting() is None
    with clock.stopped(clock.now() + timedelta(days=1)):
        assert take() == (job.id, 1)


def test_a_taken_job_is_not_taken_again() -> None:
    leave()
    assert take() is not None
    assert take() is None


def test_a_job_whose_worker_died_is_taken_again_when_its_lease_is_over() -> None:
    job = leave()
    take()
    with clock.stopped(clock.now() + LEASE + timedelta(seconds=1)):
        assert take() == (job.id, 2)


def test_a_key_that_is_queued_is_not_queued_twice() -> None:
    leave(key="story:1")
    with writing():
        assert enqueue("count", key="story:1") is None
        assert enqueue("count", key="story:2") is not None


def test_a_done_job_says_so() -> None:
    job = leave()
    taken = take()
    assert taken is not None
    with writing():
        assert finish_job(*taken)
    kept = stored(job)
    assert (kept.state, kept.progress, kept.leased_until) == (JobState.DONE, 100, None)
    assert kept.finished_at is not None


def test_a_worker_that_comes_back_too_late_changes_nothing() -> None:
    job = leave()
    first = take()
    assert first is not None
    with clock.stopped(clock.now() + LEASE + timedelta(seconds=1)):
        assert take() == (job.id, 2)
        with writing():
            assert not finish_job(*first)
            assert not fail_job(*first, "too late")
    assert stored(job).state == JobState.RUNNING


def test_a_failed_job_comes_again_after_a_wait_with_its_reason() -> None:
    job = leave()
    taken = take()
    assert taken is not None
    with writing():
        fail_job(*taken, "OSError: away")
    kept = stored(job)
    assert (kept.state, kept.error) == (JobState.WAITING, "OSError: away")
    assert kept.run_at > clock.now()
    assert take() is None


def test_after_the_last_attempt_a_job_is_dead_and_shown() -> None:
    job = leave()
    with writing():
        kept = db.session.get_one(Job, job.id)
        kept.state, kept.attempts = JobState.RUNNING, MAX_ATTEMPTS
    with writing():
        fail_job(job.id, MAX_ATTEMPTS, "x" * 5000)
    (dead,) = dead_jobs()
    assert (dead.id, dead.state, len(dead.error)) == (job.id, JobState.DEAD, 2000)


def test_a_job_that_can_never_succeed_is_dead_at_once() -> None:
    leave()
    taken = take()
    assert taken is not None
    with writing():
        fail_job(*taken, "no such address", for_good=True)
    assert [job.error for job in dead_jobs()] == ["no such address"]


def test_a_dead_job_is_revived_with_all_its_attempts() -> None:
    job = leave()
    taken = take()
    assert taken is not None
    with writing():
        fail_job(*taken, "no", for_good=True)
    with writing():
        assert revive_job(get_job(job.public_id))
    assert take() == (job.id, 1)


def test_a_job_that_is_not_dead_is_not_revived() -> None:
    job = leave()
    with writing():
        assert not revive_job(get_job(job.public_id))


def test_an_unknown_job_is_missing() -> None:
    with pytest.raises(Missing):
        get_job("nothing")


def test_the_counts_name_every_state() -> None:
    leave()
    leave()
    take()
    assert queue_counts() == {
        JobState.WAITING: 1,
        JobState.RUNNING: 1,
        JobState.DONE: 0,
        JobState.DEAD: 0,
    }


def test_a_letter_in_the_outbox_has_a_name_of_its_own_for_life() -> None:
    with writing():
        post_letter("magic_link", "ana@example.org", "es", person=1)
        post_letter("magic_link", "ana@example.org", "es", person=1)
    first, second = (job.payload for job in db.session.scalars(select(Job).order_by(Job.id)))
    assert first["message_id"] != second["message_id"]
    assert {key: value for key, value in first.items() if key != "message_id"} == {
        "letter": "magic_link",
        "to": "ana@example.org",
        "locale": "es",
        "ids": {"person": 1},
    }


def test_waits_double_from_a_quarter_minute_to_six_hours() -> None:
    assert wait_after(1, 0.5) == FIRST_WAIT
    assert wait_after(2, 0.5) == 2 * FIRST_WAIT
    assert wait_after(60, 0.5) == LONGEST_WAIT


def test_waits_are_spread_by_a_fifth_to_both_sides() -> None:
    assert wait_after(1, 0.0) == FIRST_WAIT * 0.8
    assert wait_after(1, 1.0) == FIRST_WAIT * 1.2
    assert FIRST_WAIT * 0.8 <= wait_after(1) <= FIRST_WAIT * 1.2
