"""Contrast of an institution's action colour, by WCAG 2.2 (relative luminance, sRGB)."""

from __future__ import annotations

import re

LOWEST_CONTRAST = 4.5
# Where the sRGB curve turns from a line into a power.
KNEE = 0.04045
# White text on the colour, and the colour as text on paper: the second is the harder one.
WHITE, PAPER = "#ffffff", "#fbf9f4"
_SHAPE = re.compile(r"#[0-9a-fA-F]{6}")


def is_colour(text: str) -> bool:
    """Whether the text is a colour such as `#0a6b4a`."""
    return _SHAPE.fullmatch(text) is not None


def luminance(colour: str) -> float:
    """The relative luminance of an sRGB colour, from 0 (black) to 1 (white); WCAG 2.2."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21; WCAG 2.2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lowest_contrast(colour: str) -> float:
    """The contrast of the colour where it is hardest to read on our pages."""
    return min(contrast(colour, WHITE), contrast(colour, PAPER))


def is_readable(colour: str) -> bool:
    """Whether everybody can read text in the colour and white text on it."""
    return lowest_contrast(colour) >= LOWEST_CONTRAST


def tint_of(colour: str) -> str:
    """The colour thinned with nine parts of white, for grounds behind dark text."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part * 0.1 + 255 * 0.9):02x}" for part in parts)


def _linear(part: float) -> float:
    return part / 12.92 if part <= KNEE else ((part + 0.055) / 1.055) ** 2.4
