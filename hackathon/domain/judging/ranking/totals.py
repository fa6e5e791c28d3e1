"""Exact totals of reviews and mean marks of entries, in whole-number fractions."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import lcm

from hackathon.domain.judging.figures import mean
from hackathon.domain.judging.marks import Review, ScoreSheet

Means = Mapping[str, Mapping[str, Fraction]]  # by criterion, then by entry


def review_totals(sheet: ScoreSheet) -> dict[Review, Fraction]:
    """The total of every complete review, exactly.

    y_ij = 100 · Σ_c w_c (s_ijc − lo_c) / (hi_c − lo_c), with shares of weights and scales as in
    `Rubric.points`; without scales Σ_c w_c · s_ijc. Reviews with an absent mark have no total and
    are left out. All parts are brought to one denominator first, so that 30,000 reviews are added
    as whole numbers.
    """
    parts = _parts_by_mark(sheet)
    denominator = lcm(*(part.denominator for part in parts.values()))
    numerators = {
        mark: part.numerator * (denominator // part.denominator) for mark, part in parts.items()
    }
    return {
        review: Fraction(sum(numerators[mark] for mark in scores.items()), denominator)
        for review, scores in sheet.reviews.items()
        if sheet.is_complete(review)
    }


def mean_marks(sheet: ScoreSheet) -> Means:
    """Each entry's mean mark for each criterion on the criterion's own scale, exactly.

    An absent mark does not count; an entry without any mark for a criterion is left out there.
    """
    marks: dict[str, dict[str, list[Fraction]]] = {name: {} for name in sheet.rubric.names}
    for (entry, _), scores in sheet.reviews.items():
        for name, score in scores.items():
            marks[name].setdefault(entry, []).append(Fraction(score))
    return {
        name: {entry: mean(given) for entry, given in by_entry.items()}
        for name, by_entry in marks.items()
    }


def _parts_by_mark(sheet: ScoreSheet) -> dict[tuple[str, Decimal], Fraction]:
    """What each distinct mark adds to a total."""
    distinct = {mark for scores in sheet.reviews.values() for mark in scores.items()}
    by_name = {criterion.name: criterion for criterion in sheet.rubric.criteria}
    return {
        (name, score): sheet.rubric.points(by_name[name], Fraction(score))
        for name, score in distinct
    }
