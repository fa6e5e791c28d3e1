"""Where the names of the columns stand: titles may be above them, data below."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

SEARCHED_ROWS = 20
LINES_OF_A_HEADER = 3
WIDE_SHARE = 0.6
LONGEST_FIGURE = 64
_NUMBER = re.compile(r"[-+(]?\s*[$€]?\s*[-+]?\d[\d.,\s]*([eE][-+]?\d+)?\s*[%)]?")
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?")
_YEAR = re.compile(r"(19|20)\d\d")
_FEWEST_YEARS = 2


@dataclass(frozen=True, slots=True)
class Header:
    """The index of the header among the rows, -1 for none; whether names lack or repeat."""

    index: int
    is_incomplete: bool = False


def filled(row: list[str]) -> int:
    """How many cells a row has up to its last one that is not blank."""
    for index in range(len(row), 0, -1):
        if row[index - 1].strip():
            return index
    return 0


def header_of(rows: list[list[str]]) -> Header:
    """The first wide row of non-empty, unique texts before any data; blank rows are left out.

    Without one, the first wide row of texts counts, with a remark; without that, none does.
    """
    usual = _usual_width(rows)
    candidate = -1
    for index, row in enumerate(rows[:SEARCHED_ROWS]):
        if filled(row) < max(1, WIDE_SHARE * usual):
            continue
        cells = [cell.strip() for cell in row[: filled(row)]]
        given_up = candidate >= 0 and index - candidate >= LINES_OF_A_HEADER
        if given_up or not _names(cells):
            break
        if len({cell.casefold() for cell in cells}) == len(cells) and all(cells):
            return Header(index)
        if candidate < 0:
            candidate = index
        if all(cells):
            break
    return Header(candidate, is_incomplete=candidate >= 0)


def _usual_width(rows: list[list[str]]) -> int:
    """The commonest width, the larger of two as common; titles of one cell do not count."""
    widths = Counter(width for row in rows if (width := filled(row)) > 1)
    return max(widths, key=lambda width: (widths[width], width), default=1)


def _names(cells: list[str]) -> bool:
    """Whether these cells may name columns: texts, and years beside at least one text."""
    figures = [cell for cell in cells if _is_figure(cell)]
    if not figures:
        return True
    years = {cell for cell in figures if _YEAR.fullmatch(cell)}
    return len(years) == len(figures) >= _FEWEST_YEARS and len(figures) < len(cells)


def _is_figure(cell: str) -> bool:
    # Longer ones are prose, and the patterns would search them for long.
    return len(cell) <= LONGEST_FIGURE and bool(_NUMBER.fullmatch(cell) or _DATE.fullmatch(cell))
