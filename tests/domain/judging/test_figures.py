"""Figures are exact inside and rounded half up where the rules say so."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hackathon.domain.judging.figures import Rounding, mean, median, official, rounded


@pytest.mark.parametrize(
    ("value", "step", "figure"),
    [
        (Fraction(87125, 1000), "0.01", "87.13"),
        (Fraction(-87125, 1000), "0.01", "-87.13"),
        (Fraction(1, 3), "0.01", "0.33"),
        (Fraction(2, 3), "0.001", "0.667"),
        (Fraction(1, 2), "1", "1"),
        (Fraction(37, 10), "0.5", "3.5"),
        (Fraction(375, 100), "0.5", "4.0"),
        (Fraction(0), "0.01", "0.00"),
        (87.12499999999997, "0.01", "87.13"),
        (87.1249999, "0.01", "87.12"),
        (-0.0000000001, "0.01", "0.00"),
    ],
)
def test_a_figure_is_rounded_half_up(value: Fraction | float, step: str, figure: str) -> None:
    assert str(official(value, Decimal(step))) == figure


def test_a_figure_without_a_step_has_nine_decimals() -> None:
    assert str(official(Fraction(1, 3))) == "0.333333333"
    assert str(official(0.1 + 0.2)) == "0.300000000"


@settings(max_examples=60, deadline=None)
@given(st.decimals(-1000, 1000, places=5), st.integers(0, 4))
def test_powers_of_ten_round_as_decimal_does(value: Decimal, places: int) -> None:
    step = Decimal(1).scaleb(-places)
    assert official(Fraction(value), step) == value.quantize(step, ROUND_HALF_UP)


def test_without_a_step_nothing_is_rounded() -> None:
    assert rounded(Fraction(1, 3), None) == Fraction(1, 3)


def test_means_and_medians_are_exact() -> None:
    thirds = [Fraction(1, 3), Fraction(2, 3), Fraction(4)]
    assert mean(thirds) == Fraction(5, 3)
    assert median(thirds) == Fraction(2, 3)
    assert median(thirds[:2]) == Fraction(1, 2)


@pytest.mark.parametrize("average", [mean, median])
def test_nothing_has_neither_mean_nor_median(average: object) -> None:
    assert callable(average)
    with pytest.raises(ZeroDivisionError):
        average([])


@pytest.mark.parametrize("step", ["0", "-0.01", "NaN", "Infinity"])
def test_a_step_that_is_none_is_refused(step: str) -> None:
    with pytest.raises(ValueError, match="step"):
        Rounding(total=Decimal(step))


def test_rounding_points_may_be_left_out() -> None:
    assert Rounding(total=Decimal("0.01")) == Rounding(None, None, Decimal("0.01"))
