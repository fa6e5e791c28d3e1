"""Phases switch by themselves, windows are half-open, and dates in the wrong order are named."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hackathon.domain.events.phases import (
    Deadline,
    Phase,
    Schedule,
    ScheduleFault,
    accepts_scores,
    accepts_submissions,
    is_open_for_registration,
    may_show_results,
    next_deadline,
    phase_at,
    registration_closes_at,
    registration_opens_at,
    schedule_faults,
    scores_close_at,
    submissions_close_at,
    submissions_open_at,
    upcoming,
)

SECOND = timedelta(seconds=1)
ORDER = list(Phase)


def day(number: int) -> datetime:
    return datetime(2026, 3, number, 12, tzinfo=UTC)


FULL = Schedule(
    announced_at=day(1),
    registration_at=day(3),
    registration_until=day(9),
    hacking_at=day(10),
    submissions_until=day(12),
    judging_at=day(13),
    judging_until=day(15),
    results_at=day(16),
    archived_at=day(20),
)
NOTHING = Schedule()


@pytest.mark.parametrize(
    ("at", "phase"),
    [
        (day(1) - SECOND, Phase.DRAFT),
        (day(1), Phase.ANNOUNCED),
        (day(3) - SECOND, Phase.ANNOUNCED),
        (day(3), Phase.REGISTRATION),
        (day(9), Phase.REGISTRATION),
        (day(10), Phase.HACKING),
        (day(12), Phase.HACKING),
        (day(13), Phase.JUDGING),
        (day(16) - SECOND, Phase.JUDGING),
        (day(16), Phase.RESULTS),
        (day(20), Phase.ARCHIVED),
    ],
)
def test_a_phase_starts_on_the_second_of_its_date(at: datetime, phase: Phase) -> None:
    assert phase_at(FULL, at) is phase


def test_an_event_without_dates_is_a_draft_that_permits_nothing() -> None:
    assert phase_at(NOTHING, day(1)) is Phase.DRAFT
    assert not is_open_for_registration(NOTHING, day(1))
    assert not accepts_submissions(NOTHING, day(1))
    assert not accepts_scores(NOTHING, day(1))
    assert not may_show_results(NOTHING, None, day(1))
    assert upcoming(NOTHING, day(1)) == ()
    assert next_deadline(NOTHING, day(1)) is None


def test_a_phase_that_the_kind_of_event_lacks_is_passed_over() -> None:
    workshop = Schedule(announced_at=day(1), registration_at=day(3), archived_at=day(20))
    assert phase_at(workshop, day(15)) is Phase.REGISTRATION
    assert not accepts_submissions(workshop, day(15))
    assert not accepts_scores(workshop, day(15))


@pytest.mark.parametrize(
    ("question", "opens", "closes"),
    [
        (is_open_for_registration, day(3), day(9)),
        (accepts_submissions, day(10), day(12)),
        (accepts_scores, day(13), day(15)),
    ],
)
def test_a_window_takes_its_first_second_and_refuses_its_last(
    question: Callable[[Schedule, datetime], bool], opens: datetime, closes: datetime
) -> None:
    assert [question(FULL, at) for at in (opens - SECOND, opens, closes - SECOND, closes)] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("gone", "closes"),
    [
        (("registration_until",), day(10)),
        (("registration_until", "hacking_at"), day(12)),
        (("registration_until", "hacking_at", "submissions_until"), day(13)),
    ],
)
def test_registration_without_an_end_closes_when_the_next_thing_starts(
    gone: tuple[str, ...], closes: datetime
) -> None:
    assert registration_closes_at(replace(FULL, **dict.fromkeys(gone))) == closes


def test_registration_with_only_an_end_opens_at_the_announcement() -> None:
    schedule = Schedule(announced_at=day(1), registration_until=day(9))
    assert registration_opens_at(schedule) == day(1)
    assert is_open_for_registration(schedule, day(2))
    assert not is_open_for_registration(schedule, day(9))


def test_an_open_challenge_takes_projects_from_registration_on() -> None:
    schedule = Schedule(registration_at=day(3), submissions_until=day(12))
    assert submissions_open_at(schedule) == day(3)
    assert accepts_submissions(schedule, day(12) - SECOND)
    assert not accepts_submissions(schedule, day(12))


def test_without_ends_of_their_own_hand_ins_and_scores_close_with_the_next_phase() -> None:
    schedule = replace(FULL, submissions_until=None, judging_until=None)
    assert submissions_close_at(schedule) == day(13)
    assert scores_close_at(schedule) == day(16)


def test_a_window_without_any_end_stays_open() -> None:
    assert accepts_scores(Schedule(judging_at=day(13)), day(30))


@pytest.mark.parametrize(
    ("published_at", "at", "shown"),
    [
        (None, day(30), False),
        (day(14), day(16) - SECOND, False),
        (day(14), day(16), True),
        (day(18), day(18) - SECOND, False),
        (day(18), day(18), True),
    ],
)
def test_results_need_publication_and_their_date(
    published_at: datetime | None, at: datetime, shown: bool
) -> None:
    assert may_show_results(FULL, published_at, at) is shown


def test_results_without_a_date_appear_when_published() -> None:
    assert may_show_results(NOTHING, day(5), day(5))


def test_what_lies_ahead_is_listed_soonest_first() -> None:
    assert upcoming(FULL, day(1)) == (
        Deadline("registration_until", day(9)),
        Deadline("submissions_until", day(12)),
        Deadline("judging_until", day(15)),
        Deadline("results_at", day(16)),
    )
    assert next_deadline(FULL, day(9) - SECOND) == Deadline("registration_until", day(9))
    assert next_deadline(FULL, day(9)) == Deadline("submissions_until", day(12))
    assert next_deadline(FULL, day(16)) is None


def test_dates_in_order_have_no_fault() -> None:
    assert schedule_faults(FULL) == ()
    assert schedule_faults(NOTHING) == ()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"registration_at": day(1) - SECOND}, ("announced_at", "registration_at")),
        ({"registration_until": day(3)}, ("registration_at", "registration_until")),
        ({"registration_until": day(12) + SECOND}, ("registration_until", "submissions_until")),
        ({"submissions_until": day(10)}, ("hacking_at", "submissions_until")),
        ({"submissions_until": day(13) + SECOND}, ("submissions_until", "judging_at")),
        ({"judging_until": day(16) + SECOND}, ("judging_until", "results_at")),
        ({"archived_at": day(16) - SECOND}, ("results_at", "archived_at")),
    ],
)
def test_two_dates_in_the_wrong_order_are_named(
    change: dict[str, datetime], fault: tuple[str, str]
) -> None:
    assert schedule_faults(replace(FULL, **change)) == (ScheduleFault(*fault),)


def test_dates_may_coincide_when_no_window_becomes_empty() -> None:
    touching = replace(
        FULL, registration_at=day(1), registration_until=day(12), judging_at=day(12),
        results_at=day(15), archived_at=day(15),
    )  # fmt: skip
    assert schedule_faults(touching) == ()


def test_a_naive_date_is_refused() -> None:
    with pytest.raises(ValueError, match="hacking_at needs a time zone"):
        Schedule(hacking_at=datetime(2026, 3, 1))  # noqa: DTZ001 - the very thing refused


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=9, max_size=9))
def test_without_faults_an_event_never_goes_back_to_an_earlier_phase(days: list[int]) -> None:
    names = Schedule.__dataclass_fields__
    dates = (day(1) + timedelta(days=number) for number in sorted(days))
    schedule = Schedule(**dict(zip(names, dates, strict=True)))
    seen = [ORDER.index(phase_at(schedule, day(1) + timedelta(days=d))) for d in range(42)]
    assert all(before <= after for before, after in pairwise(seen))
