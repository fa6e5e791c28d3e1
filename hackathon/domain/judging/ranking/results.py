"""What a ranking is made of: the rule's figures, then places, judges' figures and tie trace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from hackathon.domain.judging.figures import Rounding
from hackathon.domain.judging.marks import Review
from hackathon.domain.judging.ties import DEFAULT_LOW_SHARE, DEFAULT_TIE_RULES, TieRule, TieStep


class RankingRule(StrEnum):
    """A rule that an organizer may choose before the round opens."""

    MEAN = "mean"
    ADJUSTED = "adjusted"


class RankingFault(StrEnum):
    """Why a rule does not apply to a sheet."""

    NO_MARK_FOR_CRITERION = "ranking_no_mark_for_criterion"
    INCOMPLETE_REVIEW = "ranking_incomplete_review"
    ROUNDING_NEEDS_MEAN = "ranking_rounding_needs_mean"
    RIDGE_NEGATIVE = "ranking_ridge_negative"


@dataclass(frozen=True, slots=True)
class RankingPolicy:
    """The frozen rules of a round: rule, rounding points, ordered tie rules and parameters.

    `ridge` is λ = σ²_e / σ²_b of the rule `adjusted`, 0 for plain least squares. `low_share` is
    how much of a scale, from below, counts as a low mark.
    """

    rule: RankingRule = RankingRule.MEAN
    rounding: Rounding = field(default_factory=Rounding)
    ties: tuple[TieRule, ...] = DEFAULT_TIE_RULES
    ridge: float = 0.0
    low_share: Decimal = DEFAULT_LOW_SHARE


@dataclass(frozen=True, slots=True)
class Standing:
    """What a rule makes of a sheet, before places.

    `scores` by entry rank; `levels` by criterion and entry, and `totals` by review, are what tie
    rules look at (as the rule corrected them). `severity` by judge and `rss` are on the total's
    scale.
    """

    scores: Mapping[str, Decimal]
    levels: Mapping[str, Mapping[str, Decimal]]
    totals: Mapping[Review, Decimal]
    severity: Mapping[str, Decimal]
    rss: float


@dataclass(frozen=True, slots=True)
class RankedEntry:
    """An entry's place, its official score, its mean marks and the number of its reviews."""

    entry: str
    rank: int
    score: Decimal
    criteria: Mapping[str, Decimal]
    reviews: int


@dataclass(frozen=True, slots=True)
class JudgeFigures:
    """A judge's number of reviews and b_j: how far their marks lie above (+) or below (−) par.

    A severe judge has a negative figure, a lenient one a positive figure, in points of the total.
    """

    judge: str
    severity: Decimal
    reviews: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The outcome of a rule: entries by place (equal places by name), judges by name."""

    rule: RankingRule
    entries: tuple[RankedEntry, ...]
    judges: tuple[JudgeFigures, ...]
    components: int
    rss: float
    tie_trace: tuple[TieStep, ...]
