"""What repeats is left in the queue once in its period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from hackathon import clock
from hackathon.db import db
from hackathon.domain.jobs.models import Job
from hackathon.jobs import registry, schedule
from hackathon.jobs.schedule import leave_what_is_due, repeats

pytestmark = pytest.mark.usefixtures("app")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def one_kind() -> Iterator[None]:
    """Only one kind of repeated work; afterwards the registries are as they were."""
    handlers, periods = dict(registry._handlers), dict(schedule._periods)
    schedule._periods.clear()
    repeats("count_stars", timedelta(hours=6))(lambda: None)
    yield
    registry._handlers.clear()
    registry._handlers.update(handlers)
    schedule._periods.clear()
    schedule._periods.update(periods)


def left_by(*moments: datetime) -> int:
    for at in moments:
        with clock.stopped(at):
            leave_what_is_due()
    db.session.rollback()
    return len(db.session.scalars(select(Job).where(Job.kind == "count_stars")).all())


def test_within_a_period_the_work_is_left_once() -> None:
    assert left_by(NOON, NOON + timedelta(hours=5, minutes=59)) == 1


def test_the_next_period_leaves_it_again_and_missed_ones_are_not_made_up_for() -> None:
    assert left_by(NOON, NOON + timedelta(hours=18)) == 2
