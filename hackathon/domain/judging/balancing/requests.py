"""What is to be balanced, what comes of it, and why it may be impossible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hackathon.domain.judging.marks import Review
from hackathon.domain.judging.ranking.components import Component
from hackathon.errors import RuleBroken


class BalancingRule(StrEnum):
    """Why there is no balanced assignment."""

    REVIEWS_NOT_POSITIVE = "balancing_reviews_not_positive"
    DUPLICATE_NAME = "balancing_duplicate_name"
    KEPT_UNKNOWN = "balancing_kept_unknown"
    KEPT_IN_CONFLICT = "balancing_kept_in_conflict"
    TOO_FEW_JUDGES = "balancing_too_few_judges"
    TOO_LITTLE_ROOM = "balancing_too_little_room"
    BELOW_MIN_LOAD = "balancing_below_min_load"


@dataclass(frozen=True, slots=True)
class PanelJudge:
    """A judge and the most entries they take; None: as many as there are."""

    name: str
    max_load: int | None = None


@dataclass(frozen=True, slots=True)
class BalancingRequest:
    """Entries, judges, and what must hold between them.

    `conflicts` are pairs (entry, judge) that must not meet; pairs of names that take no part are
    passed over. `kept` are assignments that stand already (by hand, or before a recusal): they
    count and are not moved. `seed` decides between equals.
    """

    entries: tuple[str, ...]
    judges: tuple[PanelJudge, ...]
    reviews_per_entry: int
    conflicts: frozenset[Review] = frozenset()
    kept: frozenset[Review] = frozenset()
    min_load: int = 0
    seed: str = ""

    @property
    def judge_names(self) -> tuple[str, ...]:
        """The names of the judges in the order given."""
        return tuple(judge.name for judge in self.judges)

    def room_of(self, judge: PanelJudge) -> int:
        """The most entries that a judge takes, what is kept included."""
        return len(self.entries) if judge.max_load is None else judge.max_load

    def check(self) -> None:
        """RuleBroken when the request contradicts itself; the facts name what does."""
        if self.reviews_per_entry < 1:
            raise RuleBroken(BalancingRule.REVIEWS_NOT_POSITIVE, "reviews_per_entry")
        for names in (self.entries, self.judge_names):
            twice = sorted({name for name in names if names.count(name) > 1})
            if twice:
                raise RuleBroken(BalancingRule.DUPLICATE_NAME, names=tuple(twice))
        known = {(entry, judge) for entry in self.entries for judge in self.judge_names}
        if unknown := sorted(self.kept - known):
            raise RuleBroken(BalancingRule.KEPT_UNKNOWN, pairs=tuple(unknown))
        if clashing := sorted(self.kept & self.conflicts):
            raise RuleBroken(BalancingRule.KEPT_IN_CONFLICT, state=True, pairs=tuple(clashing))


@dataclass(frozen=True, slots=True)
class BalancedAssignment:
    """All pairs (entry, judge), kept ones included, and what can be said of them.

    `components` has one part when every score can be compared with every other; with more, the
    rule `adjusted` will refuse, and the parts tell who is apart.
    """

    pairs: tuple[Review, ...]
    added: tuple[Review, ...]
    loads: Mapping[str, int]
    components: tuple[Component, ...]
    seed_commitment: str

    @property
    def spread(self) -> int:
        """The difference between the largest and the smallest load."""
        return max(self.loads.values()) - min(self.loads.values())
