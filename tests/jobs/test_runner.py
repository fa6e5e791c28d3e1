"""The runner: every job is done once, a failure is kept and tried again, the queue goes on."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from hackathon import clock
from hackathon.db import AlreadyWriting, db, writing
from hackathon.domain.jobs.actions import enqueue, take_job
from hackathon.domain.jobs.backoff import LONGEST_WAIT, MAX_ATTEMPTS
from hackathon.domain.jobs.models import Job, JobState
from hackathon.jobs import registry
from hackathon.jobs.handlers import load_all
from hackathon.jobs.registry import GiveUp, handlers, handles
from hackathon.jobs.runner import run_one, run_until_idle, work

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def known_handlers() -> Iterator[None]:
    """Leave the registry as it was."""
    load_all()
    before = dict(registry._handlers)
    yield
    registry._handlers.clear()
    registry._handlers.update(before)


def leave(kind: str, **payload: object) -> None:
    with writing():
        enqueue(kind, **payload)


def only_job() -> Job:
    db.session.rollback()
    return db.session.scalars(select(Job)).one()


def test_an_empty_queue_is_idle() -> None:
    assert run_one() is False
    assert run_until_idle() == 0


def test_jobs_are_done_once_with_their_payload() -> None:
    seen: list[int] = []

    @handles("remember")
    def remember(*, number: int) -> None:
        seen.append(number)

    leave("remember", number=1)
    leave("remember", number=2)
    assert run_until_idle() == 2
    assert seen == [1, 2]
    assert run_until_idle() == 0


def test_a_job_may_leave_another() -> None:
    @handles("first")
    def first() -> None:
        with writing():
            enqueue("second")

    @handles("second")
    def second() -> None:
        """Nothing to do."""

    leave("first")
    assert run_until_idle() == 2


def test_a_failure_is_kept_and_the_rest_goes_on() -> None:
    done: list[str] = []

    @handles("break")
    def break_down() -> None:
        with writing():
            enqueue("never kept")
            raise OSError

    @handles("good")
    def good() -> None:
        done.append("good")

    leave("break")
    leave("good")
    assert run_until_idle() == 2
    assert done == ["good"]
    broken = db.session.scalars(select(Job).where(Job.kind == "break")).one()
    assert (broken.state, broken.error, broken.attempts) == (JobState.WAITING, "OSError: ", 1)
    assert db.session.scalars(select(Job).where(Job.kind == "never kept")).all() == []


def test_a_job_that_always_fails_is_dead_after_its_last_attempt() -> None:
    @handles("break")
    def break_down() -> None:
        raise OSError

    leave("break")
    at = clock.now()
    for _ in range(MAX_ATTEMPTS):
        with clock.stopped(at):
            assert run_one()
        at += 2 * LONGEST_WAIT
    assert (only_job().state, only_job().attempts) == (JobState.DEAD, MAX_ATTEMPTS)
    with clock.stopped(at):
        assert not run_one()


def test_a_job_that_can_never_succeed_is_not_tried_again() -> None:
    @handles("hopeless")
    def hopeless() -> None:
        reason = "no such thing"
        raise GiveUp(reason)

    leave("hopeless")
    run_until_idle()
    assert (only_job().state, only_job().error) == (JobState.DEAD, "GiveUp: no such thing")


def test_a_kind_that_nobody_handles_waits_for_a_newer_program() -> None:
    leave("of the future")
    run_until_idle()
    assert (only_job().state, only_job().error) == (JobState.WAITING, "KeyError: 'of the future'")


def test_a_kind_has_one_handler() -> None:
    @handles("mine")
    def mine() -> None:
        """Nothing to do."""

    with pytest.raises(ValueError, match="two handlers for mine"):
        handles("mine")(mine)


def test_every_job_of_the_product_has_a_handler() -> None:
    assert {"send_letter", "answer_sign_up", "answer_link_request", "remake_logo"} <= set(
        handlers()
    )


def test_a_taken_job_is_left_alone_while_its_lease_lasts() -> None:
    leave("slow")
    with writing():
        assert take_job() is not None
    assert run_one() is False


def test_a_unit_inside_a_unit_is_a_mistake() -> None:
    with pytest.raises(AlreadyWriting), writing(), writing():
        pass


def test_the_worker_works_until_it_is_told_to_stop() -> None:
    stop = threading.Event()

    @handles("stop")
    def stop_now() -> None:
        stop.set()

    leave("stop")
    work(stop)
    assert only_job().state == JobState.DONE


class StopsWhenAsked(threading.Event):
    """Stops at the first wait, as a worker would be told meanwhile."""

    def wait(self, timeout: float | None = None) -> bool:
        """Do not wait; stop."""
        self.set()
        return True


def test_an_idle_worker_waits() -> None:
    stop = StopsWhenAsked()
    work(stop)
    assert stop.is_set()


def test_a_worker_survives_a_database_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> bool:
        raise OSError

    monkeypatch.setattr("hackathon.jobs.runner.run_one", away)
    stop = StopsWhenAsked()
    work(stop)
    assert stop.is_set()
