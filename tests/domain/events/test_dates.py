"""Dates of a draft, public changes, and deadlines that only move away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.queries import entries_about
from hackathon.domain.events.actions.dates import extend_deadline, set_dates
from hackathon.domain.events.models import DeadlineChange, Event, EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.events.queries import get_event, get_whole_event
from hackathon.domain.events.rules import EventRule
from hackathon.domain.jobs.models import Job
from hackathon.errors import RuleBroken, Stale
from tests.factories.events import make_event
from tests.factories.people import actor, make_member

DAY = timedelta(days=1)


def organizer(event: Event) -> Actor:
    return actor(make_member(event.organization))


def jobs(kind: str) -> list[dict[str, object]]:
    return [job.payload for job in db.session.scalars(select(Job).where(Job.kind == kind))]


def test_the_dates_of_a_draft_move_freely(app: Flask) -> None:
    event = make_event(state=EventState.DRAFT)
    who, later = organizer(event), event.submissions_until + timedelta(hours=3)
    with writing():
        set_dates(who, get_event(event.slug), {"submissions_until": later, "judging_at": later})
    assert get_event(event.slug).submissions_until == later
    assert get_whole_event(event.slug).changes == []
    assert jobs("tell_change") == []
    [entry] = entries_about(f"event:{event.id}")
    assert (entry.action, entry.facts["submissions_until"]) == (
        "event.dates_set",
        later.isoformat(),
    )


def test_the_same_dates_leave_no_trace(app: Flask) -> None:
    event = make_event(state=EventState.DRAFT)
    with writing():
        set_dates(organizer(event), get_event(event.slug), {"judging_at": event.judging_at})
    assert entries_about(f"event:{event.id}") == []


def test_dates_out_of_order_are_refused_beside_the_later_one(app: Flask) -> None:
    event = make_event(state=EventState.DRAFT)
    too_early = {"submissions_until": event.hacking_at - DAY}
    with pytest.raises(RuleBroken) as refused, writing():
        set_dates(organizer(event), get_event(event.slug), too_early)
    assert refused.value.rule is EventRule.DATES_OUT_OF_ORDER
    assert refused.value.field == "submissions_until"
    assert refused.value.facts == {"earlier": "hacking_at"}


def test_a_meeting_ends_after_it_starts(app: Flask) -> None:
    event = make_event(state=EventState.DRAFT)
    start = clock.now() + 90 * DAY
    with pytest.raises(RuleBroken) as refused, writing():
        set_dates(organizer(event), get_event(event.slug), {"starts_at": start, "ends_at": start})
    assert (refused.value.rule, refused.value.field) == (EventRule.ENDS_BEFORE_IT_STARTS, "ends_at")


def test_an_unknown_date_is_refused(app: Flask) -> None:
    event = make_event(state=EventState.DRAFT)
    with pytest.raises(RuleBroken) as refused, writing():
        set_dates(organizer(event), get_event(event.slug), {"party_at": clock.now()})
    assert refused.value.rule is EventRule.UNKNOWN_DATE


def test_a_public_date_moves_in_public_with_its_reason_and_one_job(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    later = event.results_at + DAY
    with writing():
        moved = {"results_at": later, "judging_until": later - timedelta(hours=1)}
        set_dates(organizer(event), get_event(event.slug), moved, reason="Falló la luz")
    changes = get_whole_event(event.slug).changes
    assert {(change.field, change.after, change.reason) for change in changes} == {
        ("results_at", later, "Falló la luz"),
        ("judging_until", later - timedelta(hours=1), "Falló la luz"),
    }
    [payload] = jobs("tell_change")
    assert set(payload["change_ids"]) == {change.id for change in changes}


def test_a_public_date_without_a_reason_stays(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    with pytest.raises(RuleBroken) as refused, writing():
        set_dates(organizer(event), get_event(event.slug), {"results_at": event.results_at + DAY})
    assert (refused.value.rule, refused.value.field) == (EventRule.REASON_NEEDED, "reason")


@pytest.mark.parametrize("gone", [True, False])
def test_a_public_deadline_is_never_shortened(app: Flask, gone: bool) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    earlier = None if gone else event.registration_until - timedelta(hours=1)
    with pytest.raises(RuleBroken) as refused, writing():
        set_dates(
            organizer(event), get_event(event.slug), {"registration_until": earlier}, reason="X"
        )
    assert refused.value.rule is EventRule.MAY_NOT_SHORTEN


def test_a_deadline_that_there_was_not_may_be_set(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION, registration_until=None)
    until = event.hacking_at
    with writing():
        set_dates(
            organizer(event), get_event(event.slug), {"registration_until": until}, reason="X"
        )
    assert get_event(event.slug).registration_until == until


def test_after_the_results_only_the_archive_moves(app: Flask) -> None:
    event = make_event(phase=Phase.RESULTS, results_published_at=clock.now())
    who, results, archive = organizer(event), event.results_at + DAY, event.archived_at + DAY
    with pytest.raises(RuleBroken) as refused, writing():
        set_dates(who, get_event(event.slug), {"results_at": results}, reason="X")
    assert refused.value.rule is EventRule.RESULTS_ARE_OUT
    with writing():
        set_dates(who, get_event(event.slug), {"archived_at": archive}, reason="X")
    assert get_event(event.slug).archived_at == archive


def test_dates_over_another_saving_are_stale(app: Flask) -> None:
    event = make_event()
    with pytest.raises(Stale), writing():
        set_dates(organizer(event), get_event(event.slug), {}, revision=event.revision + 1)


def test_an_extension_is_public_audited_and_told_once(app: Flask) -> None:
    event = make_event(phase=Phase.HACKING, judging_at=None)
    before = event.submissions_until
    until = before + timedelta(hours=6)
    with writing():
        extend_deadline(organizer(event), get_event(event.slug), "submissions_until", until, "Red")
    stored = get_whole_event(event.slug)
    assert stored.submissions_until == until
    [change] = stored.changes
    assert (change.before, change.after, change.reason) == (before, until, "Red")
    assert [entry.action for entry in entries_about(f"event:{event.id}")] == [
        "event.deadline_moved"
    ]
    assert jobs("tell_change") == [{"change_ids": [change.id]}]


def test_a_deadline_that_has_passed_may_be_reopened(app: Flask) -> None:
    closed = clock.now() - timedelta(hours=1)
    event = make_event(
        phase=Phase.HACKING, registration_until=closed, submissions_until=closed, judging_at=None
    )
    until = clock.now() + timedelta(hours=2)
    with writing():
        extend_deadline(organizer(event), get_event(event.slug), "submissions_until", until, "Red")
    assert get_event(event.slug).submissions_until == until


@pytest.mark.parametrize(
    ("field", "hours", "reason", "rule", "beside"),
    [
        ("hacking_at", 1, "Red", EventRule.UNKNOWN_DATE, "field"),
        ("submissions_until", 1, "", EventRule.REASON_NEEDED, "reason"),
        ("submissions_until", 0, "Red", EventRule.NOT_LATER, "until"),
        ("submissions_until", -1, "Red", EventRule.NOT_LATER, "until"),
        ("submissions_until", 24 * 40, "Red", EventRule.DATES_OUT_OF_ORDER, "until"),
    ],
)
def test_an_extension_that_breaks_a_rule_is_refused_beside_its_field(
    app: Flask, field: str, hours: int, reason: str, rule: EventRule, beside: str
) -> None:
    event = make_event(phase=Phase.HACKING)
    until = event.submissions_until + timedelta(hours=hours)
    with pytest.raises(RuleBroken) as refused, writing():
        extend_deadline(organizer(event), get_event(event.slug), field, until, reason)
    assert (refused.value.rule, refused.value.field) == (rule, beside)
    assert db.session.scalars(select(DeadlineChange)).all() == []


def test_an_extension_into_the_past_is_none(app: Flask) -> None:
    event = make_event(phase=Phase.JUDGING, submissions_until=clock.now() - 9 * DAY)
    until = clock.now() - DAY
    with pytest.raises(RuleBroken) as refused, writing():
        extend_deadline(organizer(event), get_event(event.slug), "submissions_until", until, "Red")
    assert refused.value.rule is EventRule.NOT_LATER


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"state": EventState.DRAFT}, EventRule.NOT_PUBLISHED),
        ({"state": EventState.CANCELLED}, EventRule.CANCELLED),
        ({"results_published_at": clock.now()}, EventRule.RESULTS_ARE_OUT),
    ],
)
def test_an_extension_comes_only_while_the_event_runs(
    app: Flask, values: dict[str, object], rule: EventRule
) -> None:
    event = make_event(phase=Phase.HACKING, **values)
    until = event.submissions_until + timedelta(hours=1)
    with pytest.raises(RuleBroken) as refused, writing():
        extend_deadline(organizer(event), get_event(event.slug), "submissions_until", until, "Red")
    assert refused.value.rule is rule
    assert refused.value.is_of_state
