"""Example files for datasets: rows that only their name decides, the same at every loading."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Cell = Callable[[int, "Draw"], object]


class Draw:
    """Numbers that follow from a word; no chance and no clock."""

    def __init__(self, word: str) -> None:
        self._word = word
        self._turn = 0

    def upto(self, most: int) -> int:
        """A whole number from 0 to `most`, both included."""
        self._turn += 1
        digest = hashlib.sha256(f"{self._word}/{self._turn}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % (most + 1)

    def between(self, least: float, most: float, digits: int = 1) -> float:
        """A number between two others, with that many decimals."""
        return round(least + (most - least) * self.upto(10_000) / 10_000, digits)

    def one_of(self, choices: Sequence[str]) -> str:
        """One of some words."""
        return choices[self.upto(len(choices) - 1)]


@dataclass(frozen=True)
class Table:
    """A table to be written: how many rows, and how each column comes about."""

    rows: int
    columns: tuple[tuple[str, Cell], ...]


def csv_of(name: str, table: Table) -> bytes:
    """The file as UTF-8 CSV; a column tells that every row is made up."""
    draw = Draw(name)
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow([*(title for title, _ in table.columns), "nota"])
    for number in range(1, table.rows + 1):
        writer.writerow([*(cell(number, draw) for _, cell in table.columns), "demostración"])
    return sink.getvalue().encode()


def numbered(prefix: str) -> Cell:
    """A key such as `P-001`."""
    return lambda number, _draw: f"{prefix}-{number:03d}"


def named(words: str) -> Cell:
    """A name with its number, such as «Colonia 7»."""
    return lambda number, _draw: f"{words} {number}"


def choice(*words: str) -> Cell:
    """One of some words in each row."""
    return lambda _number, draw: draw.one_of(words)


def whole(least: int, most: int) -> Cell:
    """A whole number between two others."""
    return lambda _number, draw: least + draw.upto(most - least)


def decimal(least: float, most: float, digits: int = 1) -> Cell:
    """A number with decimals between two others."""
    return lambda _number, draw: draw.between(least, most, digits)


def around(centre: float) -> Cell:
    """A coordinate near a centre, in degrees."""
    return lambda _number, draw: draw.between(centre - 0.04, centre + 0.04, 5)


def day(year: int) -> Cell:
    """A date of a year."""
    return lambda _number, draw: f"{year}-{1 + draw.upto(11):02d}-{1 + draw.upto(27):02d}"


def hour() -> Cell:
    """A time of day, to five minutes."""
    return lambda _number, draw: f"{5 + draw.upto(17):02d}:{5 * draw.upto(11):02d}"
