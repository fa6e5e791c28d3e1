"""The rubric as it was frozen, and which marks it accepts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, cast

from hackathon.domain.challenges.models import Criterion
from hackathon.domain.judging.marks import Rubric, WeightedCriterion
from hackathon.domain.judging.rules import JudgingRule
from hackathon.errors import RuleBroken

WHOLE = re.compile(r"[+-]?[0-9]{1,9}")
WORD = 24


@dataclass(frozen=True, slots=True)
class FrozenCriterion:
    """A criterion with its scale and the meaning of its marks."""

    id: int
    name: str
    weight: Decimal
    lo: int
    hi: int
    description: str = ""
    anchors: Mapping[str, str] = field(default_factory=dict)

    @property
    def levels(self) -> tuple[tuple[int, str, str], ...]:
        """The marks with the word and the meaning of each, as (4, «Sólido», «combina…»)."""
        return tuple((mark, *self._anchor(mark)) for mark in range(self.lo, self.hi + 1))

    def _anchor(self, mark: int) -> tuple[str, str]:
        text = self.anchors.get(str(mark), "").strip()
        word, colon, meaning = text.partition(":")
        return (word.strip(), meaning.strip()) if colon and len(word) <= WORD else ("", text)


def criterion_facts(criterion: Criterion) -> dict[str, object]:
    """A criterion as plain JSON values; weights as text, so that no digit is lost."""
    return {
        "id": criterion.id,
        "name": criterion.name,
        "description": criterion.description,
        "weight": format(criterion.weight.normalize(), "f"),
        "lo": criterion.lo,
        "hi": criterion.hi,
        "anchors": dict(criterion.anchors),
    }


def frozen_rubric(rules: Mapping[str, object] | None) -> tuple[FrozenCriterion, ...]:
    """The criteria of frozen rules, in order; none while nothing is frozen."""
    found = cast("list[dict[str, Any]]", (rules or {}).get("criteria", []))
    return tuple(
        FrozenCriterion(
            id=facts["id"],
            name=facts["name"],
            weight=Decimal(facts["weight"]),
            lo=facts["lo"],
            hi=facts["hi"],
            description=facts["description"],
            anchors=facts["anchors"],
        )
        for facts in found
    )


def weighted_rubric(criteria: Iterable[Criterion | FrozenCriterion]) -> Rubric:
    """The criteria as arithmetic takes them, each under its id; RuleBroken when unfit."""
    return Rubric(
        tuple(
            WeightedCriterion(str(row.id), row.weight, Decimal(row.lo), Decimal(row.hi), Decimal(1))
            for row in criteria
        )
    )


def field_of(criterion_id: int | str) -> str:
    """The name under which a mark of this criterion is sent."""
    return f"criterio-{criterion_id}"


def checked_marks(rubric: Iterable[FrozenCriterion], given: Mapping[int, object]) -> dict[int, int]:
    """The marks as whole numbers within their scales; what is empty is left out.

    RuleBroken for an unknown criterion, and for what is no whole number in the scale, NaN and
    infinity included.
    """
    known = {criterion.id: criterion for criterion in rubric}
    for criterion_id in given:
        if criterion_id not in known:
            raise RuleBroken(JudgingRule.UNKNOWN_CRITERION)
    return {
        criterion.id: _checked(criterion, given[criterion.id])
        for criterion in known.values()
        if given.get(criterion.id) not in (None, "")
    }


def missing_marks(
    rubric: Iterable[FrozenCriterion], marks: Mapping[int, int]
) -> tuple[FrozenCriterion, ...]:
    """The criteria without a mark, in the order of the rubric."""
    return tuple(criterion for criterion in rubric if criterion.id not in marks)


def _checked(criterion: FrozenCriterion, given: object) -> int:
    text = str(given).strip() if isinstance(given, (str, int)) else ""
    if isinstance(given, bool) or not WHOLE.fullmatch(text):
        raise _refused(JudgingRule.MARK_NOT_A_NUMBER, criterion)
    if not criterion.lo <= int(text) <= criterion.hi:
        raise _refused(JudgingRule.MARK_OUT_OF_RANGE, criterion)
    return int(text)


def _refused(rule: JudgingRule, criterion: FrozenCriterion) -> RuleBroken:
    field_name = field_of(criterion.id)
    return RuleBroken(rule, field_name, criterion=criterion.name, lo=criterion.lo, hi=criterion.hi)
