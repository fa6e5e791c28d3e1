"""The rule `adjusted`: scores corrected for severe and lenient judges by a two-way additive fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from hackathon.domain.judging.figures import official
from hackathon.domain.judging.marks import ScoreSheet
from hackathon.domain.judging.ranking.components import require_connected
from hackathon.domain.judging.ranking.results import RankingFault, RankingPolicy, Standing
from hackathon.domain.judging.ranking.totals import review_totals
from hackathon.errors import RuleBroken

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]
_Name = TypeVar("_Name")


@dataclass(frozen=True, slots=True)
class AdditiveFit:
    """θ as (entries, columns), b as (judges, columns), residual sums of squares as (columns,)."""

    levels: Floats
    shifts: Floats
    rss: Floats


def fit_additive(
    entry_of: Indices, judge_of: Indices, y: Floats, ridge: float = 0.0
) -> AdditiveFit:
    """Least squares of y_ij = θ_i + b_j + e_ij with Σ_j b_j = 0, for every column of `y` at once.

    `entry_of` and `judge_of`, shape (reviews,), number the entries and judges of the rows of `y`,
    shape (reviews, columns), from 0 without a gap; each pair occurs once, and the graph they form
    is connected. `ridge` adds λ Σ b_j² to the sum of squares. Levels, shifts and residuals are in
    the units of `y`.

    Entries are eliminated first: (D_J + λI − Nᵀ D_E⁻¹ N) b = r_J − Nᵀ D_E⁻¹ r_E, a J × J system,
    then θ_i = mean_j (y_ij − b_j); N is the entries × judges table of reviews, D the counts and r
    the sums of each side. This is the two-way classification without interaction of Searle,
    Linear Models (1971), section 7.1, and the intra-block analysis of Montgomery, Design and
    Analysis of Experiments, section 4.4. Adding a constant matrix makes the system regular and
    chooses, among its solutions, the one with Σ b_j = 0.
    """
    entries, judges = int(entry_of.max()) + 1, int(judge_of.max()) + 1
    table = np.zeros((entries, judges))
    table[entry_of, judge_of] = 1.0
    entry_counts = table.sum(axis=1)
    judge_counts = table.sum(axis=0)
    entry_sums = _sums(entry_of, y, entries)
    shares = table / entry_counts[:, np.newaxis]
    system = np.diag(judge_counts + ridge) - table.T @ shares
    system += judge_counts.mean() / judges
    shifts = np.linalg.solve(system, _sums(judge_of, y, judges) - shares.T @ entry_sums)
    levels = (entry_sums - table @ shifts) / entry_counts[:, np.newaxis]
    residuals = y - levels[entry_of] - shifts[judge_of]
    return AdditiveFit(levels, shifts, np.square(residuals).sum(axis=0))


def rank_adjusted(sheet: ScoreSheet, policy: RankingPolicy) -> Standing:
    """Score each entry by θ_i of the additive fit of the review totals; judges' b_j are removed.

    Levels of criteria come from the same fit of the marks for each criterion, and review totals
    are given as y_ij − b_j, so that tie rules look at corrected figures. The only rounding point
    is the total. RuleBroken: INCOMPLETE_REVIEW names entry and judge; DISCONNECTED names the
    parts; ROUNDING_NEEDS_MEAN; RIDGE_NEGATIVE.
    """
    _require_fitting(sheet, policy)
    reviews = tuple(sheet.reviews)
    entry_of = _numbers(sheet.entries, [entry for entry, _ in reviews])
    judge_of = _numbers(sheet.judges, [judge for _, judge in reviews])
    y = _columns(sheet)
    fit = fit_additive(entry_of, judge_of, y, policy.ridge)
    scores, *levels = fit.levels.T
    corrected = y[:, 0] - fit.shifts[judge_of, 0]
    return Standing(
        scores=_official(sheet.entries, scores, policy.rounding.total),
        levels={
            name: _official(sheet.entries, level)
            for name, level in zip(sheet.rubric.names, levels, strict=True)
        },
        totals=_official(reviews, corrected),
        severity=_official(sheet.judges, fit.shifts[:, 0]),
        rss=float(fit.rss[0]),
    )


def _require_fitting(sheet: ScoreSheet, policy: RankingPolicy) -> None:
    if policy.rounding.criterion or policy.rounding.weighted:
        raise RuleBroken(RankingFault.ROUNDING_NEEDS_MEAN)
    if not (policy.ridge >= 0 and isfinite(policy.ridge)):
        raise RuleBroken(RankingFault.RIDGE_NEGATIVE, ridge=policy.ridge)
    for entry, judge in sheet.reviews:
        if not sheet.is_complete((entry, judge)):
            raise RuleBroken(RankingFault.INCOMPLETE_REVIEW, entry=entry, judge=judge)
    require_connected(sheet.reviews)


def _columns(sheet: ScoreSheet) -> Floats:
    """One row a review: its total, then its mark for each criterion."""
    totals = review_totals(sheet)
    rows = [
        [float(totals[review]), *(float(scores[name]) for name in sheet.rubric.names)]
        for review, scores in sheet.reviews.items()
    ]
    return np.array(rows)


def _numbers(names: Sequence[str], taken: Sequence[str]) -> Indices:
    number_of = {name: number for number, name in enumerate(names)}
    return np.array([number_of[name] for name in taken], dtype=np.intp)


def _sums(group_of: Indices, y: Floats, groups: int) -> Floats:
    sums = np.zeros((groups, y.shape[1]))
    np.add.at(sums, group_of, y)
    return sums


def _official(
    names: Sequence[_Name], values: Floats, step: Decimal | None = None
) -> dict[_Name, Decimal]:
    return {name: official(value, step) for name, value in zip(names, values.tolist(), strict=True)}
