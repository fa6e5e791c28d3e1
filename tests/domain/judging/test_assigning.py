"""Giving entries to judges, by hand and balanced, and passing them on."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from hackathon.db import db, writing
from hackathon.domain.events.phases import Phase
from hackathon.domain.judging.actions.assigning import (
    assign_balanced,
    assign_by_hand,
    hand_over,
    withdraw_assignment,
)
from hackathon.domain.judging.balancing.requests import BalancingRule
from hackathon.domain.judging.models import (
    Assignment,
    AssignmentOrigin,
    AssignmentState,
    RoundState,
)
from hackathon.domain.judging.queries.progress import round_progress
from hackathon.domain.judging.rules import JudgingRule
from hackathon.errors import RuleBroken
from tests.factories.challenges import make_criterion
from tests.factories.events import make_event
from tests.factories.judging import (
    make_assignment,
    make_conflict,
    make_judge,
    make_review,
    make_round,
)
from tests.factories.people import actor, make_member, make_person
from tests.factories.saving import change
from tests.factories.submissions import make_handed_in, make_submission
from tests.factories.teams import make_team


def _event() -> tuple[Any, Any]:
    event = make_event(phase=Phase.JUDGING)
    return event, actor(make_member(event.organization))


def _refused(act: Any) -> RuleBroken:
    with pytest.raises(RuleBroken) as broken, writing():
        act()
    return broken.value


def _live(round_: Any) -> list[Assignment]:
    dead = (AssignmentState.RECUSED, AssignmentState.WITHDRAWN)
    rows = db.session.query(Assignment).filter_by(round_id=round_.id).all()
    return [row for row in rows if row.state not in dead]


def test_an_entry_is_given_with_its_frozen_version(app: Any) -> None:
    event, organizer = _event()
    round_, judge, entry = make_round(event), make_judge(event), make_handed_in(event)
    with writing():
        made = assign_by_hand(organizer, round_, judge, entry, "Experta en el tema")
    assert made.version_id == entry.current_version_id
    assert (made.origin, made.state, made.reason) == (
        AssignmentOrigin.MANUAL,
        AssignmentState.OFFERED,
        "Experta en el tema",
    )
    broken = _refused(lambda: assign_by_hand(organizer, round_, judge, entry))
    assert (broken.rule, broken.is_of_state) == (JudgingRule.ALREADY_ASSIGNED, True)


def test_who_may_not_be_given_an_entry(app: Any) -> None:
    event, organizer = _event()
    round_, entry = make_round(event), make_handed_in(event)
    judge = make_judge(event)
    away = make_judge(event, removed_at=event.created_at)
    foreign = make_judge(make_event())
    for other in (away, foreign):
        broken = _refused(lambda other=other: assign_by_hand(organizer, round_, other, entry))
        assert broken.rule == JudgingRule.JUDGE_REMOVED
    for other in (
        make_handed_in(make_event()),
        make_submission(make_team(event)),
        make_handed_in(event, withdrawn_at=event.created_at),
    ):
        broken = _refused(lambda other=other: assign_by_hand(organizer, round_, judge, other))
        assert (broken.rule, broken.field) == (JudgingRule.NOT_AN_ENTRY, "submission")
    make_conflict(judge, entry)
    broken = _refused(lambda: assign_by_hand(organizer, round_, judge, entry))
    assert (broken.rule, broken.is_of_state) == (JudgingRule.IN_CONFLICT, True)


def test_nobody_judges_the_own_team(app: Any) -> None:
    event, organizer = _event()
    person = make_person()
    entry = make_handed_in(event, make_team(event, person))
    judge = make_judge(event, person)
    broken = _refused(lambda: assign_by_hand(organizer, make_round(event), judge, entry))
    assert broken.rule == JudgingRule.IN_CONFLICT


@pytest.mark.parametrize("state", [RoundState.CLOSED, RoundState.PUBLISHED])
def test_nothing_moves_once_the_round_is_closed(app: Any, state: RoundState) -> None:
    event, organizer = _event()
    round_ = make_round(event, state)
    judge, entry = make_judge(event), make_handed_in(event)
    assignment = make_assignment(round_, judge, entry)
    for act in (
        lambda: assign_by_hand(organizer, round_, judge, entry),
        lambda: assign_balanced(organizer, round_),
        lambda: withdraw_assignment(organizer, assignment),
    ):
        broken = _refused(act)
        assert (broken.rule, broken.is_of_state) == (JudgingRule.ROUND_CLOSED, True)


def test_an_entry_taken_away_can_be_given_back(app: Any) -> None:
    event, organizer = _event()
    round_, judge, entry = make_round(event), make_judge(event), make_handed_in(event)
    with writing():
        made = assign_by_hand(organizer, round_, judge, entry)
        withdraw_assignment(organizer, made)
    assert _refused(lambda: withdraw_assignment(organizer, made)).rule == (
        JudgingRule.ASSIGNMENT_ENDED
    )
    with writing():
        again = assign_by_hand(organizer, round_, judge, entry)
    assert (again.id, again.state) == (made.id, AssignmentState.OFFERED)


def test_a_finished_review_is_not_taken_away(app: Any) -> None:
    event, organizer = _event()
    criterion = make_criterion(event)
    assignment = make_assignment(make_round(event), make_judge(event), make_handed_in(event))
    make_review(assignment, {criterion: 2})
    broken = _refused(lambda: withdraw_assignment(organizer, assignment))
    assert (broken.rule, broken.is_of_state) == (JudgingRule.ALREADY_REVIEWED, True)


def test_every_entry_gets_its_reviews_evenly_and_connected(app: Any) -> None:
    event, organizer = _event()
    round_ = make_round(event, RoundState.DRAFT)
    judges = [make_judge(event) for _ in range(4)]
    entries = [make_handed_in(event) for _ in range(8)]
    make_conflict(judges[0], entries[0])
    kept = make_assignment(round_, judges[1], entries[0])
    with writing():
        assign_balanced(organizer, round_)
    live = _live(round_)
    assert Counter(one.submission_id for one in live) == {entry.id: 3 for entry in entries}
    assert set(Counter(one.judge_id for one in live).values()) == {6}
    assert kept.id in {one.id for one in live}
    assert (judges[0].id, entries[0].id) not in {(one.judge_id, one.submission_id) for one in live}
    progress = round_progress(round_)
    assert (progress.parts, progress.total, progress.done) == (1, 24, 0)
    assert (progress.uncovered, len(progress.idle)) == ((), 4)
    broken = _refused(lambda: assign_balanced(organizer, round_))
    assert (broken.rule, broken.is_of_state) == (JudgingRule.NOTHING_TO_ASSIGN, True)


def test_a_withdrawn_judge_keeps_what_is_done_and_gets_nothing_new(app: Any) -> None:
    event, organizer = _event()
    criterion = make_criterion(event)
    round_ = make_round(event, reviews_per_entry=2)
    gone, *rest = [make_judge(event) for _ in range(3)]
    entries = [make_handed_in(event) for _ in range(2)]
    make_review(make_assignment(round_, gone, entries[0]), {criterion: 3})
    change(gone, removed_at=event.created_at)
    with writing():
        made = assign_balanced(organizer, round_)
    assert len(made) == 3
    assert {one.judge_id for one in made} == {judge.id for judge in rest}
    assert round_progress(round_).judges[-1].judge.id == gone.id


def test_what_cannot_be_balanced_is_named(app: Any) -> None:
    event, organizer = _event()
    round_ = make_round(event, RoundState.DRAFT, reviews_per_entry=2)
    ana = make_judge(event, make_person(name="Ana"))
    make_judge(event, make_person(name="Beto"))
    entry = make_handed_in(event, title="Ruta Segura")
    make_conflict(ana, entry)
    broken = _refused(lambda: assign_balanced(organizer, round_))
    assert (broken.rule, broken.is_of_state) == (BalancingRule.TOO_FEW_JUDGES, True)
    assert (broken.facts["entries"], broken.facts["judges"]) == ("Ruta Segura", "Ana")
    assert broken.facts["needed"] == 2


def test_too_small_a_load_is_named(app: Any) -> None:
    event, organizer = _event()
    round_ = make_round(event, RoundState.DRAFT, reviews_per_entry=1, max_load=1)
    make_judge(event, make_person(name="Ana"))
    for title in ("Uno", "Dos"):
        make_handed_in(event, title=title)
    broken = _refused(lambda: assign_balanced(organizer, round_))
    assert (broken.rule, broken.facts["judges"]) == (BalancingRule.TOO_LITTLE_ROOM, "Ana")


def test_an_entry_given_back_goes_to_the_least_loaded_without_conflict(app: Any) -> None:
    event, _ = _event()
    round_ = make_round(event)
    giver, busy, full, barred, free = (make_judge(event) for _ in range(5))
    change(full, max_load=0)
    entry = make_handed_in(event)
    given = make_assignment(round_, giver, entry, state=AssignmentState.RECUSED)
    make_assignment(round_, busy, make_handed_in(event))
    make_conflict(barred, entry)
    change(full, max_load=1)
    make_assignment(round_, full, make_handed_in(event))
    with writing():
        taken = hand_over(given, "recused")
    assert taken is not None
    assert (taken.judge_id, taken.version_id) == (free.id, given.version_id)
    with writing():
        again = hand_over(given, "recused")
        last = hand_over(given, "recused")
    assert again is not None
    assert again.judge_id == busy.id
    assert last is None


def test_progress_tells_what_is_left_without_a_mark(app: Any) -> None:
    event, _ = _event()
    criterion = make_criterion(event)
    round_ = make_round(event)
    judge = make_judge(event)
    make_review(make_assignment(round_, judge, make_handed_in(event)), {criterion: 4})
    make_assignment(round_, judge, make_handed_in(event))
    (one,) = round_progress(round_).judges
    assert (one.done, one.total, one.left, one.has_started) == (1, 2, 1, True)
    assert len(round_progress(round_).uncovered) == 2
