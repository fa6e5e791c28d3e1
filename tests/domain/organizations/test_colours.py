"""An institution's colour is one that everybody can read."""

from __future__ import annotations

import pytest

from hackathon.domain.organizations.colours import (
    contrast,
    is_colour,
    is_readable,
    lowest_contrast,
    luminance,
    tint_of,
)


def test_black_and_white_are_the_ends_of_the_scale() -> None:
    assert luminance("#000000") == 0
    assert luminance("#ffffff") == pytest.approx(1)
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#0a6b4a", "#0a6b4a") == 1


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#0a6b4a", 6.5), ("#0b559b", 7.2), ("#5a3c98", 8.3), ("#a8203a", 6.8)]
)
def test_the_palette_has_the_contrast_that_was_measured(colour: str, ratio: float) -> None:
    assert contrast(colour, "#ffffff") == pytest.approx(ratio, abs=0.4)
    assert is_readable(colour)


def test_paper_is_harder_than_white() -> None:
    assert lowest_contrast("#767676") < contrast("#767676", "#ffffff")
    assert contrast("#767676", "#ffffff") >= 4.5
    assert not is_readable("#767676")


@pytest.mark.parametrize("pale", ["#f2a20c", "#ffffff", "#8a8473"])
def test_a_pale_colour_is_not_readable(pale: str) -> None:
    assert not is_readable(pale)


@pytest.mark.parametrize("wrong", ["", "0a6b4a", "#0a6b4", "#0a6b4g", "red", "#0a6b4a;}", "#fff"])
def test_what_is_not_six_digits_is_no_colour(wrong: str) -> None:
    assert not is_colour(wrong)


def test_a_tint_is_nearly_white() -> None:
    assert tint_of("#000000") == "#e6e6e6"
    assert contrast(tint_of("#7a1f3d"), "#ffffff") < 1.4
