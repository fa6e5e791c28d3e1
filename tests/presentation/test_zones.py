"""Clocks are named as people in Mexico name them."""

from datetime import UTC, datetime

import pytest

from hackathon.presentation import zones

WINTER = datetime(2026, 1, 15, 12, tzinfo=UTC)
SUMMER = datetime(2026, 7, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "winter", "summer"),
    [
        ("America/Mexico_City", "hora del centro, UTC−6", "hora del centro, UTC−6"),
        ("America/Hermosillo", "hora del Pacífico, UTC−7", "hora del Pacífico, UTC−7"),
        ("America/Cancun", "hora del sureste, UTC−5", "hora del sureste, UTC−5"),
        ("America/Tijuana", "hora del noroeste, UTC−8", "hora del noroeste, UTC−7"),
        ("America/Matamoros", "hora de Matamoros, UTC−6", "hora de Matamoros, UTC−5"),
        ("UTC", "tiempo universal, UTC", "tiempo universal, UTC"),
        ("America/Bogota", "hora estándar de Colombia, UTC−5", "hora estándar de Colombia, UTC−5"),
    ],
)
def test_a_clock_has_a_name_and_its_distance_from_utc(zone: str, winter: str, summer: str) -> None:
    assert zones.zone_in_words(zone, WINTER) == winter
    assert zones.zone_in_words(zone, SUMMER) == summer


def test_a_distance_keeps_its_minutes() -> None:
    assert zones.utc_offset("Asia/Kathmandu", WINTER) == "UTC+5:45"


def test_mexico_had_summer_time_until_2022() -> None:
    assert zones.utc_offset("America/Mexico_City", datetime(2014, 7, 1, tzinfo=UTC)) == "UTC−5"


def test_foreign_clocks_are_named_in_the_language_of_the_reader() -> None:
    assert zones.zone_name("Europe/Madrid", WINTER, "en") == "Central European Standard Time"


def test_every_zone_to_choose_from_has_a_name_of_its_own() -> None:
    assert set(zones.CITIES) == set(zones.MEXICO)


def test_zones_are_the_same_clock_only_while_their_hours_agree() -> None:
    assert zones.same_clock("America/Mexico_City", "America/Matamoros", WINTER)
    assert not zones.same_clock("America/Mexico_City", "America/Matamoros", SUMMER)
