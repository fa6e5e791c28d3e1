"""Which sign stands between the cells of a text."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter

SEPARATORS = (",", ";", "\t", "|")
_EXCEL_LINE = re.compile(r'"?sep=(.)"?[\r\n]*', re.IGNORECASE)


def named_separator(line: str) -> str | None:
    """The sign that a first line such as `sep=;` names, as Excel writes it."""
    found = _EXCEL_LINE.fullmatch(line)
    return found[1] if found and found[1] in SEPARATORS else None


def separator_of(lines: list[str]) -> str:
    """The likeliest separator of these first lines; the comma when none stands out."""
    return max(SEPARATORS, key=lambda separator: _likelihood(lines, separator))


def _likelihood(lines: list[str], separator: str) -> float:
    """0 for one column; grows with rows of one width, with columns, with undivided cells.

    A comma inside a cell is a decimal or prose; any other separator inside it, in most rows,
    is the true one.
    """
    try:
        rows = [row for row in csv.reader(lines, delimiter=separator) if any(row)]
    except csv.Error:
        return 0
    if not rows:
        return 0
    width, times = Counter(map(len, rows)).most_common(1)[0]
    if width == 1:
        return 0
    others = [other for other in SEPARATORS[1:] if other != separator]
    divided = sum(any(other in cell for cell in row for other in others) for row in rows)
    same_width, undivided = times / len(rows), 1 - divided / len(rows)
    return (same_width * undivided) ** 2 * (1 + math.log2(width))
