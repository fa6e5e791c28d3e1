"""The rule `mean`, its rounding points and what it says of judges."""

from decimal import Decimal

import pytest

from hackathon.domain.judging.figures import Rounding
from hackathon.domain.judging.marks import Mark, Rubric, WeightedCriterion, score_sheet
from hackathon.domain.judging.ranking.mean import rank_by_mean
from hackathon.domain.judging.ranking.results import RankingFault, RankingPolicy
from hackathon.errors import RuleBroken
from tests.domain.judging.sheets import LEVELS, levels_sheet, marks_of, plain_sheet

CENT = Decimal("0.01")
TENTH = Decimal("0.1")


def test_a_score_is_the_mean_of_the_totals() -> None:
    standing = rank_by_mean(
        plain_sheet({"a": {"x": 80, "y": 90, "z": 91}, "b": {"x": 70}}), RankingPolicy()
    )
    assert standing.scores == {"a": 87, "b": 70}


def test_severity_is_the_mean_difference_from_the_entrys_mean() -> None:
    standing = rank_by_mean(
        plain_sheet({"a": {"x": 80, "y": 90}, "b": {"x": 70, "y": 74}}), RankingPolicy()
    )
    assert standing.severity == {"x": Decimal("-3.5"), "y": Decimal("3.5")}
    assert standing.rss == 50 + 8


def test_each_rounding_point_is_half_up_and_nowhere_else() -> None:
    rubric = Rubric(
        (WeightedCriterion("uso", Decimal("0.7")), WeightedCriterion("diseño", Decimal("0.3")))
    )
    given = [("x", "uso", "3.33"), ("y", "uso", "3.34"), ("x", "diseño", "2"), ("y", "diseño", "3")]
    sheet = score_sheet(
        rubric, [Mark("a", judge, name, Decimal(score)) for judge, name, score in given]
    )
    exact = Decimal("3.335") * Decimal("0.7") + Decimal("2.5") * Decimal("0.3")
    assert rank_by_mean(sheet, RankingPolicy()).scores == {"a": exact}
    at_total = RankingPolicy(rounding=Rounding(total=TENTH))
    assert rank_by_mean(sheet, at_total).scores == {"a": Decimal("3.1")}
    at_weighted = RankingPolicy(rounding=Rounding(weighted=TENTH))
    assert rank_by_mean(sheet, at_weighted).scores == {"a": Decimal("2.3") + Decimal("0.8")}
    at_criterion = RankingPolicy(rounding=Rounding(criterion=CENT))
    standing = rank_by_mean(sheet, at_criterion)
    assert standing.levels == {"uso": {"a": Decimal("3.34")}, "diseño": {"a": Decimal("2.50")}}
    assert standing.scores == {"a": Decimal("3.34") * Decimal("0.7") + Decimal("0.75")}


def test_an_absent_mark_does_not_count() -> None:
    marks = marks_of({"a": {"x": (5, 5, 5), "y": (5, 5, 1)}})[:-1]
    assert rank_by_mean(score_sheet(LEVELS, marks), RankingPolicy()).scores == {"a": 100}


def test_a_judge_without_a_complete_review_has_no_severity() -> None:
    marks = marks_of({"a": {"x": (5, 5, 5), "y": (5, 5, 1)}})[:-1]
    standing = rank_by_mean(score_sheet(LEVELS, marks), RankingPolicy())
    assert standing.severity == {"x": 0, "y": 0}
    assert set(standing.totals) == {("a", "x")}


def test_an_entry_without_any_mark_for_a_criterion_is_named() -> None:
    marks = marks_of({"a": {"x": (5, 5, 5)}, "b": {"x": (5, 5, 1)}})[:-1]
    with pytest.raises(RuleBroken) as refused:
        rank_by_mean(score_sheet(LEVELS, marks), RankingPolicy())
    assert refused.value.rule is RankingFault.NO_MARK_FOR_CRITERION
    assert refused.value.facts == {"entry": "b", "criterion": "diseño"}


def test_levels_are_mean_marks_on_their_own_scale() -> None:
    standing = rank_by_mean(levels_sheet({"a": {"x": (5, 4, 3), "y": (2, 4, 2)}}), RankingPolicy())
    assert standing.levels == {
        "uso de los datos": {"a": Decimal("3.5")},
        "solución": {"a": 4},
        "diseño": {"a": Decimal("2.5")},
    }
