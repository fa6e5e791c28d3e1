"""Covers drawn from the thing itself: a circle for each dataset, joined in a chain."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

INK = "#17212B"
PALETTE = ("#0A6B4A", "#F2A20C", "#5A3C98", "#0B559B")
GROUNDS = {
    "sun": ("#F8EBCB", "#E9DCC1"),
    "water": ("#E6EFF6", "#D2DEE8"),
    "leaf": ("#E6F0E6", "#D3E0D2"),
    "dusk": ("#EFE9F5", "#DED5E6"),
}
MOST_CIRCLES = 12
LARGEST, SMALLEST = 0.27, 0.055
GAP = 0.045
CANDIDATES = 48
SHRINK = 0.86
BLEED = 0.3


@dataclass(frozen=True)
class Circle:
    """One dataset on the cover; a hollow one when nobody has counted its rows."""

    x: float
    y: float
    radius: float
    colour: str
    is_hollow: bool

    def clearance(self, x: float, y: float) -> float:
        """How far a point is from the edge of the circle; negative inside."""
        return math.hypot(self.x - x, self.y - y) - self.radius


def _numbers(seed: str) -> Iterator[float]:
    """Endless numbers in [0, 1) that only the seed decides."""
    block = hashlib.sha256(seed.encode()).digest()
    while True:
        for start in range(0, len(block), 4):
            yield int.from_bytes(block[start : start + 4], "big") / 2**32
        block = hashlib.sha256(block).digest()


def radii(rows: Sequence[int], height: int) -> list[float]:
    """Radii in pixels whose areas stand to each other as the rows do, within what the eye can see."""
    most = max(rows, default=0) or 1
    shares = (math.sqrt(max(count, 0) / most) for count in rows)
    return [height * max(SMALLEST, LARGEST * share) for share in shares]


def _place(
    radius: float, placed: Sequence[Circle], size: tuple[int, int], numbers: Iterator[float]
) -> tuple[float, float, float]:
    """The roomiest of a few places for a circle, made smaller until it touches no other."""
    width, height = size
    while True:
        inset = radius * (1 - BLEED) if not placed else radius + height * GAP
        places = [
            (
                inset + next(numbers) * max(width - 2 * inset, 0),
                inset + next(numbers) * max(height - 2 * inset, 0),
            )
            for _ in range(CANDIDATES if placed else 1)
        ]
        room, (x, y) = max(
            (min((other.clearance(*place) for other in placed), default=math.inf), place)
            for place in places
        )
        if room >= radius + height * GAP:
            return x, y, radius
        radius *= SHRINK


def _circles(seed: str, rows: Sequence[int], size: tuple[int, int]) -> list[Circle]:
    numbers = _numbers(seed)
    first = int(next(numbers) * len(PALETTE))
    counted = sorted(rows, reverse=True)[:MOST_CIRCLES] or [0, 0, 0]
    placed: list[Circle] = []
    for index, radius in enumerate(radii(counted, size[1])):
        x, y, fitted = _place(radius, placed, size, numbers)
        colour = PALETTE[(first + index) % len(PALETTE)]
        placed.append(Circle(x, y, fitted, colour, is_hollow=counted[index] <= 0))
    return placed


def _chain(circles: Sequence[Circle]) -> str:
    """The line that joins the circles from left to right."""
    ordered = sorted(circles, key=lambda circle: circle.x)
    path = "".join(
        f"M{one.x:.1f} {one.y:.1f}L{other.x:.1f} {other.y:.1f}" for one, other in pairwise(ordered)
    )
    return f'<path d="{path}" fill="none" stroke="{INK}" stroke-width="3"/>' if path else ""


def _drawn(circle: Circle, ground: str) -> str:
    at = f'cx="{circle.x:.1f}" cy="{circle.y:.1f}"'
    if circle.is_hollow:
        inner = max(circle.radius - 3, 1)
        return (
            f'<circle {at} r="{inner:.1f}" fill="{ground}" '
            f'stroke="{circle.colour}" stroke-width="6"/>'
        )
    return f'<circle {at} r="{circle.radius:.1f}" fill="{circle.colour}"/>'


def cover_svg(
    seed: str,
    circles: Sequence[int],
    *,
    width: int = 640,
    height: int = 440,
    tone: str = "sun",
) -> str:
    """A cover as SVG text, `width` × `height` pixels; always the same for the same thing.

    `seed` is the slug, `circles` the rows of each dataset (0 when unknown), `tone` one of `GROUNDS`.
    """
    light, deep = GROUNDS[tone]
    placed = _circles(seed, circles, (width, height))
    drawn = "".join(_drawn(circle, light) for circle in placed)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">'
        f'<linearGradient id="g" x2="1" y2="1"><stop stop-color="{light}"/>'
        f'<stop offset="1" stop-color="{deep}"/></linearGradient>'
        f'<rect width="{width}" height="{height}" fill="url(#g)"/>'
        f"{_chain(placed)}{drawn}</svg>"
    )
