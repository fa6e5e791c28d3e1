"""Official figures: exact inside, rounded half up at stated points and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

FINE = Decimal("0.000000001")


@dataclass(frozen=True, slots=True)
class Rounding:
    """The points where a figure is rounded, each to a multiple of its step; None: not there.

    `criterion`: an entry's mean mark for a criterion. `weighted`: that criterion's part of the
    total. `total`: the total that ranks.
    """

    criterion: Decimal | None = None
    weighted: Decimal | None = None
    total: Decimal | None = None

    def __post_init__(self) -> None:
        for step in (self.criterion, self.weighted, self.total):
            if step is not None and not (step.is_finite() and step > 0):
                message = f"{step} is no step to round to"
                raise ValueError(message)


def rounded(value: Fraction, step: Decimal | None) -> Fraction:
    """`value` at the nearest multiple of `step`, halves away from zero (ROUND_HALF_UP), exactly."""
    if step is None:
        return value
    multiple = Fraction(step)
    whole = (2 * abs(value) + multiple) // (2 * multiple)
    return whole * multiple if value >= 0 else -whole * multiple


def official(value: Fraction | float, step: Decimal | None = None) -> Decimal:
    """`value` as the figure that is written, compared and signed.

    Exact values are rounded to `step` at once. Floating-point values are first taken to the
    nearest 1e-9, so that the noise of a solver cannot tip a half over the edge. Without a step
    the figure has nine decimals.
    """
    if isinstance(value, float):
        value = Fraction(Decimal(value).quantize(FINE, ROUND_HALF_UP))
    return _decimal(rounded(value, step or FINE), step or FINE)


def mean(values: Iterable[Fraction]) -> Fraction:
    """The exact arithmetic mean; `ZeroDivisionError` of nothing."""
    taken = list(values)
    return sum(taken, Fraction(0)) / len(taken)


def median(values: Iterable[Fraction]) -> Fraction:
    """The exact middle value, or the mean of the two in the middle; `ZeroDivisionError` of none."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return mean(ordered[half : half + 1] if len(ordered) % 2 else ordered[half - 1 : half + 1])


def _decimal(value: Fraction, step: Decimal) -> Decimal:
    """A multiple of `step` as a Decimal with as many decimals as the step has."""
    return (step * int(value / Fraction(step))).quantize(step)
