"""Ties, broken by an ordered public list of rules, each step leaving a trace.

No order of rows decides anything. What is compared is what the trace shows: every value is an
official figure first. Entries that a rule cannot tell apart go on to the next rule; entries that
no rule tells apart share the place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import combinations, groupby

from hackathon.domain.judging.figures import median, official
from hackathon.domain.judging.marks import Review, ScoreSheet, WeightedCriterion

Group = tuple[str, ...]
Values = Mapping[str, Decimal]
Totals = Mapping[str, Mapping[str, Decimal]]  # by entry, then by judge
DEFAULT_LOW_SHARE = Decimal("0.25")


class TieRule(StrEnum):
    """A rule that an organizer may put on the list, in the order in which they stand there.

    EXTRA_REVIEW leaves a step without values: the review is given, and the round is computed
    anew.
    """

    CRITERIA = "criteria"
    HEAD_TO_HEAD = "head_to_head"
    MEDIAN = "median"
    FEWER_LOW = "fewer_low"
    EXTRA_REVIEW = "extra_review"
    PANEL_VOTE = "panel_vote"
    SHARED = "shared"


DEFAULT_TIE_RULES = tuple(rule for rule in TieRule if rule is not TieRule.EXTRA_REVIEW)


@dataclass(frozen=True, slots=True)
class PanelVote:
    """A recorded vote of the panel on exactly the entries it names; `record` names the minutes."""

    votes: Mapping[str, int]
    record: str = ""


@dataclass(frozen=True, slots=True)
class TieEvidence:
    """All that tie rules may look at.

    `levels` are figures by criterion and entry, `totals` those of reviews by entry (every tied
    one) and judge, both as the ranking rule corrected them. `low_share` is how much of a
    criterion's scale, from below, counts as a low mark: 0.25 of 1–5 is 1 and 2.
    """

    sheet: ScoreSheet
    levels: Mapping[str, Mapping[str, Decimal]]
    totals: Totals
    panel_votes: Sequence[PanelVote] = ()
    low_share: Decimal = DEFAULT_LOW_SHARE


@dataclass(frozen=True, slots=True)
class TieStep:
    """One rule applied to one group of tied entries.

    `values` is empty when the rule had nothing to say. `outcome` holds the groups that the rule
    left, best first: one group means that it did not help. `detail` names the criterion, or where
    the vote is recorded.
    """

    rule: TieRule
    detail: str
    entries: Group
    values: Values
    outcome: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class _Question:
    """A rule ready to be put to a group: what it measures, and whether less is better."""

    rule: TieRule
    detail: Callable[[Group], str]
    values: Callable[[Group], Values]
    is_less_better: bool = False


def break_tie(
    tied: Iterable[str], evidence: TieEvidence, rules: Sequence[TieRule] = DEFAULT_TIE_RULES
) -> tuple[tuple[Group, ...], tuple[TieStep, ...]]:
    """The groups of `tied`, best first (several names in one: a shared place), and the trace.

    Rules are put in their order; those after SHARED are never reached, and SHARED stands at the
    end of every list whether written or not.
    """
    groups: list[Group] = [tuple(sorted(tied))]
    trace: list[TieStep] = []
    for question in _questions(evidence, rules):
        steps = [_put(question, group) for group in groups if len(group) > 1]
        outcomes = {step.entries: step.outcome for step in steps}
        groups = [part for group in groups for part in outcomes.get(group, (group,))]
        trace.extend(steps)
    shared = [group for group in groups if len(group) > 1]
    trace.extend(TieStep(TieRule.SHARED, "", group, {}, (group,)) for group in shared)
    return tuple(groups), tuple(trace)


def criterion_order(sheet: ScoreSheet) -> tuple[WeightedCriterion, ...]:
    """The criteria from the highest weight down; equal weights in the rubric's published order."""
    return tuple(sorted(sheet.rubric.criteria, key=lambda criterion: -Fraction(criterion.weight)))


def by_entry(sheet: ScoreSheet, totals: Mapping[Review, Decimal]) -> Totals:
    """Totals of reviews by entry and judge; an entry without a complete review has none."""
    return {
        entry: {judge: totals[entry, judge] for judge in judges if (entry, judge) in totals}
        for entry, judges in sheet.judges_of.items()
    }


def head_to_head(group: Group, totals: Totals) -> Values:
    """Duels won by each entry against the others of `group`, a drawn duel counting one half.

    A duel looks at the judges who reviewed both entries: who gave more of them the higher total
    wins. Copeland's method (1951) on the panel's majorities. Empty when no judge reviewed two of
    the entries.
    """
    won = dict.fromkeys(group, Decimal(0))
    has_common_judge = False
    for one, other in combinations(group, 2):
        common = totals[one].keys() & totals[other].keys()
        has_common_judge = has_common_judge or bool(common)
        balance = sum(_sign(totals[one][judge] - totals[other][judge]) for judge in common)
        won[one] += Decimal(1 + _sign(balance)) / 2
        won[other] += Decimal(1 - _sign(balance)) / 2
    return won if has_common_judge else {}


def median_totals(group: Group, totals: Totals) -> Values:
    """The median of each entry's review totals; empty when an entry has none."""
    if not all(totals[entry] for entry in group):
        return {}
    return {entry: official(median(map(Fraction, totals[entry].values()))) for entry in group}


def low_mark_shares(group: Group, sheet: ScoreSheet, low_share: Decimal) -> Values:
    """The share of each entry's marks that are low: at most lo + `low_share` · (hi − lo).

    A share rather than a count, so that an entry with one review more is at no disadvantage. A
    criterion without a scale takes the lowest and highest mark of the sheet for it.
    """
    limits = {
        criterion.name: _low_limit(criterion, sheet, Fraction(low_share))
        for criterion in sheet.rubric.criteria
    }
    shares = {}
    for entry in group:
        reviews = (sheet.reviews[entry, judge] for judge in sheet.judges_of[entry])
        is_low = [score <= limits[name] for scores in reviews for name, score in scores.items()]
        shares[entry] = official(Fraction(sum(is_low), len(is_low)))
    return shares


def panel_vote_on(group: Group, panel_votes: Sequence[PanelVote]) -> PanelVote:
    """The recorded vote on exactly the entries of `group`; one without votes when there is none."""
    return next((vote for vote in panel_votes if set(vote.votes) == set(group)), PanelVote({}))


def _questions(evidence: TieEvidence, rules: Sequence[TieRule]) -> Iterator[_Question]:
    for rule in rules:
        if rule is TieRule.SHARED:
            return
        if rule is TieRule.CRITERIA:
            yield from (_about(evidence, each.name) for each in criterion_order(evidence.sheet))
        else:
            yield _about_rule(evidence, rule)


def _about(evidence: TieEvidence, criterion: str) -> _Question:
    return _Question(
        TieRule.CRITERIA,
        lambda _: criterion,
        lambda group: {entry: evidence.levels[criterion][entry] for entry in group},
    )


def _about_rule(evidence: TieEvidence, rule: TieRule) -> _Question:
    if rule is TieRule.HEAD_TO_HEAD:
        return _Question(rule, _nothing, lambda group: head_to_head(group, evidence.totals))
    if rule is TieRule.MEDIAN:
        return _Question(rule, _nothing, lambda group: median_totals(group, evidence.totals))
    if rule is TieRule.FEWER_LOW:
        return _Question(
            rule,
            _nothing,
            lambda group: low_mark_shares(group, evidence.sheet, evidence.low_share),
            is_less_better=True,
        )
    votes = evidence.panel_votes if rule is TieRule.PANEL_VOTE else ()
    return _Question(
        rule,
        lambda group: panel_vote_on(group, votes).record,
        lambda group: _counted(panel_vote_on(group, votes)),
    )


def _put(question: _Question, group: Group) -> TieStep:
    values = question.values(group)
    outcome = _split(group, values, is_less_better=question.is_less_better) if values else (group,)
    return TieStep(question.rule, question.detail(group), group, values, outcome)


def _split(group: Group, values: Values, *, is_less_better: bool) -> tuple[Group, ...]:
    direction = 1 if is_less_better else -1
    best_first = sorted(group, key=lambda entry: (direction * values[entry], entry))
    return tuple(tuple(part) for _, part in groupby(best_first, key=lambda entry: values[entry]))


def _counted(vote: PanelVote) -> Values:
    return {entry: Decimal(count) for entry, count in vote.votes.items()}


def _low_limit(criterion: WeightedCriterion, sheet: ScoreSheet, low_share: Fraction) -> Fraction:
    if criterion.lo is None or criterion.hi is None:
        given = [scores.get(criterion.name) for scores in sheet.reviews.values()]
        seen = [Fraction(score) for score in given if score is not None] or [Fraction(0)]
        lo, hi = min(seen), max(seen)
    else:
        lo, hi = Fraction(criterion.lo), Fraction(criterion.hi)
    return lo + low_share * (hi - lo)


def _sign(value: Decimal | int) -> int:
    return (value > 0) - (value < 0)


def _nothing(_: Group) -> str:
    return ""
