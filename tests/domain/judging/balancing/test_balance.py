"""Assignments are exact, even, free of conflicts, connected, and drawn from the seed alone."""

import random
from collections import Counter
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hackathon.domain.judging.balancing.balance import balance
from hackathon.domain.judging.balancing.lots import seed_commitment
from hackathon.domain.judging.balancing.requests import (
    BalancedAssignment,
    BalancingRequest,
    BalancingRule,
    PanelJudge,
)
from hackathon.errors import RuleBroken


def request_of(entries: int, judges: int, reviews: int = 3, **more: object) -> BalancingRequest:
    return BalancingRequest(
        entries=tuple(f"e{number}" for number in range(entries)),
        judges=tuple(PanelJudge(f"j{number}") for number in range(judges)),
        reviews_per_entry=reviews,
        **more,  # type: ignore[arg-type]
    )


def reviews_of(balanced: BalancedAssignment) -> Counter[str]:
    return Counter(entry for entry, _ in balanced.pairs)


@st.composite
def requests(draw: st.DrawFn) -> BalancingRequest:
    """Small requests, many of them impossible."""
    entries, judges = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    request = request_of(entries, judges, draw(st.integers(1, 2)), seed=draw(st.text("ab")))
    pairs = st.sampled_from(sorted(product(request.entries, request.judge_names)))
    conflicts = draw(st.frozensets(pairs, max_size=5))
    kept = draw(st.frozensets(pairs, max_size=2)) - conflicts
    room = st.none() | st.integers(0, 4)
    panel = tuple(replace(judge, max_load=draw(room)) for judge in request.judges)
    return replace(request, judges=panel, conflicts=conflicts, kept=kept)


def load_vectors(request: BalancingRequest) -> list[list[int]]:
    """The sorted loads of every assignment there is, by trying them all."""
    choices = []
    for entry in request.entries:
        kept = {judge for name, judge in request.kept if name == entry}
        free = [
            judge
            for judge in request.judge_names
            if (entry, judge) not in request.conflicts and judge not in kept
        ]
        missing = max(0, request.reviews_per_entry - len(kept))
        choices.append([kept.union(more) for more in combinations(free, missing)])
    vectors = []
    for choice in product(*choices):
        load = Counter(judge for judges in choice for judge in judges)
        before = Counter(judge for _, judge in request.kept)
        if all(
            load[judge.name] <= max(request.room_of(judge), before[judge.name])
            for judge in request.judges
        ):
            vectors.append(sorted(load[judge.name] for judge in request.judges))
    return vectors


@settings(max_examples=60, deadline=None)
@given(requests())
def test_no_assignment_is_evener_and_what_is_refused_is_impossible(
    request: BalancingRequest,
) -> None:
    possible = load_vectors(request)
    if not possible:
        with pytest.raises(RuleBroken) as refused:
            balance(request)
        assert refused.value.rule in {BalancingRule.TOO_FEW_JUDGES, BalancingRule.TOO_LITTLE_ROOM}
        return
    balanced = balance(request)
    squares = [sum(load**2 for load in vector) for vector in possible]
    assert sum(load**2 for load in balanced.loads.values()) == min(squares)
    assert balanced.spread == min(vector[-1] - vector[0] for vector in possible)
    assert request.kept <= set(balanced.pairs)
    assert set(balanced.added) == set(balanced.pairs) - request.kept
    assert request.conflicts.isdisjoint(balanced.pairs)


@settings(max_examples=15, deadline=None)
@given(st.integers(3, 25), st.integers(3, 12), st.integers(0, 9))
def test_without_conflicts_everything_is_exact_even_and_connected(
    entries: int, judges: int, seed: int
) -> None:
    balanced = balance(request_of(entries, judges, seed=str(seed)))
    assert set(reviews_of(balanced).values()) == {3}
    assert balanced.spread <= 1
    names = entries + sum(load > 0 for load in balanced.loads.values())
    assert len(balanced.components) == max(1, names - 3 * entries)


def test_an_event_of_usual_size_with_conflicts_is_served() -> None:
    chance = random.Random(2014)
    request = request_of(60, 18, seed="semilla")
    conflicts = frozenset(
        pair for pair in product(request.entries, request.judge_names) if chance.random() < 0.1
    )
    balanced = balance(replace(request, conflicts=conflicts))
    assert set(reviews_of(balanced).values()) == {3}
    assert conflicts.isdisjoint(balanced.pairs)
    assert (balanced.spread, len(balanced.components)) == (0, 1)


def test_the_same_seed_draws_the_same_whatever_the_order_of_names() -> None:
    request = request_of(8, 5, seed="semilla", conflicts=frozenset({("e1", "j1"), ("e2", "j2")}))
    turned = replace(request, entries=request.entries[::-1], judges=request.judges[::-1])
    assert balance(turned) == balance(request)
    assert balance(replace(request, seed="otra")).pairs != balance(request).pairs
    assert balance(request).seed_commitment == seed_commitment("semilla")


def test_after_a_recusal_only_the_lost_review_is_given_anew() -> None:
    request = request_of(8, 5, seed="semilla")
    before = set(balance(request).pairs)
    lost = min(before)
    after = balance(replace(request, kept=frozenset(before - {lost}), conflicts=frozenset({lost})))
    assert before - {lost} < set(after.pairs)
    assert [entry for entry, _ in after.added] == [lost[0]]


def test_an_entry_with_more_kept_reviews_than_asked_keeps_them() -> None:
    kept = frozenset({("e0", "j0"), ("e0", "j1"), ("e0", "j2")})
    balanced = balance(request_of(2, 3, 1, kept=kept))
    assert reviews_of(balanced) == {"e0": 3, "e1": 1}


def test_a_judge_who_keeps_more_than_their_room_gets_nothing_new() -> None:
    request = request_of(3, 2, 1, kept=frozenset({("e0", "j0"), ("e1", "j0")}))
    panel = (PanelJudge("j0", max_load=1), PanelJudge("j1"))
    assert balance(replace(request, judges=panel)).loads == {"j0": 2, "j1": 1}


def test_with_one_review_an_entry_the_parts_are_named() -> None:
    balanced = balance(request_of(4, 2, 1))
    assert {part.judges for part in balanced.components} == {("j0",), ("j1",)}


def test_entries_that_too_few_judges_may_see_are_named_with_those_judges() -> None:
    conflicts = frozenset({("e0", "j0"), ("e0", "j1"), ("e1", "j1"), ("e0", "gone"), ("x", "j0")})
    with pytest.raises(RuleBroken) as refused:
        balance(request_of(3, 4, 3, conflicts=conflicts))
    assert refused.value.rule is BalancingRule.TOO_FEW_JUDGES
    assert refused.value.is_of_state
    assert refused.value.facts == {"entries": ("e0",), "judges": ("j0", "j1"), "needed": 3}


def test_entries_and_judges_without_room_are_named() -> None:
    # e0 and e1 may only go to j0 and j1, who together take three.
    conflicts = frozenset({("e0", "j2"), ("e0", "j3"), ("e1", "j2"), ("e1", "j3")})
    panel = (PanelJudge("j0", 1), PanelJudge("j1", 2), PanelJudge("j2"), PanelJudge("j3"))
    request = replace(request_of(3, 4, 2, conflicts=conflicts), judges=panel)
    with pytest.raises(RuleBroken) as refused:
        balance(request)
    assert refused.value.rule is BalancingRule.TOO_LITTLE_ROOM
    assert refused.value.facts == {
        "entries": ("e0", "e1"),
        "judges": ("j0", "j1"),
        "needed": 4,
        "possible": 3,
    }


def test_judges_who_cannot_reach_the_minimum_are_named_with_what_bars_them() -> None:
    conflicts = frozenset({("e0", "j2"), ("e1", "j2"), ("gone", "j2")})
    request = request_of(3, 3, 2, conflicts=conflicts)
    assert balance(replace(request, min_load=1)).loads["j2"] == 1
    with pytest.raises(RuleBroken) as refused:
        balance(replace(request, min_load=2))
    assert refused.value.rule is BalancingRule.BELOW_MIN_LOAD
    assert refused.value.facts == {"entries": ("e0", "e1"), "judges": ("j2",), "needed": 2}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"reviews_per_entry": 0}, BalancingRule.REVIEWS_NOT_POSITIVE),
        ({"entries": ("e0", "e0")}, BalancingRule.DUPLICATE_NAME),
        ({"judges": (PanelJudge("j0"), PanelJudge("j0", 3))}, BalancingRule.DUPLICATE_NAME),
        ({"kept": frozenset({("e9", "j0")})}, BalancingRule.KEPT_UNKNOWN),
        (
            {"kept": frozenset({("e0", "j0")}), "conflicts": frozenset({("e0", "j0")})},
            BalancingRule.KEPT_IN_CONFLICT,
        ),
    ],
)
def test_a_request_that_contradicts_itself_is_refused(
    change: dict[str, object], rule: BalancingRule
) -> None:
    with pytest.raises(RuleBroken) as refused:
        balance(replace(request_of(3, 3, 1), **change))  # type: ignore[arg-type]
    assert refused.value.rule is rule
