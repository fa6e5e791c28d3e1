"""Which entry wins which prize."""

from __future__ import annotations

from decimal import Decimal

from hackathon.domain.results.prizes import Granted, Offered, Placed, granted, ranked_again

FIRST = Offered(1, "Primero", Decimal("100.00"), "MXN")
SECOND = Offered(2, "Segundo", Decimal("50.01"), "MXN")
THIRD = Offered(3, "Tercero", None, "MXN")


def test_each_place_wins_its_prize() -> None:
    placed = [Placed(7, 2), Placed(9, 1), Placed(8, 3)]
    assert granted(placed, [SECOND, FIRST]) == [
        Granted(1, "Primero", Decimal("100.00"), "MXN", 9),
        Granted(2, "Segundo", Decimal("50.01"), "MXN", 7),
    ]


def test_two_firsts_share_what_both_places_win_rounded_down() -> None:
    placed = [Placed(1, 1), Placed(2, 1), Placed(3, 3)]
    assert granted(placed, [FIRST, SECOND, THIRD]) == [
        Granted(1, "Primero", Decimal("75.00"), "MXN", 1, 2),
        Granted(1, "Primero", Decimal("75.00"), "MXN", 2, 2),
        Granted(3, "Tercero", None, "MXN", 3),
    ]


def test_a_shared_place_without_an_amount_has_none() -> None:
    placed = [Placed(1, 1), Placed(2, 1)]
    shared = [Offered(1, "Mención", None, "MXN")]
    assert [award.amount for award in granted(placed, shared)] == [None, None]


def test_a_prize_that_nobody_reaches_has_no_winner() -> None:
    assert granted([Placed(1, 1)], [FIRST, SECOND]) == [
        Granted(1, "Primero", Decimal("100.00"), "MXN", 1),
        Granted(2, "Segundo", Decimal("50.01"), "MXN", None),
    ]


def test_two_prizes_of_one_place_go_to_its_one_winner() -> None:
    other = Offered(1, "Beca", None, "MXN")
    assert [award.title for award in granted([Placed(1, 1)], [FIRST, other])] == [
        "Primero",
        "Beca",
    ]


def test_places_are_counted_anew_among_some() -> None:
    assert ranked_again([Placed(5, 9), Placed(4, 4), Placed(6, 4)]) == [
        Placed(4, 1),
        Placed(6, 1),
        Placed(5, 3),
    ]
