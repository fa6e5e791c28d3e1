"""A ranking is the same whatever the order of marks, and says all it was made from."""

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hackathon.domain.judging.figures import Rounding
from hackathon.domain.judging.marks import Mark, score_sheet
from hackathon.domain.judging.ranking.computing import RULES, rank
from hackathon.domain.judging.ranking.results import (
    JudgeFigures,
    Ranking,
    RankingPolicy,
    RankingRule,
)
from hackathon.domain.judging.ties import PanelVote, TieRule
from tests.domain.judging.sheets import LEVELS, level_tables, levels_sheet, marks_of, plain_sheet

MEAN = RankingPolicy()
ADJUSTED = RankingPolicy(rule=RankingRule.ADJUSTED)
BOTH = pytest.mark.parametrize("policy", [MEAN, ADJUSTED], ids=["mean", "adjusted"])


def places(ranking: Ranking) -> list[tuple[str, int]]:
    return [(entry.entry, entry.rank) for entry in ranking.entries]


def test_every_rule_that_may_be_chosen_can_be_computed() -> None:
    assert set(RULES) == set(RankingRule)


def test_a_ranking_says_all_it_was_made_from() -> None:
    ranking = rank(
        levels_sheet({"b": {"x": (5, 5, 5), "y": (3, 3, 3)}, "a": {"x": (1, 1, 1)}}), MEAN
    )
    first, second = ranking.entries
    assert (first.entry, first.rank, first.score, first.reviews) == ("b", 1, 75, 2)
    assert first.criteria == {"uso de los datos": 4, "solución": 4, "diseño": 4}
    assert (second.entry, second.rank, second.score, second.reviews) == ("a", 2, 0, 1)
    assert ranking.judges == (
        JudgeFigures("x", Decimal("12.5"), 2),
        JudgeFigures("y", Decimal(-25), 1),
    )
    assert (ranking.rule, ranking.components, ranking.rss) == (RankingRule.MEAN, 1, 1250)
    assert ranking.tie_trace == ()


def test_mean_ranks_a_disconnected_panel_and_says_so() -> None:
    ranking = rank(plain_sheet({"a": {"x": 70}, "b": {"y": 60}}), MEAN)
    assert (places(ranking), ranking.components) == ([("a", 1), ("b", 2)], 2)


@BOTH
def test_places_after_a_shared_one_are_left_out(policy: RankingPolicy) -> None:
    table = {"a": {"x": 90}, "b": {"x": 80}, "c": {"x": 80}, "d": {"x": 70}}
    assert places(rank(plain_sheet(table), policy)) == [("a", 1), ("b", 2), ("c", 2), ("d", 4)]


@BOTH
def test_entries_equal_at_the_rounding_point_are_tied(policy: RankingPolicy) -> None:
    sheet = plain_sheet({"a": {"x": 80.004}, "b": {"x": 80.001}})
    assert places(rank(sheet, policy)) == [("a", 1), ("b", 2)]
    cents = replace(policy, rounding=Rounding(total=Decimal("0.01")), ties=(TieRule.SHARED,))
    assert places(rank(sheet, cents)) == [("a", 1), ("b", 1)]


def test_a_tie_is_broken_by_the_list_and_leaves_its_trace() -> None:
    # Totals are equal: 2 steps of weight 0.3 against 3 steps of weight 0.2.
    sheet = levels_sheet({"a": {"x": (3, 3, 4)}, "b": {"x": (3, 5, 1)}})
    ranking = rank(sheet, MEAN)
    assert places(ranking) == [("b", 1), ("a", 2)]
    assert [(step.rule, step.detail, step.outcome) for step in ranking.tie_trace] == [
        (TieRule.CRITERIA, "uso de los datos", (("a", "b"),)),
        (TieRule.CRITERIA, "solución", (("b",), ("a",))),
    ]


def test_a_recorded_vote_reaches_the_ranking() -> None:
    sheet = plain_sheet({"a": {"x": 80}, "b": {"x": 80}})
    ranking = rank(sheet, MEAN, [PanelVote({"a": 1, "b": 2}, "acta 3")])
    assert places(ranking) == [("b", 1), ("a", 2)]
    assert ranking.tie_trace[-1].detail == "acta 3"


@BOTH
@settings(max_examples=15, deadline=None)
@given(table=level_tables(), chance=st.randoms(use_true_random=False))
def test_permuting_the_marks_changes_nothing(
    policy: RankingPolicy, table: dict[str, dict[str, tuple[int, ...]]], chance: random.Random
) -> None:
    marks: list[Mark] = marks_of(table)
    ranking = rank(score_sheet(LEVELS, marks), policy)
    chance.shuffle(marks)
    assert rank(score_sheet(LEVELS, marks), policy) == ranking


@settings(max_examples=15, deadline=None)
@given(level_tables(), st.integers(-3, 3))
def test_shifting_one_judges_marks_changes_no_place_under_adjusted(
    table: dict[str, dict[str, tuple[int, ...]]], shift: int
) -> None:
    # In sixtieths every share of the shift is whole, so that rounding points stay where they are.
    plain = {entry: {j: 60 * sum(y) for j, y in row.items()} for entry, row in table.items()}
    shifted = {
        entry: {j: y + 60 * shift * (j == "j0") for j, y in row.items()}
        for entry, row in plain.items()
    }
    policy = replace(ADJUSTED, rounding=Rounding(total=Decimal("0.0001")), ties=(TieRule.SHARED,))
    before, after = (rank(plain_sheet(each), policy) for each in (plain, shifted))
    assert places(before) == places(after)
