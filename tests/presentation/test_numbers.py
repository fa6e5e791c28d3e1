"""Figures are written with the separators and words of the reader."""

from decimal import Decimal

import pytest

from hackathon.presentation import counts, numbers


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        (60000, "MXN", "$60,000"),
        (Decimal("30000.00"), "MXN", "$30,000"),
        (Decimal("30000.5"), "MXN", "$30,000.50"),
        (-5, "MXN", "−$5"),
        (1200, "USD", "USD 1,200"),
        (Decimal("0.5"), "EUR", "EUR 0.50"),
    ],
)
def test_money_shows_cents_only_where_there_are_some(
    amount: Decimal, currency: str, words: str
) -> None:
    assert numbers.money(amount, currency) == words


def test_a_currency_is_named_once() -> None:
    assert numbers.named_money(30000) == "$30,000 MXN"
    assert numbers.named_money(1200, "USD") == "USD 1,200"


def test_figures_carry_separators_and_round_half_up() -> None:
    assert numbers.figure(1234567) == "1,234,567"
    assert numbers.figure(Decimal("78.345"), digits=2) == "78.35"
    assert numbers.figure(Decimal("78.5"), digits=0) == "79"
    assert numbers.percent(0.345) == "35\xa0%"
    assert numbers.percent(Decimal("0.3"), "en") == "30%"


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1500, "2 kB"),
        (999_600, "1 MB"),
        (3_400_000, "3.4 MB"),
        (123_456_789, "123 MB"),
        (5_250_000_000_000_000, "5,250 TB"),
    ],
)
def test_a_size_takes_the_unit_that_reads_best(size: int, words: str) -> None:
    assert numbers.file_size(size) == words


def test_reading_takes_at_least_a_minute() -> None:
    assert numbers.reading_time("") == "lectura de 1 minuto"
    assert numbers.reading_time("dato " * 800) == "lectura de 4 minutos"


@pytest.mark.parametrize(
    ("place", "spanish", "english"),
    [(1, "1.º", "1st"), (2, "2.º", "2nd"), (11, "11.º", "11th"), (23, "23.º", "23rd")],
)
def test_places_are_ordinals(place: int, spanish: str, english: str) -> None:
    assert numbers.ordinal(place) == spanish
    assert numbers.ordinal(place, "en") == english


def test_one_thing_is_singular_and_the_rest_plural() -> None:
    assert counts.counted(1, "person") == "1 persona"
    assert counts.counted(0, "team") == "0 equipos"
    assert counts.counted(1200, "row") == "1,200 filas"


@pytest.mark.parametrize("thing", sorted(counts.FORMS))
def test_every_thing_has_two_forms(thing: str) -> None:
    assert counts.counted(1, thing).startswith("1 ")
    assert counts.counted(1, thing) != counts.counted(2, thing).replace("2", "1")
