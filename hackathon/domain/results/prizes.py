"""Which entry wins which prize: pure, from places and prizes to awards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with its place in the ranking; equal places are shared."""

    entry: int
    rank: int


@dataclass(frozen=True, slots=True)
class Offered:
    """A prize of the call: what a place wins."""

    place: int
    title: str
    amount: Decimal | None
    currency: str


@dataclass(frozen=True, slots=True)
class Granted:
    """A prize with its winner, None when no project took that place; shared with `sharers`."""

    place: int
    title: str
    amount: Decimal | None
    currency: str
    entry: int | None
    sharers: int = 1


def granted(placed: Iterable[Placed], prizes: Sequence[Offered]) -> list[Granted]:
    """The prizes with their winners, by place.

    Entries that share a place share what the places they take together would win: two firsts
    share the first and the second prize in equal parts, to the cent, rounded down. A prize that
    no entry reaches stands without a winner.
    """
    ranked = ranked_again(placed)
    awards: list[Granted] = []
    reached: list[Offered] = []
    for place in sorted({one.rank for one in ranked}):
        winners = [one.entry for one in ranked if one.rank == place]
        pool = sorted(
            (prize for prize in prizes if place <= prize.place < place + len(winners)),
            key=lambda prize: prize.place,
        )
        reached.extend(pool)
        awards.extend(_shared(place, pool, winners) if len(winners) > 1 else _own(pool, winners[0]))
    awards.extend(
        Granted(prize.place, prize.title, prize.amount, prize.currency, None)
        for prize in prizes
        if prize not in reached
    )
    return sorted(awards, key=lambda award: (award.place, award.entry or 0))


def _own(pool: Iterable[Offered], entry: int) -> list[Granted]:
    return [
        Granted(prize.place, prize.title, prize.amount, prize.currency, entry) for prize in pool
    ]


def _shared(place: int, pool: Sequence[Offered], winners: Sequence[int]) -> list[Granted]:
    return [
        Granted(place, prize.title, _part(pool, len(winners)), prize.currency, entry, len(winners))
        for prize in pool[:1]
        for entry in winners
    ]


def ranked_again(placed: Iterable[Placed]) -> list[Placed]:
    """Places counted anew among some of the entries, as in sport (1, 2, 2, 4)."""
    ordered = sorted(placed, key=lambda one: (one.rank, one.entry))
    ranks = [one.rank for one in ordered]
    return [Placed(one.entry, ranks.index(one.rank) + 1) for one in ordered]


def _part(pool: Sequence[Offered], winners: int) -> Decimal | None:
    amounts = [prize.amount for prize in pool if prize.amount is not None]
    if not amounts:
        return None
    return (sum(amounts, Decimal(0)) / winners).quantize(CENT, ROUND_DOWN)
