"""The evenest assignment: every entry gets its judges along shortest augmenting paths."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from hackathon.domain.judging.balancing.lots import lot
from hackathon.domain.judging.balancing.requests import BalancingRequest, BalancingRule
from hackathon.domain.judging.marks import Review
from hackathon.errors import RuleBroken


@dataclass(slots=True)
class _Table:
    """The assignment in the making: whom an entry may still get, and who holds what."""

    request: BalancingRequest
    allowed: dict[str, list[str]] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)
    given: dict[str, set[str]] = field(default_factory=dict)
    held: dict[str, set[str]] = field(default_factory=dict)
    load: dict[str, int] = field(default_factory=dict)
    room: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Search:
    """A breadth-first search from one entry: who was reached, and through whom."""

    entry: str
    taken_from: dict[str, str] = field(default_factory=dict)  # entry → the judge who would let go
    reached_by: dict[str, str] = field(default_factory=dict)  # judge → the entry who would come


def even_pairs(request: BalancingRequest) -> set[Review]:
    """Pairs with exactly k judges for each entry (more only where more are kept).

    Of all assignments that respect conflicts, kept pairs and maximum loads, the loads are as even
    as can be: no larger or smaller load could be traded for a middle one, so that maximum and
    spread are the least possible and the minimum is the greatest. An optimal semi-matching by
    cheapest paths: Harvey, Ladner, Lovász and Tamir, "Semi-matchings for bipartite graphs and
    load balancing", Journal of Algorithms 59 (2006). RuleBroken: TOO_FEW_JUDGES, TOO_LITTLE_ROOM
    and BELOW_MIN_LOAD name the entries and judges responsible.
    """
    table = _table(request)
    _require_enough_judges(table)
    order = sorted(request.entries, key=lambda entry: lot(request.seed, entry))
    for already in range(request.reviews_per_entry):
        for entry in order:
            if table.kept[entry] <= already:
                _add_judge(table, entry)
    _require_min_load(table)
    given = {(entry, judge) for entry, judges in table.given.items() for judge in judges}
    return given | request.kept


def _table(request: BalancingRequest) -> _Table:
    table = _Table(request)
    closed = request.conflicts | request.kept
    for entry in request.entries:
        free = [judge for judge in request.judge_names if (entry, judge) not in closed]
        table.allowed[entry] = sorted(free, key=lambda judge: lot(request.seed, entry, judge))
        table.kept[entry] = sum((entry, judge) in request.kept for judge in request.judge_names)
        table.given[entry] = set()
    for judge in request.judges:
        table.held[judge.name] = set()
        table.room[judge.name] = request.room_of(judge)
        table.load[judge.name] = sum(name == judge.name for _, name in request.kept)
    return table


def _require_enough_judges(table: _Table) -> None:
    needed = table.request.reviews_per_entry
    short = [
        entry
        for entry in sorted(table.allowed)
        if len(table.allowed[entry]) + table.kept[entry] < needed
    ]
    if short:
        barred = {judge for entry, judge in table.request.conflicts if entry in short}
        raise RuleBroken(
            BalancingRule.TOO_FEW_JUDGES,
            state=True,
            entries=tuple(short),
            judges=tuple(sorted(barred & set(table.held))),
            needed=needed,
        )


def _require_min_load(table: _Table) -> None:
    minimum = table.request.min_load
    idle = tuple(sorted(judge for judge, load in table.load.items() if load < minimum))
    if idle:
        barred = {entry for entry, judge in table.request.conflicts if judge in idle}
        raise RuleBroken(
            BalancingRule.BELOW_MIN_LOAD,
            state=True,
            entries=tuple(sorted(barred & set(table.given))),
            judges=idle,
            needed=minimum,
        )


def _add_judge(table: _Table, entry: str) -> None:
    """Give `entry` one judge more, moving others along the path to the least loaded judge."""
    search = _Search(entry)
    least = min(_open_loads(table), default=0)
    best: str | None = None
    for judge in _reachable(table, search):
        if table.load[judge] < table.room[judge] and (
            best is None or table.load[judge] < table.load[best]
        ):
            best = judge
            if table.load[best] == least:
                break
    if best is None:
        raise _too_little_room(table, search)
    _move_along(table, search, best)
    table.load[best] += 1


def _open_loads(table: _Table) -> Iterator[int]:
    return (load for judge, load in table.load.items() if load < table.room[judge])


def _reachable(table: _Table, search: _Search) -> Iterator[str]:
    """Judges in breadth-first order: those an entry may get, then those whom they set free."""
    ahead = deque([search.entry])
    while ahead:
        entry = ahead.popleft()
        for judge in table.allowed[entry]:
            if judge in table.given[entry] or judge in search.reached_by:
                continue
            search.reached_by[judge] = entry
            yield judge
            for other in sorted(table.held[judge]):
                if other != search.entry and other not in search.taken_from:
                    search.taken_from[other] = judge
                    ahead.append(other)


def _move_along(table: _Table, search: _Search, judge: str) -> None:
    entry = search.reached_by[judge]
    _give(table, entry, judge)
    while entry != search.entry:
        freed = search.taken_from[entry]
        table.given[entry].remove(freed)
        table.held[freed].remove(entry)
        entry = search.reached_by[freed]
        _give(table, entry, freed)


def _give(table: _Table, entry: str, judge: str) -> None:
    table.given[entry].add(judge)
    table.held[judge].add(entry)


def _too_little_room(table: _Table, search: _Search) -> RuleBroken:
    """All whom these entries could get are full or have them: a cut that proves it impossible."""
    entries = sorted({search.entry, *search.taken_from})
    holders = set[str]().union(*(table.given[entry] for entry in entries))
    full = {judge for judge in holders if table.load[judge] >= table.room[judge]}
    possible = sum(len(table.given[entry]) + table.kept[entry] for entry in entries)
    return RuleBroken(
        BalancingRule.TOO_LITTLE_ROOM,
        state=True,
        entries=tuple(entries),
        judges=tuple(sorted(full | set(search.reached_by))),
        needed=table.request.reviews_per_entry * len(entries),
        possible=possible,
    )
