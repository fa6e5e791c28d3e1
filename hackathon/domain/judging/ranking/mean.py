"""The rule `mean`: an entry's score is the weighted sum of its mean marks."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from hackathon.domain.judging.figures import Rounding, mean, official, rounded
from hackathon.domain.judging.marks import Review, Rubric, ScoreSheet
from hackathon.domain.judging.ranking.results import RankingFault, RankingPolicy, Standing
from hackathon.domain.judging.ranking.totals import Means, mean_marks, review_totals
from hackathon.errors import RuleBroken


def rank_by_mean(sheet: ScoreSheet, policy: RankingPolicy) -> Standing:
    """Score each entry by Σ_c of its mean mark for c, weighted and rescaled as in `Rubric.points`.

    With complete reviews and no rounding this is the mean of the entry's review totals. Rounds
    at the points of `policy.rounding`, each half up, and nowhere else. The severity of a judge
    is the mean of y_ij − (mean total of entry i) over the judge's complete reviews, 0 without
    any; rss is the sum of the squares of the same differences. RuleBroken(NO_MARK_FOR_CRITERION)
    names an entry and a criterion for which nobody gave it a mark.
    """
    means = mean_marks(sheet)
    _require_every_mean(sheet, means)
    totals = review_totals(sheet)
    differences = _differences(totals)
    step = policy.rounding.criterion
    return Standing(
        scores={
            entry: official(
                _score(sheet.rubric, policy.rounding, means, entry), policy.rounding.total
            )
            for entry in sheet.entries
        },
        levels={
            name: {entry: official(value, step) for entry, value in by_entry.items()}
            for name, by_entry in means.items()
        },
        totals={review: official(total) for review, total in totals.items()},
        severity=_severity(sheet.judges, differences),
        rss=float(sum(difference**2 for difference in differences.values())),
    )


def _require_every_mean(sheet: ScoreSheet, means: Means) -> None:
    for name, by_entry in means.items():
        for entry in sheet.entries:
            if entry not in by_entry:
                raise RuleBroken(RankingFault.NO_MARK_FOR_CRITERION, entry=entry, criterion=name)


def _score(rubric: Rubric, rounding: Rounding, means: Means, entry: str) -> Fraction:
    parts = (
        rubric.points(criterion, rounded(means[criterion.name][entry], rounding.criterion))
        for criterion in rubric.criteria
    )
    return sum((rounded(part, rounding.weighted) for part in parts), Fraction(0))


def _differences(totals: Mapping[Review, Fraction]) -> dict[Review, Fraction]:
    by_entry: dict[str, list[Fraction]] = {}
    for (entry, _), total in totals.items():
        by_entry.setdefault(entry, []).append(total)
    centre = {entry: mean(given) for entry, given in by_entry.items()}
    return {review: total - centre[review[0]] for review, total in totals.items()}


def _severity(
    judges: tuple[str, ...], differences: Mapping[Review, Fraction]
) -> dict[str, Decimal]:
    by_judge: dict[str, list[Fraction]] = {judge: [] for judge in judges}
    for (_, judge), difference in differences.items():
        by_judge[judge].append(difference)
    return {judge: official(mean(given or [Fraction(0)])) for judge, given in by_judge.items()}
