"""Rubrics and marks that make no sense are refused by name."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from hackathon.domain.judging.marks import (
    Mark,
    MarkRule,
    Rubric,
    WeightedCriterion,
    score_sheet,
)
from hackathon.errors import RuleBroken
from tests.domain.judging.sheets import LEVELS, PLAIN, levels_sheet, marks_of

SCALED = WeightedCriterion("uso", Decimal("0.4"), Decimal(1), Decimal(5), Decimal("0.5"))
GOOD = Mark("Mi colonia", "ana", "solución", Decimal(4))


@pytest.mark.parametrize(
    ("criteria", "rule"),
    [
        ((), MarkRule.NO_CRITERIA),
        ((SCALED, SCALED), MarkRule.DUPLICATE_CRITERION),
        ((replace(SCALED, weight=Decimal(0)),), MarkRule.WEIGHT_NOT_POSITIVE),
        ((replace(SCALED, weight=Decimal("NaN")),), MarkRule.WEIGHT_NOT_POSITIVE),
        ((replace(SCALED, weight=Fraction(-1, 3)),), MarkRule.WEIGHT_NOT_POSITIVE),
        ((replace(SCALED, lo=Decimal(5)),), MarkRule.SCALE_UPSIDE_DOWN),
        ((replace(SCALED, hi=None),), MarkRule.SCALE_UPSIDE_DOWN),
        ((replace(SCALED, lo=None),), MarkRule.SCALE_UPSIDE_DOWN),
        ((replace(SCALED, hi=Decimal("Infinity")),), MarkRule.SCALE_UPSIDE_DOWN),
        ((SCALED, WeightedCriterion("diseño", Decimal(1))), MarkRule.SCALE_ON_SOME_ONLY),
    ],
)
def test_a_rubric_that_makes_no_sense_is_refused(
    criteria: tuple[WeightedCriterion, ...], rule: MarkRule
) -> None:
    with pytest.raises(RuleBroken) as refused:
        Rubric(criteria)
    assert refused.value.rule is rule


@pytest.mark.parametrize(
    ("score", "fault"),
    [
        ("1", None),
        ("4.5", None),
        ("5", None),
        ("0.5", MarkRule.OUT_OF_RANGE),
        ("5.5", MarkRule.OUT_OF_RANGE),
        ("4.25", MarkRule.OFF_STEP),
        ("NaN", MarkRule.NOT_A_NUMBER),
        ("sNaN", MarkRule.NOT_A_NUMBER),
        ("Infinity", MarkRule.NOT_A_NUMBER),
        ("-Infinity", MarkRule.NOT_A_NUMBER),
    ],
)
def test_a_mark_is_checked_against_its_scale(score: str, fault: MarkRule | None) -> None:
    assert SCALED.find_mark_fault(Decimal(score)) is fault


def test_a_criterion_without_a_scale_takes_any_number() -> None:
    assert PLAIN.criteria[0].find_mark_fault(Decimal("-12.34")) is None


def test_points_run_from_nothing_to_the_weight_in_hundredths() -> None:
    rubric = Rubric((SCALED, replace(SCALED, name="diseño", weight=Decimal("0.6"))))
    assert rubric.points(SCALED, Fraction(1)) == 0
    assert rubric.points(SCALED, Fraction(2)) == 10
    assert rubric.points(SCALED, Fraction(5)) == 40


def test_weights_scale_out() -> None:
    tenfold = Rubric(
        (replace(SCALED, weight=Decimal(4)), replace(SCALED, name="b", weight=Decimal(6)))
    )
    assert tenfold.points(tenfold.criteria[0], Fraction(5)) == 40


def test_without_a_scale_points_are_weight_times_mark() -> None:
    assert PLAIN.points(PLAIN.criteria[0], Fraction(7, 3)) == Fraction(7, 3)


@pytest.mark.parametrize(
    ("marks", "rule"),
    [
        ([replace(GOOD, criterion="simpatía")], MarkRule.UNKNOWN_CRITERION),
        ([replace(GOOD, score=Decimal("NaN"))], MarkRule.NOT_A_NUMBER),
        ([replace(GOOD, score=Decimal(6))], MarkRule.OUT_OF_RANGE),
        ([replace(GOOD, score=Decimal("4.5"))], MarkRule.OFF_STEP),
        ([GOOD, GOOD], MarkRule.DUPLICATE_MARK),
    ],
)
def test_a_mark_that_is_not_taken_is_named(marks: list[Mark], rule: MarkRule) -> None:
    with pytest.raises(RuleBroken) as refused:
        score_sheet(LEVELS, marks)
    assert refused.value.rule is rule
    assert refused.value.facts == {
        "entry": "Mi colonia",
        "judge": "ana",
        "criterion": marks[-1].criterion,
        "score": str(marks[-1].score),
    }


def test_a_sheet_without_marks_is_refused() -> None:
    with pytest.raises(RuleBroken) as refused:
        score_sheet(LEVELS, [])
    assert refused.value.rule is MarkRule.NO_MARKS


def test_entries_that_nobody_marked_are_named() -> None:
    with pytest.raises(RuleBroken) as refused:
        score_sheet(LEVELS, [GOOD], ["Check Bus", "Mi colonia", "Ahorro"])
    assert refused.value.rule is MarkRule.ENTRY_WITHOUT_MARKS
    assert refused.value.facts == {"entries": ("Ahorro", "Check Bus")}


def test_a_sheet_stands_in_fixed_order_and_cannot_be_changed() -> None:
    table = {"b": {"y": (1, 2, 3), "x": (2, 3, 4)}, "a": {"y": (3, 4, 5)}}
    sheet = levels_sheet(table)
    assert (sheet.entries, sheet.judges) == (("a", "b"), ("x", "y"))
    assert list(sheet.reviews) == [("a", "y"), ("b", "x"), ("b", "y")]
    assert sheet == score_sheet(LEVELS, reversed(marks_of(table)), ["a", "b"])
    with pytest.raises(TypeError):
        sheet.reviews["a", "y"] = {}  # type: ignore[index]


def test_a_review_with_an_absent_mark_is_not_complete() -> None:
    sheet = score_sheet(LEVELS, [GOOD])
    assert not sheet.is_complete(("Mi colonia", "ana"))
    assert levels_sheet({"a": {"x": (1, 1, 1)}}).is_complete(("a", "x"))
