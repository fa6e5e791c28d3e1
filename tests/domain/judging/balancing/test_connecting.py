"""Parts of an assignment are joined by swaps that change nobody's load."""

from collections import Counter
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hackathon.domain.judging.balancing.connecting import Freedom, connected_pairs, cycle_pairs
from hackathon.domain.judging.balancing.lots import lot
from hackathon.domain.judging.ranking.components import components

FREE = Freedom(
    may_meet=lambda _: True,
    may_move=lambda _: True,
    has_room=lambda _, __: True,
    lot_of=lambda pair: lot("semilla", *pair),
)
NORTH = set(product(("e1", "e2"), ("ana", "beto")))
SOUTH = set(product(("e3", "e4"), ("caro", "dani")))
PAIRS = st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("123456")), max_size=16)


def counts(pairs: set[tuple[str, str]]) -> tuple[Counter[str], Counter[str]]:
    return Counter(entry for entry, _ in pairs), Counter(judge for _, judge in pairs)


def test_two_blocks_are_joined_and_all_counts_stay() -> None:
    joined = connected_pairs(NORTH | SOUTH, FREE)
    assert len(components(joined)) == 1
    assert counts(joined) == counts(NORTH | SOUTH)
    assert len(joined - NORTH - SOUTH) == 2


def test_what_hangs_together_is_left_alone() -> None:
    assert connected_pairs(NORTH, FREE) == NORTH
    assert connected_pairs(set(), FREE) == set()


def test_pairs_that_are_kept_stay() -> None:
    kept = NORTH - {("e1", "ana")}
    joined = connected_pairs(NORTH | SOUTH, replace(FREE, may_move=lambda pair: pair not in kept))
    assert kept < joined
    assert len(components(joined)) == 1


def test_without_cycles_nothing_can_be_joined() -> None:
    tree = {("e1", "ana"), ("e2", "beto")}
    assert connected_pairs(tree, FREE) == tree


def test_where_conflicts_forbid_all_swaps_nothing_is_forced() -> None:
    apart = replace(FREE, may_meet=lambda pair: pair in NORTH | SOUTH)
    assert connected_pairs(NORTH | SOUTH, apart) == NORTH | SOUTH


def test_an_entry_moves_where_swaps_are_forbidden_and_loads_allow() -> None:
    busy = NORTH | {("e5", "ana"), ("e5", "beto")}
    only_caro = replace(FREE, may_meet=lambda pair: pair[1] == "caro")
    joined = connected_pairs(busy | SOUTH, only_caro)
    assert len(components(joined)) == 1
    assert counts(joined)[0] == counts(busy | SOUTH)[0]
    assert sorted(counts(joined)[1].values()) == sorted(counts(busy | SOUTH)[1].values())


def test_nobody_gets_more_than_they_have_room_for() -> None:
    busy = NORTH | {("e5", "ana"), ("e5", "beto")}
    full = replace(FREE, may_meet=lambda pair: pair[1] == "caro", has_room=lambda _, load: load < 2)
    assert connected_pairs(busy | SOUTH, full) == busy | SOUTH


@pytest.mark.parametrize(
    ("pairs", "cycles"),
    [
        (set(), set()),
        ({("a", "1"), ("b", "1"), ("b", "2")}, set()),
        (NORTH | {("e2", "caro"), ("e9", "caro")}, NORTH),
        (NORTH | SOUTH | {("e2", "caro")}, NORTH | SOUTH),
    ],
)
def test_pairs_on_a_cycle_are_found(
    pairs: set[tuple[str, str]], cycles: set[tuple[str, str]]
) -> None:
    assert cycle_pairs(pairs) == cycles


@settings(max_examples=40, deadline=None)
@given(PAIRS)
def test_a_pair_lies_on_a_cycle_when_its_part_holds_without_it(pairs: set[tuple[str, str]]) -> None:
    def is_held_without(pair: tuple[str, str]) -> bool:
        return any(
            pair[0] in part.entries and pair[1] in part.judges
            for part in components(pairs - {pair})
        )

    assert cycle_pairs(pairs) == {pair for pair in pairs if is_held_without(pair)}


@settings(max_examples=40, deadline=None)
@given(PAIRS)
def test_without_conflicts_all_is_joined_that_has_pairs_enough(pairs: set[tuple[str, str]]) -> None:
    joined = connected_pairs(pairs, FREE)
    names = len(counts(pairs)[0]) + len(counts(pairs)[1])
    assert counts(joined) == counts(pairs)
    assert len(components(joined)) == max(names - len(pairs), min(len(pairs), 1))
