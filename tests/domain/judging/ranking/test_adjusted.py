"""The rule `adjusted` against published tables, an independent solver, and its own promises."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hackathon.domain.judging.figures import Rounding
from hackathon.domain.judging.marks import score_sheet
from hackathon.domain.judging.ranking.adjusted import fit_additive, rank_adjusted
from hackathon.domain.judging.ranking.components import GraphRule
from hackathon.domain.judging.ranking.mean import rank_by_mean
from hackathon.domain.judging.ranking.results import RankingFault, RankingPolicy
from hackathon.errors import RuleBroken
from tests.domain.judging.sheets import (
    LEVELS,
    level_tables,
    levels_sheet,
    marks_of,
    plain_sheet,
)

ADJUSTED = RankingPolicy()
FINE = Decimal("0.000000002")

# Montgomery, Design and Analysis of Experiments, section 4.4: reaction times of four catalysts in
# four batches, a balanced incomplete block design. Catalysts stand in for judges here.
CATALYSTS = {
    "batch 1": {"1": 73, "3": 73, "4": 75},
    "batch 2": {"1": 74, "2": 75, "3": 75},
    "batch 3": {"2": 67, "3": 68, "4": 72},
    "batch 4": {"1": 71, "2": 72, "4": 75},
}
# Box, Hunter and Hunter, Statistics for Experimenters: yields of penicillin for four treatments
# in five blends, a complete layout.
PENICILLIN = {
    "blend 1": {"A": 89, "B": 88, "C": 97, "D": 94},
    "blend 2": {"A": 84, "B": 77, "C": 92, "D": 79},
    "blend 3": {"A": 81, "B": 87, "C": 87, "D": 85},
    "blend 4": {"A": 87, "B": 92, "C": 89, "D": 84},
    "blend 5": {"A": 79, "B": 81, "C": 80, "D": 88},
}


def test_montgomerys_catalysts_are_reproduced() -> None:
    standing = rank_adjusted(plain_sheet(CATALYSTS), ADJUSTED)
    assert standing.severity == {
        "1": Decimal("-1.125"),
        "2": Decimal("-0.875"),
        "3": Decimal("-0.5"),
        "4": Decimal("2.5"),
    }
    assert standing.rss == pytest.approx(3.25)


def test_the_penicillin_yields_are_reproduced() -> None:
    standing = rank_adjusted(plain_sheet(PENICILLIN), ADJUSTED)
    assert standing.scores == {
        "blend 1": 92, "blend 2": 83, "blend 3": 85, "blend 4": 88, "blend 5": 82,
    }  # fmt: skip
    assert standing.severity == {"A": -2, "B": -1, "C": 3, "D": 0}
    assert standing.rss == pytest.approx(226)


def test_a_severe_judge_does_not_decide_who_is_first() -> None:
    # x is twenty points severer than y on the entry that both saw.
    sheet = plain_sheet({"a": {"x": 70}, "b": {"x": 60, "y": 80}, "c": {"y": 85}})
    assert rank_by_mean(sheet, ADJUSTED).scores == {"a": 70, "b": 70, "c": 85}
    standing = rank_adjusted(sheet, ADJUSTED)
    assert standing.scores == {"a": 80, "b": 70, "c": 75}
    assert standing.severity == {"x": -10, "y": 10}
    assert standing.totals == {("a", "x"): 80, ("b", "x"): 70, ("b", "y"): 70, ("c", "y"): 75}
    assert standing.rss == pytest.approx(0)


@settings(max_examples=25, deadline=None)
@given(level_tables(), st.sampled_from([0.0, 0.5, 3.0]))
def test_the_fit_is_that_of_an_independent_solver(
    table: dict[str, dict[str, tuple[int, ...]]], ridge: float
) -> None:
    rows = [(i, int(j[1:]), y) for i, row in enumerate(table.values()) for j, y in row.items()]
    kept = {judge: number for number, judge in enumerate(sorted({j for _, j, _ in rows}))}
    entry_of = np.array([i for i, _, _ in rows])
    judge_of = np.array([kept[j] for _, j, _ in rows])
    y = np.array([y for _, _, y in rows], dtype=np.float64)
    design = np.zeros((len(rows) + len(kept), len(table) + len(kept)))
    design[np.arange(len(rows)), entry_of] = 1
    design[np.arange(len(rows)), len(table) + judge_of] = 1
    design[np.arange(len(kept)) + len(rows), np.arange(len(kept)) + len(table)] = ridge**0.5
    expected = np.linalg.lstsq(design, np.vstack([y, np.zeros((len(kept), 3))]))[0]
    levels, shifts = expected[: len(table)], expected[len(table) :]
    fit = fit_additive(entry_of, judge_of, y, ridge)
    assert np.allclose(fit.shifts, shifts - shifts.mean(axis=0))
    assert np.allclose(fit.levels, levels + shifts.mean(axis=0))
    assert np.allclose(fit.rss, np.square(y - levels[entry_of] - shifts[judge_of]).sum(axis=0))


@settings(max_examples=20, deadline=None)
@given(level_tables(is_panel_complete=True))
def test_a_complete_panel_makes_adjusted_equal_mean(
    table: dict[str, dict[str, tuple[int, ...]]],
) -> None:
    sheet = levels_sheet(table)
    cents = RankingPolicy(rounding=Rounding(total=Decimal("0.01")))
    by_mean, adjusted = rank_by_mean(sheet, cents), rank_adjusted(sheet, cents)
    assert adjusted.scores == by_mean.scores
    for name in LEVELS.names:
        assert adjusted.levels[name] == by_mean.levels[name]
    assert all(
        abs(adjusted.severity[judge] - by_mean.severity[judge]) <= FINE for judge in sheet.judges
    )


@settings(max_examples=20, deadline=None)
@given(level_tables(), st.integers(-9, 9))
def test_shifting_one_judges_marks_changes_no_difference(
    table: dict[str, dict[str, tuple[int, ...]]], shift: int
) -> None:
    plain = {entry: {j: sum(y) for j, y in row.items()} for entry, row in table.items()}
    shifted = {
        entry: {j: y + shift * (j == "j0") for j, y in row.items()} for entry, row in plain.items()
    }
    before, after = (rank_adjusted(plain_sheet(each), ADJUSTED).scores for each in (plain, shifted))
    moved = {after[entry] - before[entry] for entry in table}
    assert max(moved) - min(moved) <= FINE


def test_a_disconnected_graph_is_refused_with_names() -> None:
    with pytest.raises(RuleBroken) as refused:
        rank_adjusted(plain_sheet({"a": {"x": 70}, "b": {"y": 60}}), ADJUSTED)
    assert refused.value.rule is GraphRule.DISCONNECTED


def test_an_incomplete_review_is_refused_by_name() -> None:
    marks = marks_of({"a": {"x": (5, 5, 5), "y": (5, 5, 1)}})[:-1]
    with pytest.raises(RuleBroken) as refused:
        rank_adjusted(score_sheet(LEVELS, marks), ADJUSTED)
    assert refused.value.rule is RankingFault.INCOMPLETE_REVIEW
    assert refused.value.facts == {"entry": "a", "judge": "y"}


@pytest.mark.parametrize("point", ["criterion", "weighted"])
def test_rounding_points_that_only_means_have_are_refused(point: str) -> None:
    policy = RankingPolicy(rounding=Rounding(**{point: Decimal("0.01")}))
    with pytest.raises(RuleBroken) as refused:
        rank_adjusted(plain_sheet({"a": {"x": 70}}), policy)
    assert refused.value.rule is RankingFault.ROUNDING_NEEDS_MEAN


@pytest.mark.parametrize("ridge", [-1.0, float("nan"), float("inf")])
def test_a_ridge_that_is_none_is_refused(ridge: float) -> None:
    with pytest.raises(RuleBroken) as refused:
        rank_adjusted(plain_sheet({"a": {"x": 70}}), RankingPolicy(ridge=ridge))
    assert refused.value.rule is RankingFault.RIDGE_NEGATIVE
