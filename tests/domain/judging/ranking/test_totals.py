"""Totals of reviews and means of marks are exact."""

from decimal import Decimal
from fractions import Fraction

from hackathon.domain.judging.marks import Mark, Rubric, WeightedCriterion, score_sheet
from hackathon.domain.judging.ranking.totals import mean_marks, review_totals
from tests.domain.judging.sheets import LEVELS, levels_sheet, marks_of


def test_a_total_is_the_weighted_share_of_each_scale() -> None:
    sheet = levels_sheet({"a": {"x": (5, 5, 5), "y": (1, 1, 1), "z": (3, 5, 2)}})
    assert review_totals(sheet) == {
        ("a", "x"): 100,
        ("a", "y"): 0,
        ("a", "z"): 25 + 30 + 5,
    }


def test_thirds_stay_thirds() -> None:
    third = WeightedCriterion("uso", Fraction(1, 3), Decimal(0), Decimal(7))
    rest = WeightedCriterion("diseño", Fraction(2, 3), Decimal(0), Decimal(3))
    marks = [Mark("a", "x", "uso", Decimal(2)), Mark("a", "x", "diseño", Decimal(1))]
    sheet = score_sheet(Rubric((third, rest)), marks)
    assert review_totals(sheet) == {("a", "x"): Fraction(200, 21) + Fraction(200, 9)}


def test_a_review_with_an_absent_mark_has_no_total_but_its_marks_count() -> None:
    marks = marks_of({"a": {"x": (5, 4, 3), "y": (2, 1, 1)}})[:-1]
    sheet = score_sheet(LEVELS, marks)
    assert set(review_totals(sheet)) == {("a", "x")}
    assert mean_marks(sheet) == {
        "uso de los datos": {"a": Fraction(7, 2)},
        "solución": {"a": Fraction(5, 2)},
        "diseño": {"a": 3},
    }
