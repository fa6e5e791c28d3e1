"""The rubric and the marks given on it, checked and gathered into one sheet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from hackathon.errors import RuleBroken

Review = tuple[str, str]  # the entry and the judge who reviewed it
_HUNDRED = 100


class MarkRule(StrEnum):
    """Why a rubric or a mark is not taken."""

    NO_CRITERIA = "mark_no_criteria"
    DUPLICATE_CRITERION = "mark_duplicate_criterion"
    WEIGHT_NOT_POSITIVE = "mark_weight_not_positive"
    SCALE_UPSIDE_DOWN = "mark_scale_upside_down"
    SCALE_ON_SOME_ONLY = "mark_scale_on_some_only"
    NO_MARKS = "mark_none"
    ENTRY_WITHOUT_MARKS = "mark_entry_without_any"
    UNKNOWN_CRITERION = "mark_unknown_criterion"
    NOT_A_NUMBER = "mark_not_a_number"
    OUT_OF_RANGE = "mark_out_of_range"
    OFF_STEP = "mark_off_step"
    DUPLICATE_MARK = "mark_duplicate"


@dataclass(frozen=True, slots=True)
class WeightedCriterion:
    """A criterion with its weight; `lo`, `hi` and `step` of its scale are None when it has none."""

    name: str
    weight: Decimal | Fraction
    lo: Decimal | None = None
    hi: Decimal | None = None
    step: Decimal | None = None

    def find_fault(self) -> MarkRule | None:
        """What is wrong with the criterion by itself, None when nothing is."""
        if not (_is_number(self.weight) and self.weight > 0):
            return MarkRule.WEIGHT_NOT_POSITIVE
        if self.lo is None and self.hi is None:
            return None
        is_scale = _is_number(self.lo, self.hi, self.step or 1) and Fraction(self.lo or 0) < (
            self.hi or 0
        )
        return None if is_scale else MarkRule.SCALE_UPSIDE_DOWN

    def find_mark_fault(self, score: Decimal) -> MarkRule | None:
        """What is wrong with a mark for this criterion, None when nothing is."""
        if not score.is_finite():
            return MarkRule.NOT_A_NUMBER
        if self.lo is None or self.hi is None:
            return None
        if not self.lo <= score <= self.hi:
            return MarkRule.OUT_OF_RANGE
        if self.step is not None and (Fraction(score) - Fraction(self.lo)) % Fraction(self.step):
            return MarkRule.OFF_STEP
        return None


@dataclass(frozen=True, slots=True)
class Rubric:
    """Criteria in their published order; RuleBroken when together they make no sense."""

    criteria: tuple[WeightedCriterion, ...]

    def __post_init__(self) -> None:
        if not self.criteria:
            raise RuleBroken(MarkRule.NO_CRITERIA)
        for criterion in self.criteria:
            if fault := criterion.find_fault():
                raise RuleBroken(fault, criterion=criterion.name)
        for name in self.names:
            if self.names.count(name) > 1:
                raise RuleBroken(MarkRule.DUPLICATE_CRITERION, criterion=name)
        unscaled = tuple(criterion.name for criterion in self.criteria if criterion.lo is None)
        if 0 < len(unscaled) < len(self.criteria):
            raise RuleBroken(MarkRule.SCALE_ON_SOME_ONLY, criteria=unscaled)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the criteria in their published order."""
        return tuple(criterion.name for criterion in self.criteria)

    @property
    def total_weight(self) -> Fraction:
        """The sum of the weights: 1 in rules that an organizer published."""
        return sum((Fraction(criterion.weight) for criterion in self.criteria), Fraction(0))

    def points(self, criterion: WeightedCriterion, mark: Fraction) -> Fraction:
        """What a mark, or a mean of marks, adds to the total, exactly.

        With scales, 100 · w · (s − lo) / (hi − lo), w a share of all weights, so that totals lie
        between 0 and 100. Without scales, w · s as it stands.
        """
        weight = Fraction(criterion.weight)
        if criterion.lo is None or criterion.hi is None:
            return weight * mark
        lo, hi = Fraction(criterion.lo), Fraction(criterion.hi)
        return _HUNDRED * weight / self.total_weight * (mark - lo) / (hi - lo)


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: who gave it, to which entry, for which criterion."""

    entry: str
    judge: str
    criterion: str
    score: Decimal


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """All marks of a round by review and criterion; entries, judges and reviews in fixed order."""

    rubric: Rubric
    reviews: Mapping[Review, Mapping[str, Decimal]]
    entries: tuple[str, ...] = field(init=False)
    judges: tuple[str, ...] = field(init=False)
    judges_of: Mapping[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        judges_of: dict[str, list[str]] = {}
        for entry, judge in sorted(self.reviews):
            judges_of.setdefault(entry, []).append(judge)
        fixed = {entry: tuple(judges) for entry, judges in judges_of.items()}
        object.__setattr__(self, "entries", tuple(fixed))
        object.__setattr__(self, "judges", tuple(sorted({judge for _, judge in self.reviews})))
        object.__setattr__(self, "judges_of", MappingProxyType(fixed))

    def is_complete(self, review: Review) -> bool:
        """Whether the review has a mark for every criterion."""
        return len(self.reviews[review]) == len(self.rubric.criteria)


def score_sheet(rubric: Rubric, marks: Iterable[Mark], entries: Collection[str] = ()) -> ScoreSheet:
    """Gather `marks` given on `rubric` into a sheet; their order leaves no trace in it.

    A criterion that a judge left out is an absent mark. `entries` are those that must have at
    least one mark. RuleBroken with the facts entry, judge, criterion and score:
    UNKNOWN_CRITERION, NOT_A_NUMBER, OUT_OF_RANGE, OFF_STEP, DUPLICATE_MARK; with entries:
    ENTRY_WITHOUT_MARKS; and NO_MARKS.
    """
    by_name = {criterion.name: criterion for criterion in rubric.criteria}
    reviews: dict[Review, dict[str, Decimal]] = {}
    for mark in marks:
        review = reviews.setdefault((mark.entry, mark.judge), {})
        if fault := _mark_fault(mark, by_name, review):
            raise RuleBroken(
                fault,
                entry=mark.entry,
                judge=mark.judge,
                criterion=mark.criterion,
                score=str(mark.score),
            )
        review[mark.criterion] = mark.score
    if not reviews:
        raise RuleBroken(MarkRule.NO_MARKS)
    forgotten = tuple(sorted(set(entries) - {entry for entry, _ in reviews}))
    if forgotten:
        raise RuleBroken(MarkRule.ENTRY_WITHOUT_MARKS, entries=forgotten)
    fixed = {review: MappingProxyType(reviews[review]) for review in sorted(reviews)}
    return ScoreSheet(rubric, MappingProxyType(fixed))


def _mark_fault(
    mark: Mark, by_name: Mapping[str, WeightedCriterion], review: Mapping[str, Decimal]
) -> MarkRule | None:
    criterion = by_name.get(mark.criterion)
    if criterion is None:
        return MarkRule.UNKNOWN_CRITERION
    if mark.criterion in review:
        return MarkRule.DUPLICATE_MARK
    return criterion.find_mark_fault(mark.score)


def _is_number(*values: Decimal | Fraction | int | None) -> bool:
    return all(
        value is not None and (not isinstance(value, Decimal) or value.is_finite())
        for value in values
    )
