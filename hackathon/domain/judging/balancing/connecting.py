"""Joining the parts of an assignment by swaps, so that all judges can be compared."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from hackathon.domain.judging.marks import Review
from hackathon.domain.judging.ranking.components import Component, components

_Node = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Freedom:
    """What swaps may do: which pairs may meet, which may be moved, who has room, who goes first."""

    may_meet: Callable[[Review], bool]
    may_move: Callable[[Review], bool]
    has_room: Callable[[str, int], bool]
    lot_of: Callable[[Review], str]


@dataclass(frozen=True, slots=True)
class _Change:
    out: frozenset[Review]
    into: frozenset[Review]


def connected_pairs(pairs: Iterable[Review], freedom: Freedom) -> set[Review]:
    """The same pairs with as few parts as swaps can reach; every entry keeps its number of judges.

    Each step joins two parts. A swap lets two pairs of different parts trade judges, which leaves
    every load as it was; where conflicts forbid all swaps, an entry moves from a judge to one of
    another part who had one entry fewer. One of the pairs lies on a cycle, so that its own part
    does not break: among parts with at least as many pairs as names there always is one.
    """
    joined = set(pairs)
    while change := _find_change(joined, components(joined), freedom):
        joined = (joined - change.out) | change.into
    return joined


def cycle_pairs(pairs: Iterable[Review]) -> set[Review]:
    """The pairs that lie on a cycle of the graph of entries and judges (its edges, not bridges).

    A breadth-first tree is grown; each pair outside the tree closes a cycle with the tree's pairs
    between its two ends. O(pairs · depth of the tree).
    """
    neighbours: dict[_Node, list[_Node]] = {}
    for entry, judge in sorted(pairs):
        neighbours.setdefault(("entry", entry), []).append(("judge", judge))
        neighbours.setdefault(("judge", judge), []).append(("entry", entry))
    parent, depth = _tree(neighbours)
    found: set[Review] = set()
    for node, ends in neighbours.items():
        for end in ends:
            if parent[end] != node and parent[node] != end:
                found.add(_pair(node, end))
                found.update(_path_pairs(node, end, parent, depth))
    return found


def _find_change(
    pairs: set[Review], parts: tuple[Component, ...], freedom: Freedom
) -> _Change | None:
    if len(parts) < 2:  # noqa: PLR2004 - one part, or none, is joined already
        return None
    couples = _couples(pairs, parts, freedom)
    return next(chain(_swaps(couples, freedom), _moves(couples, pairs, freedom)), None)


def _couples(
    pairs: set[Review], parts: tuple[Component, ...], freedom: Freedom
) -> list[tuple[Review, list[Review]]]:
    """Each movable pair on a cycle, with the movable pairs of other parts."""
    part_of = {entry: number for number, part in enumerate(parts) for entry in part.entries}
    movable = sorted(filter(freedom.may_move, pairs), key=freedom.lot_of)
    others = [
        [pair for pair in movable if part_of[pair[0]] != number] for number in range(len(parts))
    ]
    on_cycle = cycle_pairs(pairs)
    return [(pair, others[part_of[pair[0]]]) for pair in movable if pair in on_cycle]


def _swaps(couples: list[tuple[Review, list[Review]]], freedom: Freedom) -> Iterator[_Change]:
    for loose, others in couples:
        for other in others:
            crossed = (loose[0], other[1]), (other[0], loose[1])
            if all(map(freedom.may_meet, crossed)):
                yield _Change(frozenset((loose, other)), frozenset(crossed))


def _moves(
    couples: list[tuple[Review, list[Review]]], pairs: set[Review], freedom: Freedom
) -> Iterator[_Change]:
    load = Counter(judge for _, judge in pairs)
    for (entry, judge), others in couples:
        for _, taker in others:
            moved = (entry, taker)
            is_even = load[judge] > load[taker] and freedom.has_room(taker, load[taker])
            if is_even and freedom.may_meet(moved):
                yield _Change(frozenset({(entry, judge)}), frozenset({moved}))


def _tree(
    neighbours: dict[_Node, list[_Node]],
) -> tuple[dict[_Node, _Node], dict[_Node, int]]:
    """Parent and depth of every node in a breadth-first forest; a root is its own parent."""
    parent: dict[_Node, _Node] = {}
    depth: dict[_Node, int] = {}
    for root in neighbours:
        if root in parent:
            continue
        parent[root], depth[root] = root, 0
        ahead = deque([root])
        while ahead:
            node = ahead.popleft()
            for end in neighbours[node]:
                if end not in parent:
                    parent[end], depth[end] = node, depth[node] + 1
                    ahead.append(end)
    return parent, depth


def _path_pairs(
    one: _Node, other: _Node, parent: dict[_Node, _Node], depth: dict[_Node, int]
) -> Iterator[Review]:
    """The pairs of the tree between two of its nodes."""
    while one != other:
        if depth[one] < depth[other]:
            one, other = other, one
        yield _pair(one, parent[one])
        one = parent[one]


def _pair(one: _Node, other: _Node) -> Review:
    return (one[1], other[1]) if one[0] == "entry" else (other[1], one[1])
