"""Preparing, opening and closing a round."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.canonical import content_hash
from hackathon.domain.challenges.models import Convocatoria
from hackathon.domain.events.phases import Phase
from hackathon.domain.jobs.models import Job
from hackathon.domain.judging.actions.rounds import (
    DEFAULT_TIES,
    RoundSettings,
    change_round,
    close_round,
    close_when_due,
    expect_rubric_open,
    open_round,
    prepare_round,
)
from hackathon.domain.judging.balancing.lots import seed_commitment
from hackathon.domain.judging.marks import MarkRule
from hackathon.domain.judging.models import Round, RoundState
from hackathon.domain.judging.queries.rounds import find_round, get_round, rounds_of
from hackathon.domain.judging.rules import JudgingRule
from hackathon.domain.judging.timing import is_over, takes_scores
from hackathon.errors import Missing, RuleBroken, Stale
from tests.factories.challenges import make_criterion
from tests.factories.events import make_event
from tests.factories.judging import make_assignment, make_judge, make_review, make_round
from tests.factories.people import actor, make_member
from tests.factories.saving import change, save
from tests.factories.submissions import make_handed_in


def _ready(**values: Any) -> tuple[Any, Actor, Round]:
    event = make_event(phase=Phase.JUDGING, **values)
    organizer = actor(make_member(event.organization))
    make_criterion(event)
    make_judge(event)
    make_handed_in(event)
    return event, organizer, make_round(event, RoundState.DRAFT)


def _refused(act: Any) -> RuleBroken:
    with pytest.raises(RuleBroken) as broken, writing():
        act()
    return broken.value


def test_a_round_is_prepared_as_the_call_announced_it(app: Any) -> None:
    event = make_event(phase=Phase.JUDGING)
    organizer = actor(make_member(event.organization))
    save(
        Convocatoria(
            event_id=event.id,
            rule="adjusted",
            reviews_per_entry=4,
            tie_rules=["median", "panel_vote", "shared"],
        )
    )
    with writing():
        round_ = prepare_round(organizer, event)
    assert (round_.rule, round_.reviews_per_entry, round_.number) == ("adjusted", 4, 1)
    assert round_.tie_rules == ["median", "shared"]
    assert round_.state == RoundState.DRAFT
    assert round_.seed_commitment == seed_commitment(round_.seed)


def test_without_a_call_the_usual_rules_hold(app: Any) -> None:
    event = make_event(phase=Phase.JUDGING)
    with writing():
        round_ = prepare_round(actor(make_member(event.organization)), event)
    assert (round_.rule, round_.reviews_per_entry) == ("mean", 3)
    assert tuple(round_.tie_rules) == DEFAULT_TIES


@pytest.mark.parametrize("state", [RoundState.DRAFT, RoundState.OPEN])
def test_only_one_round_is_under_way(app: Any, state: RoundState) -> None:
    event = make_event(phase=Phase.JUDGING)
    make_round(event, state)
    broken = _refused(lambda: prepare_round(actor(make_member(event.organization)), event))
    assert (broken.rule, broken.is_of_state) == (JudgingRule.ROUND_EXISTS, True)


def test_a_second_round_follows_a_closed_one(app: Any) -> None:
    event = make_event(phase=Phase.JUDGING)
    make_round(event, RoundState.PUBLISHED)
    with writing():
        prepare_round(actor(make_member(event.organization)), event)
    assert [one.number for one in rounds_of(event)] == [1, 2]
    assert get_round(event).number == 2


@pytest.mark.parametrize(
    ("settings", "rule", "field"),
    [
        ({"rule": "zscore"}, JudgingRule.UNKNOWN_RULE, "rule"),
        ({"tie_rules": ("coin",)}, JudgingRule.UNKNOWN_TIE_RULE, "tie_rules"),
        ({"tie_rules": ("median", "median")}, JudgingRule.UNKNOWN_TIE_RULE, "tie_rules"),
        ({"reviews_per_entry": 0}, JudgingRule.REVIEWS_OUT_OF_RANGE, "reviews_per_entry"),
        ({"reviews_per_entry": 51}, JudgingRule.REVIEWS_OUT_OF_RANGE, "reviews_per_entry"),
    ],
)
def test_unfit_settings_are_refused(
    app: Any, settings: dict[str, Any], rule: JudgingRule, field: str
) -> None:
    _, organizer, round_ = _ready()
    broken = _refused(lambda: change_round(organizer, round_, RoundSettings(**settings), None))
    assert (broken.rule, broken.field, broken.is_of_state) == (rule, field, False)


def test_a_round_is_changed_until_it_opens(app: Any) -> None:
    _, organizer, round_ = _ready()
    with writing():
        change_round(organizer, round_, RoundSettings(rule="adjusted", name="Final"), 1)
    assert (round_.rule, round_.name) == ("adjusted", "Final")
    with pytest.raises(Stale), writing():
        change_round(organizer, round_, RoundSettings(), 1)
    with writing():
        open_round(organizer, round_)
    broken = _refused(lambda: change_round(organizer, round_, RoundSettings(), None))
    assert (broken.rule, broken.is_of_state) == (JudgingRule.ROUND_FROZEN, True)
    assert _refused(lambda: open_round(organizer, round_)).rule == JudgingRule.ROUND_FROZEN


def test_opening_freezes_the_rules_under_a_hash(app: Any) -> None:
    event, organizer, round_ = _ready()
    with writing():
        open_round(organizer, round_)
    rules = round_.rules
    assert rules is not None
    assert set(rules) == {
        "criteria",
        "rule",
        "tie_rules",
        "reviews_per_entry",
        "max_load",
        "is_blind",
    }
    assert round_.rules_hash == content_hash(rules)
    assert round_.opened_at is not None
    job = db.session.query(Job).filter_by(kind="close_round").one()
    assert (job.run_at, job.payload) == (event.judging_until, {"round_id": round_.id})


def test_a_change_of_the_rubric_does_not_reach_an_open_round(app: Any) -> None:
    event, organizer, round_ = _ready()
    with writing():
        open_round(organizer, round_)
    make_criterion(event)
    assert round_.rules is not None
    assert len(round_.rules["criteria"]) == 1  # type: ignore[arg-type]


def test_what_a_round_needs_before_it_opens(app: Any) -> None:
    event = make_event(phase=Phase.JUDGING)
    organizer = actor(make_member(event.organization))
    round_ = make_round(event, RoundState.DRAFT)
    assert _refused(lambda: open_round(organizer, round_)).rule == JudgingRule.NO_RUBRIC
    criterion = make_criterion(event, "0")
    assert _refused(lambda: open_round(organizer, round_)).rule == MarkRule.WEIGHT_NOT_POSITIVE
    change(criterion, weight=Decimal(1))
    assert _refused(lambda: open_round(organizer, round_)).rule == JudgingRule.NO_ENTRIES
    make_handed_in(event)
    assert _refused(lambda: open_round(organizer, round_)).rule == JudgingRule.NO_JUDGES
    make_judge(event)
    change(event, judging_until=None, results_at=None, archived_at=None)
    assert _refused(lambda: open_round(organizer, round_)).rule == JudgingRule.NO_CLOSING
    change(round_, closes_at=clock.now())
    assert _refused(lambda: open_round(organizer, round_)).rule == JudgingRule.CLOSES_IN_THE_PAST
    change(round_, closes_at=clock.now() + timedelta(hours=1))
    with writing():
        open_round(organizer, round_)
    assert round_.state == RoundState.OPEN


def test_scores_are_taken_until_the_second_before_the_closing(app: Any) -> None:
    event, _, _ = _ready()
    round_ = make_round(event, number=2)
    closes = event.judging_until
    assert takes_scores(round_, closes - timedelta(seconds=1))
    assert not takes_scores(round_, closes)
    assert not is_over(round_, closes - timedelta(seconds=1))
    assert is_over(round_, closes)


def test_a_closed_round_takes_nothing_more(app: Any) -> None:
    _, organizer, round_ = _ready()
    assert _refused(lambda: close_round(organizer, round_)).rule == JudgingRule.ROUND_NOT_OPEN
    with writing():
        open_round(organizer, round_)
        close_round(organizer, round_)
    assert round_.closed_at is not None
    assert not takes_scores(round_, clock.now())
    assert is_over(round_, clock.now())


def test_a_round_closes_by_itself_at_the_moment_that_holds_then(app: Any) -> None:
    event, organizer, round_ = _ready()
    with writing():
        assert not close_when_due(round_)
        open_round(organizer, round_)
    first = event.judging_until
    later = first + timedelta(days=1)
    change(event, judging_until=later, results_at=later)
    with clock.stopped(first), writing():
        assert not close_when_due(round_)
    waiting = {job.run_at for job in db.session.query(Job).filter_by(kind="close_round")}
    assert waiting == {first, later}
    with clock.stopped(later), writing():
        assert close_when_due(round_)
    assert round_.state == RoundState.CLOSED


def test_the_rubric_is_frozen_by_the_first_mark(app: Any) -> None:
    event = make_event(phase=Phase.JUDGING)
    criterion = make_criterion(event)
    round_ = make_round(event)
    assignment = make_assignment(round_, make_judge(event), make_handed_in(event))
    expect_rubric_open(event)
    make_review(assignment, {criterion: 3})
    with pytest.raises(RuleBroken) as broken:
        expect_rubric_open(event)
    assert (broken.value.rule, broken.value.is_of_state) == (JudgingRule.RUBRIC_FROZEN, True)


def test_an_event_without_a_round_has_none(app: Any) -> None:
    event = make_event()
    assert find_round(event) is None
    with pytest.raises(Missing):
        get_round(event)
