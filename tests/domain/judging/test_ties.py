"""Ties are broken by the public list, step by step, and every step can be read afterwards."""

import random
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hackathon.domain.judging.figures import official
from hackathon.domain.judging.marks import (
    Mark,
    Rubric,
    ScoreSheet,
    WeightedCriterion,
    score_sheet,
)
from hackathon.domain.judging.ranking.totals import mean_marks, review_totals
from hackathon.domain.judging.ties import (
    DEFAULT_TIE_RULES,
    PanelVote,
    TieEvidence,
    TieRule,
    TieStep,
    break_tie,
    by_entry,
    criterion_order,
    head_to_head,
    low_mark_shares,
    median_totals,
)
from tests.domain.judging.sheets import level_tables, levels_sheet, plain_sheet

AB = ("a", "b")
ABC = ("a", "b", "c")
CYCLE = {
    "a": {"x": 3, "y": 1, "z": 2},
    "b": {"x": 2, "y": 3, "z": 1},
    "c": {"x": 1, "y": 2, "z": 3},
}


def evidence_of(sheet: ScoreSheet, votes: Sequence[PanelVote] = ()) -> TieEvidence:
    return TieEvidence(
        sheet,
        {
            name: {entry: official(value) for entry, value in row.items()}
            for name, row in mean_marks(sheet).items()
        },
        by_entry(sheet, {key: official(total) for key, total in review_totals(sheet).items()}),
        votes,
    )


def totals_of(table: dict[str, dict[str, int]]) -> dict[str, dict[str, Decimal]]:
    return {e: {j: Decimal(y) for j, y in row.items()} for e, row in table.items()}


def test_the_highest_weight_decides_first() -> None:
    sheet = levels_sheet({"a": {"x": (4, 1, 1)}, "b": {"x": (5, 1, 1)}})
    assert break_tie(AB, evidence_of(sheet)) == (
        (("b",), ("a",)),
        (
            TieStep(
                TieRule.CRITERIA,
                "uso de los datos",
                AB,
                {"a": Decimal(4), "b": Decimal(5)},
                (("b",), ("a",)),
            ),
        ),
    )


def test_entries_still_tied_go_on_to_the_next_rule_alone() -> None:
    sheet = levels_sheet(
        {"a": {"x": (5, 1, 1)}, "b": {"x": (4, 2, 1)}, "c": {"x": (4, 3, 1)}, "d": {"x": (5, 1, 2)}}
    )
    groups, trace = break_tie("abcd", evidence_of(sheet))
    assert groups == (("d",), ("a",), ("c",), ("b",))
    assert [(step.detail, step.entries) for step in trace] == [
        ("uso de los datos", ("a", "b", "c", "d")),
        ("solución", ("a", "d")),
        ("solución", ("b", "c")),
        ("diseño", ("a", "d")),
    ]


def test_criteria_of_equal_weight_stand_in_their_published_order() -> None:
    names = ("diseño", "uso", "impacto")
    weights = (Decimal(1), Decimal(2), Decimal(1))
    rubric = Rubric(tuple(map(WeightedCriterion, names, weights)))
    sheet = score_sheet(rubric, [Mark("a", "x", "uso", Decimal(1))])
    assert [criterion.name for criterion in criterion_order(sheet)] == ["uso", "diseño", "impacto"]


@pytest.mark.parametrize(
    ("table", "won"),
    [
        ({"a": {"x": 3, "y": 3}, "b": {"x": 1, "y": 4, "z": 9}}, {"a": "0.5", "b": "0.5"}),
        ({"a": {"x": 3, "y": 3, "z": 2}, "b": {"x": 1, "y": 4, "z": 1}}, {"a": "1", "b": "0"}),
        ({"a": {"x": 3}, "b": {"y": 4}}, {}),
        (
            {"a": {"x": 3}, "b": {"x": 2, "y": 4}, "c": {"y": 5}},
            {"a": "1.5", "b": "0", "c": "1.5"},
        ),
        (
            CYCLE,
            {"a": "1", "b": "1", "c": "1"},
        ),
    ],
)  # fmt: skip
def test_duels_are_fought_among_common_judges(
    table: dict[str, dict[str, int]], won: dict[str, str]
) -> None:
    assert head_to_head(tuple(table), {**totals_of(table), "other": {"x": Decimal(9)}}) == {
        entry: Decimal(duels) for entry, duels in won.items()
    }


def test_the_median_is_of_the_entrys_own_totals() -> None:
    table = {"a": {"x": 1, "y": 8, "z": 6}, "b": {"x": 5, "y": 6}, "other": {"x": 9}}
    assert median_totals(AB, totals_of(table)) == {"a": 6, "b": Decimal("5.5")}


def test_an_entry_without_a_complete_review_has_no_median() -> None:
    assert median_totals(AB, totals_of({"a": {"x": 1}, "b": {}})) == {}


def test_low_marks_are_counted_as_a_share_of_all_marks() -> None:
    sheet = levels_sheet(
        {"a": {"x": (1, 2, 3), "y": (3, 3, 3)}, "b": {"x": (2, 3, 3)}, "other": {"x": (1, 1, 1)}}
    )
    assert low_mark_shares(AB, sheet, Decimal("0.25")) == {
        "a": official(1 / 3),
        "b": official(1 / 3),
    }


def test_without_a_scale_low_is_measured_on_the_marks_of_the_sheet() -> None:
    sheet = plain_sheet({"a": {"x": 20, "y": 60}, "b": {"x": 41, "y": 42}, "other": {"x": 100}})
    assert low_mark_shares(AB, sheet, Decimal("0.25")) == {"a": Decimal("0.5"), "b": 0}


def test_a_criterion_that_nobody_marked_has_no_low_marks() -> None:
    rubric = Rubric((WeightedCriterion("uso", Decimal(1)), WeightedCriterion("diseño", Decimal(1))))
    sheet = score_sheet(rubric, [Mark(entry, "x", "uso", Decimal(3)) for entry in AB])
    assert low_mark_shares(AB, sheet, Decimal("0.25")) == {"a": 1, "b": 1}


# The same total for both: 40 and 60, 45 and 55; the list alone decides.
SPREAD = {"a": {"x": 40, "y": 60, "z": 62}, "b": {"v": 50, "w": 51, "u": 61}}


def test_the_order_of_the_list_decides() -> None:
    evidence = evidence_of(plain_sheet(SPREAD), [PanelVote({"a": 1, "b": 4}, "acta 3")])
    by_median, _ = break_tie(AB, evidence, [TieRule.MEDIAN, TieRule.PANEL_VOTE])
    by_vote, trace = break_tie(AB, evidence, [TieRule.PANEL_VOTE, TieRule.MEDIAN])
    assert (by_median, by_vote) == ((("a",), ("b",)), (("b",), ("a",)))
    assert trace == (
        TieStep(
            TieRule.PANEL_VOTE, "acta 3", AB, {"a": Decimal(1), "b": Decimal(4)}, (("b",), ("a",))
        ),
    )


def test_fewer_low_marks_stand_higher() -> None:
    evidence = evidence_of(plain_sheet(SPREAD))
    groups, trace = break_tie(AB, evidence, [TieRule.FEWER_LOW])
    assert groups == (("b",), ("a",))
    assert trace[0].values == {"a": official(1 / 3), "b": 0}


def test_a_rule_with_nothing_to_say_is_traced_and_passed_over() -> None:
    evidence = evidence_of(plain_sheet(SPREAD), [PanelVote({"a": 1, "b": 0, "c": 2}, "otra")])
    rules = [TieRule.HEAD_TO_HEAD, TieRule.EXTRA_REVIEW, TieRule.PANEL_VOTE]
    groups, trace = break_tie(AB, evidence, rules)
    assert groups == (AB,)
    assert trace == tuple(TieStep(rule, "", AB, {}, (AB,)) for rule in [*rules, TieRule.SHARED])


def test_rules_after_a_shared_place_are_never_reached() -> None:
    evidence = evidence_of(plain_sheet(SPREAD))
    groups, trace = break_tie("ba", evidence, [TieRule.SHARED, TieRule.MEDIAN])
    assert (groups, [step.rule for step in trace]) == ((AB,), [TieRule.SHARED])


def test_a_vote_may_leave_two_of_three_together() -> None:
    sheet = plain_sheet({entry: {"x": 80} for entry in ABC})
    evidence = evidence_of(sheet, [PanelVote({"a": 1, "b": 3, "c": 1})])
    groups, trace = break_tie(ABC, evidence)
    assert groups == (("b",), ("a", "c"))
    assert [(step.rule, step.outcome) for step in trace[-2:]] == [
        (TieRule.PANEL_VOTE, (("b",), ("a", "c"))),
        (TieRule.SHARED, (("a", "c"),)),
    ]


def test_an_extra_review_is_on_the_list_only_when_it_is_put_there() -> None:
    assert set(TieRule) - set(DEFAULT_TIE_RULES) == {TieRule.EXTRA_REVIEW}
    assert DEFAULT_TIE_RULES[-1] is TieRule.SHARED


@settings(max_examples=25, deadline=None)
@given(level_tables(), st.randoms(use_true_random=False))
def test_nobody_is_lost_and_order_decides_nothing(
    table: dict[str, dict[str, tuple[int, ...]]], chance: random.Random
) -> None:
    evidence = evidence_of(levels_sheet(table))
    shuffled = list(table)
    chance.shuffle(shuffled)
    groups, trace = break_tie(shuffled, evidence)
    assert (groups, trace) == break_tie(table, evidence)
    assert sorted(entry for group in groups for entry in group) == sorted(table)
    assert all(sorted(sum(step.outcome, ())) == list(step.entries) for step in trace)
