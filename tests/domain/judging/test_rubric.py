"""Which marks a frozen rubric takes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from hackathon.domain.challenges.models import Criterion
from hackathon.domain.judging.rubric import (
    FrozenCriterion,
    checked_marks,
    criterion_facts,
    field_of,
    frozen_rubric,
    missing_marks,
)
from hackathon.domain.judging.rules import JudgingRule
from hackathon.errors import RuleBroken

RUBRIC = (
    FrozenCriterion(1, "Datos", Decimal(60), 1, 5, anchors={"4": "Sólido: combina dos o más"}),
    FrozenCriterion(2, "Viabilidad", Decimal(40), 0, 10, anchors={"0": "no podría operar"}),
)


def test_typed_marks_become_whole_numbers_and_empty_ones_are_left_out() -> None:
    assert checked_marks(RUBRIC, {1: " 4 ", 2: ""}) == {1: 4}
    assert checked_marks(RUBRIC, {1: None, 2: 10}) == {2: 10}


@pytest.mark.parametrize(
    "given",
    ["nan", "NaN", "inf", "-inf", "4.5", "cuatro", "4 5", "٤", float("nan"), True, [4], "1e9"],
)
def test_what_is_no_whole_number_is_refused_beside_its_criterion(given: Any) -> None:
    with pytest.raises(RuleBroken) as broken:
        checked_marks(RUBRIC, {1: given})
    assert (broken.value.rule, broken.value.field) == (
        JudgingRule.MARK_NOT_A_NUMBER,
        field_of(1),
    )
    assert not broken.value.is_of_state


@pytest.mark.parametrize(("criterion", "given"), [(1, "0"), (1, "6"), (1, "-1"), (2, "11")])
def test_a_mark_off_its_scale_is_refused(criterion: int, given: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        checked_marks(RUBRIC, {criterion: given})
    assert broken.value.rule == JudgingRule.MARK_OUT_OF_RANGE
    assert broken.value.field == field_of(criterion)


def test_an_unknown_criterion_is_refused() -> None:
    with pytest.raises(RuleBroken) as broken:
        checked_marks(RUBRIC, {1: "4", 3: "4"})
    assert broken.value.rule == JudgingRule.UNKNOWN_CRITERION


def test_what_is_missing_is_named_in_the_order_of_the_rubric() -> None:
    assert missing_marks(RUBRIC, {2: 3}) == (RUBRIC[0],)
    assert missing_marks(RUBRIC, {1: 1, 2: 3}) == ()


def test_a_mark_has_a_word_and_a_meaning_or_a_meaning_alone() -> None:
    assert RUBRIC[0].levels[3] == (4, "Sólido", "combina dos o más")
    assert RUBRIC[0].levels[0] == (1, "", "")
    assert RUBRIC[1].levels[0] == (0, "", "no podría operar")


def test_a_long_beginning_is_no_word_of_a_mark() -> None:
    text = "usa los datos con cuidado y dice: falta mucho"
    criterion = FrozenCriterion(1, "Datos", Decimal(1), 1, 1, anchors={"1": text})
    assert criterion.levels == ((1, "", text),)


def test_a_frozen_criterion_is_the_one_that_was_written() -> None:
    row = Criterion(
        id=7,
        name="Datos",
        description="",
        weight=Decimal("30.5000"),
        lo=1,
        hi=5,
        anchors={"1": "x"},
    )
    frozen = frozen_rubric({"criteria": [criterion_facts(row)]})
    assert frozen == (FrozenCriterion(7, "Datos", Decimal("30.5"), 1, 5, anchors={"1": "x"}),)
    assert frozen_rubric(None) == ()
