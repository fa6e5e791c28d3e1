"""A measured figure with its limit, and the table that shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured, how much, of what, and how much at most."""

    name: str
    value: float
    unit: str
    limit: float

    @property
    def is_kept(self) -> bool:
        """Whether the limit holds."""
        return self.value <= self.limit


def table(figures: Iterable[Figure]) -> str:
    """The figures as aligned lines: name, value, limit, verdict."""
    rows = list(figures)
    width = max((len(row.name) for row in rows), default=0)
    return "\n".join(
        f"{row.name:<{width}}  {row.value:>9.1f} {row.unit:<10} limit {row.limit:>7.1f}  "
        f"{'ok' if row.is_kept else 'OVER'}"
        for row in rows
    )
