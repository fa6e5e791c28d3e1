"""Entries compare only with those they hang together with, and the parts are named."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hackathon.domain.judging.ranking.components import (
    Component,
    GraphRule,
    components,
    require_connected,
)
from hackathon.errors import RuleBroken

PAIRS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("12345678")), max_size=14)


def test_a_shared_judge_connects_entries() -> None:
    assert components([("a", "1"), ("b", "1"), ("b", "2"), ("c", "2")]) == (
        Component(("a", "b", "c"), ("1", "2")),
    )


def test_an_entry_and_a_judge_of_the_same_name_are_two_things() -> None:
    assert components([("x", "y"), ("y", "z")]) == (
        Component(("x",), ("y",)),
        Component(("y",), ("z",)),
    )


def test_parts_stand_largest_first() -> None:
    parts = components([("a", "1"), ("c", "2"), ("b", "2")])
    assert [part.entries for part in parts] == [("b", "c"), ("a",)]


def test_without_reviews_there_are_no_parts() -> None:
    assert components([]) == ()


def test_a_disconnected_graph_is_refused_with_its_names() -> None:
    require_connected([("a", "1"), ("b", "1")])
    with pytest.raises(RuleBroken) as refused:
        require_connected([("a", "1"), ("b", "2")])
    assert refused.value.rule is GraphRule.DISCONNECTED
    assert refused.value.is_of_state
    assert refused.value.facts == {
        "components": (Component(("a",), ("1",)), Component(("b",), ("2",)))
    }


@settings(max_examples=40, deadline=None)
@given(PAIRS, st.randoms(use_true_random=False))
def test_every_name_is_in_one_part_whatever_the_order(
    pairs: list[tuple[str, str]], chance: random.Random
) -> None:
    parts = components(pairs)
    assert sorted(entry for part in parts for entry in part.entries) == sorted(
        {entry for entry, _ in pairs}
    )
    assert all(
        sum((entry in part.entries) + (judge in part.judges) for part in parts) == 2
        and any(entry in part.entries and judge in part.judges for part in parts)
        for entry, judge in pairs
    )
    shuffled = list(pairs)
    chance.shuffle(shuffled)
    assert components(shuffled) == parts
