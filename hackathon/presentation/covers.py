"""Covers drawn from the thing itself: a circle for each dataset, joined in a chain."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

INK = "#17212B"
AHEAD = "#8A8473"
PALETTE = ("#0A6B4A", "#F2A20C", "#5A3C98", "#0B559B")
GROUNDS = {
    "sun": ("#F8EBCB", "#E9DCC1"),
    "water": ("#E6EFF6", "#D2DEE8"),
    "leaf": ("#E6F0E6", "#D3E0D2"),
    "dusk": ("#EFE9F5", "#DED5E6"),
}
# A chain has three circles at least: those without a dataset yet are drawn ahead, in grey.
FEWEST_CIRCLES, MOST_CIRCLES = 3, 12
# Parts of the height; the share is of the whole cover.
LARGEST, SMALLEST, GAP, LINE = 0.3, 0.05, 0.05, 0.007
MOST_COVERED = 0.24
CANDIDATES = 40
SHRINK = 0.92


@dataclass(frozen=True)
class Circle:
    """One dataset on the cover; hollow when nobody has counted its rows."""

    x: float
    y: float
    radius: float
    colour: str
    is_hollow: bool

    def distance(self, other: Circle) -> float:
        """How far apart two centres are."""
        return math.hypot(self.x - other.x, self.y - other.y)

    def clearance(self, x: float, y: float) -> float:
        """How far a point is from the edge of the circle; negative inside."""
        return math.hypot(self.x - x, self.y - y) - self.radius


def numbers_of(seed: str) -> Iterator[float]:
    """Endless numbers in [0, 1) that only the seed decides."""
    block = hashlib.sha256(seed.encode()).digest()
    while True:
        for start in range(0, len(block), 4):
            yield int.from_bytes(block[start : start + 4], "big") / 2**32
        block = hashlib.sha256(block).digest()


def radii(rows: Sequence[int], width: int, height: int) -> list[float]:
    """Radii in pixels whose areas stand to each other as the rows do.

    The largest is as large as the cover bears; what would be too small to see is made visible.
    """
    most = max(rows, default=0) or 1
    shares = [math.sqrt(max(count, 0) / most) for count in rows]
    area = math.pi * sum(share * share for share in shares) or 1
    largest = min(LARGEST * height, math.sqrt(MOST_COVERED * width * height / area))
    return [max(SMALLEST * height, largest * share) for share in shares]


def _place(
    radius: float, placed: Sequence[Circle], size: tuple[int, int], numbers: Iterator[float]
) -> tuple[float, float] | None:
    """The roomiest of a few places for a circle; None when it would touch another."""
    width, height = size
    gap = height * GAP
    edge = radius + gap
    places = [
        (edge + next(numbers) * (width - 2 * edge), edge + next(numbers) * (height - 2 * edge))
        for _ in range(CANDIDATES if placed else 1)
    ]
    room, place = max(
        (min((other.clearance(*at) for other in placed), default=math.inf), at) for at in places
    )
    return place if room >= edge else None


def _lay_out(
    seed: str, rows: Sequence[int], size: tuple[int, int], scale: float
) -> list[Circle] | None:
    """Every circle at one scale, the largest first; None when they do not fit."""
    numbers = numbers_of(seed)
    first = int(next(numbers) * len(PALETTE))
    placed: list[Circle] = []
    for index, radius in enumerate(radii(rows, *size)):
        place = _place(radius * scale, placed, size, numbers)
        if place is None:
            return None
        is_ahead = rows[index] < 0
        colour = AHEAD if is_ahead else PALETTE[(first + index) % len(PALETTE)]
        placed.append(Circle(*place, radius * scale, colour, is_hollow=rows[index] <= 0))
    return placed


def _circles(seed: str, rows: Sequence[int], size: tuple[int, int]) -> list[Circle]:
    counted = sorted((max(count, 0) for count in rows), reverse=True)[:MOST_CIRCLES]
    counted += [-1] * (FEWEST_CIRCLES - len(counted))
    scale = 1.0
    while (placed := _lay_out(seed, counted, size, scale)) is None:
        scale *= SHRINK
    return placed


def in_chain(circles: Sequence[Circle]) -> list[Circle]:
    """The circles from the leftmost on, each followed by the nearest one left."""
    left = sorted(circles, key=lambda circle: circle.x)
    chain = [left.pop(0)]
    while left:
        nearest = min(left, key=chain[-1].distance)
        left.remove(nearest)
        chain.append(nearest)
    return chain


def _lines(circles: Sequence[Circle], thickness: float) -> str:
    path = "".join(
        f"M{one.x:.1f} {one.y:.1f}L{other.x:.1f} {other.y:.1f}"
        for one, other in pairwise(in_chain(circles))
    )
    return f'<path d="{path}" stroke="{INK}" stroke-width="{thickness:.1f}"/>'


def _drawn(circle: Circle, ground: str, thickness: float) -> str:
    at = f'cx="{circle.x:.1f}" cy="{circle.y:.1f}"'
    if circle.is_hollow:
        return (
            f'<circle {at} r="{circle.radius - thickness:.1f}" fill="{ground}" '
            f'stroke="{circle.colour}" stroke-width="{2 * thickness:.1f}"/>'
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
    """A cover as SVG text, `width` by `height` pixels; always the same for the same thing.

    `seed` is the slug, `circles` the rows of each dataset (0 when unknown), `tone` one of
    `GROUNDS`.
    """
    light, deep = GROUNDS[tone]
    thickness = LINE * height
    placed = _circles(seed, circles, (width, height))
    drawn = "".join(_drawn(circle, light, thickness) for circle in placed)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">'
        f'<linearGradient id="g" x2="1" y2="1"><stop stop-color="{light}"/>'
        f'<stop offset="1" stop-color="{deep}"/></linearGradient>'
        f'<rect width="{width}" height="{height}" fill="url(#g)"/>'
        f"{_lines(placed, thickness)}{drawn}</svg>"
    )
