"""From the exact input of a result to its output, in plain JSON values; nothing else decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

from hackathon.domain.judging.figures import Rounding
from hackathon.domain.judging.marks import Mark, score_sheet
from hackathon.domain.judging.ranking.computing import rank
from hackathon.domain.judging.ranking.results import (
    RankedEntry,
    Ranking,
    RankingPolicy,
    RankingRule,
)
from hackathon.domain.judging.rubric import frozen_rubric, weighted_rubric
from hackathon.domain.judging.ties import TieRule, TieStep

FORMAT = 1
TOTAL_STEP = Decimal("0.01")
Json = dict[str, Any]


def compute(given: Mapping[str, object]) -> Json:
    """Rank the entries of an input by its own frozen rules.

    `given` is what `queries.inputs.result_input` writes: rules, entries, judges and reviews with
    marks by criterion. Totals are rounded to 0.01, half up, and nothing before. RuleBroken when
    an entry has no review, or when `adjusted` cannot compare all entries.
    """
    rules = cast("Json", given["rules"])
    reviews = cast("Sequence[Json]", given["reviews"])
    entries = cast("Sequence[Json]", given["entries"])
    rubric = weighted_rubric(frozen_rubric(rules))
    marks = (
        Mark(review["entry"], review["judge"], criterion, Decimal(mark))
        for review in reviews
        for criterion, mark in review["marks"].items()
    )
    sheet = score_sheet(rubric, marks, [entry["id"] for entry in entries])
    return ranking_facts(rank(sheet, policy_of(rules)))


def policy_of(rules: Mapping[str, Any]) -> RankingPolicy:
    """The policy that frozen rules describe."""
    return RankingPolicy(
        rule=RankingRule(rules["rule"]),
        rounding=Rounding(total=TOTAL_STEP),
        ties=tuple(TieRule(code) for code in rules["tie_rules"]),
    )


def ranking_facts(ranking: Ranking) -> Json:
    """A ranking as plain JSON values; figures as text, so that no digit is lost."""
    return {
        "rule": ranking.rule.value,
        "ranking": [_entry_facts(entry) for entry in ranking.entries],
        "judges": [
            {"judge": one.judge, "severity": str(one.severity), "reviews": one.reviews}
            for one in ranking.judges
        ],
        "components": ranking.components,
        "rss": format(ranking.rss, ".9f"),
        "tie_trace": [_step_facts(step) for step in ranking.tie_trace],
    }


def _entry_facts(entry: RankedEntry) -> Json:
    return {
        "entry": entry.entry,
        "rank": entry.rank,
        "score": str(entry.score),
        "criteria": {name: str(value) for name, value in entry.criteria.items()},
        "reviews": entry.reviews,
    }


def _step_facts(step: TieStep) -> Json:
    return {
        "rule": step.rule.value,
        "detail": step.detail,
        "entries": list(step.entries),
        "values": {name: str(value) for name, value in step.values.items()},
        "outcome": [list(group) for group in step.outcome],
    }
