"""Which entries and judges hang together through reviews: figures compare only within a part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from hackathon.domain.judging.marks import Review
from hackathon.errors import RuleBroken


class GraphRule(StrEnum):
    """Why entries cannot be compared."""

    DISCONNECTED = "graph_disconnected"


@dataclass(frozen=True, slots=True)
class Component:
    """Entries and judges connected with each other and with nobody else, by name."""

    entries: tuple[str, ...]
    judges: tuple[str, ...]


def components(reviews: Iterable[Review]) -> tuple[Component, ...]:
    """The connected parts of the bipartite graph of entries and judges, largest first.

    O(reviews + names). Parts of equal size stand in the order of their first entry.
    """
    judges_of: dict[str, set[str]] = {}
    entries_of: dict[str, set[str]] = {}
    for entry, judge in reviews:
        judges_of.setdefault(entry, set()).add(judge)
        entries_of.setdefault(judge, set()).add(entry)
    found = []
    unseen = set(judges_of)
    for start in sorted(judges_of):
        if start in unseen:
            part = _part_of(start, judges_of, entries_of)
            unseen.difference_update(part.entries)
            found.append(part)
    return tuple(sorted(found, key=lambda part: -len(part.entries)))


def require_connected(reviews: Iterable[Review]) -> None:
    """RuleBroken(DISCONNECTED), with the fact `components`, when there is more than one part."""
    parts = components(reviews)
    if len(parts) > 1:
        raise RuleBroken(GraphRule.DISCONNECTED, state=True, components=parts)


def _part_of(
    start: str, judges_of: dict[str, set[str]], entries_of: dict[str, set[str]]
) -> Component:
    entries, judges = {start}, set[str]()
    ahead = [start]
    while ahead:
        new_judges = judges_of[ahead.pop()] - judges
        judges |= new_judges
        new_entries = set[str]().union(*(entries_of[judge] for judge in new_judges)) - entries
        entries |= new_entries
        ahead.extend(new_entries)
    return Component(tuple(sorted(entries)), tuple(sorted(judges)))
