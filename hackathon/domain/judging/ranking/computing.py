"""From a sheet and the frozen rules of its round to a ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from types import MappingProxyType

from hackathon.domain.judging.figures import official
from hackathon.domain.judging.marks import ScoreSheet
from hackathon.domain.judging.ranking.adjusted import rank_adjusted
from hackathon.domain.judging.ranking.components import components
from hackathon.domain.judging.ranking.mean import rank_by_mean
from hackathon.domain.judging.ranking.results import (
    JudgeFigures,
    RankedEntry,
    Ranking,
    RankingPolicy,
    RankingRule,
    Standing,
)
from hackathon.domain.judging.ranking.totals import mean_marks
from hackathon.domain.judging.ties import (
    Group,
    PanelVote,
    TieEvidence,
    TieStep,
    break_tie,
    by_entry,
)

RULES: Mapping[RankingRule, Callable[[ScoreSheet, RankingPolicy], Standing]] = MappingProxyType(
    {RankingRule.MEAN: rank_by_mean, RankingRule.ADJUSTED: rank_adjusted}
)


def rank(
    sheet: ScoreSheet, policy: RankingPolicy, panel_votes: Sequence[PanelVote] = ()
) -> Ranking:
    """Rank the entries of `sheet` by the rule of `policy`, ties by its list of tie rules.

    Deterministic: the same marks give the same ranking whatever their order. Equal places are
    counted as in sport (1, 2, 2, 4). RuleBroken when the rule does not apply to the sheet; see
    the rule's own module.
    """
    standing = RULES[policy.rule](sheet, policy)
    totals = by_entry(sheet, standing.totals)
    evidence = TieEvidence(sheet, standing.levels, totals, panel_votes, policy.low_share)
    groups, trace = _places(standing.scores, evidence, policy)
    return Ranking(
        rule=policy.rule,
        entries=_ranked_entries(sheet, policy, standing.scores, groups),
        judges=_judge_figures(sheet, standing.severity),
        components=len(components(sheet.reviews)),
        rss=standing.rss,
        tie_trace=trace,
    )


def _places(
    scores: Mapping[str, Decimal], evidence: TieEvidence, policy: RankingPolicy
) -> tuple[list[Group], tuple[TieStep, ...]]:
    """The entries by place, those that share one together, and how ties were broken."""
    best_first = sorted(scores, key=lambda entry: (-scores[entry], entry))
    groups: list[Group] = []
    trace: list[TieStep] = []
    for _, equals in groupby(best_first, key=lambda entry: scores[entry]):
        tied = tuple(equals)
        parts, steps = break_tie(tied, evidence, policy.ties) if len(tied) > 1 else ((tied,), ())
        groups.extend(parts)
        trace.extend(steps)
    return groups, tuple(trace)


def _ranked_entries(
    sheet: ScoreSheet,
    policy: RankingPolicy,
    scores: Mapping[str, Decimal],
    groups: Iterable[Group],
) -> tuple[RankedEntry, ...]:
    means = mean_marks(sheet)
    reviews = Counter(entry for entry, _ in sheet.reviews)
    ranked: list[RankedEntry] = []
    for group in groups:
        place = len(ranked) + 1
        ranked.extend(
            RankedEntry(
                entry=entry,
                rank=place,
                score=scores[entry],
                criteria={
                    name: official(row[entry], policy.rounding.criterion)
                    for name, row in means.items()
                },
                reviews=reviews[entry],
            )
            for entry in group
        )
    return tuple(ranked)


def _judge_figures(sheet: ScoreSheet, severity: Mapping[str, Decimal]) -> tuple[JudgeFigures, ...]:
    reviews = Counter(judge for _, judge in sheet.reviews)
    return tuple(JudgeFigures(judge, severity[judge], reviews[judge]) for judge in sheet.judges)
