"""Short ways to write down score sheets in tests."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from hypothesis import strategies as st

from hackathon.domain.judging.marks import Mark, Rubric, ScoreSheet, WeightedCriterion, score_sheet

TOTAL = "total"
PLAIN = Rubric((WeightedCriterion(TOTAL, Decimal(1)),))
LEVELS = Rubric(
    (
        WeightedCriterion("uso de los datos", Decimal("0.5"), Decimal(1), Decimal(5), Decimal(1)),
        WeightedCriterion("solución", Decimal("0.3"), Decimal(1), Decimal(5), Decimal(1)),
        WeightedCriterion("diseño", Decimal("0.2"), Decimal(1), Decimal(5), Decimal(1)),
    )
)


def marks_of(table: Mapping[str, Mapping[str, object]]) -> list[Mark]:
    """Marks from a table entry → judge → one total, or one mark for each criterion of LEVELS."""
    return [
        Mark(entry, judge, criterion, Decimal(str(score)))
        for entry, row in table.items()
        for judge, given in row.items()
        for criterion, score in _named(given)
    ]


def plain_sheet(table: Mapping[str, Mapping[str, object]]) -> ScoreSheet:
    """A sheet of one total a review, taken as it stands."""
    return score_sheet(PLAIN, marks_of(table))


def levels_sheet(table: Mapping[str, Mapping[str, object]]) -> ScoreSheet:
    """A sheet of marks 1–5 for the three criteria of LEVELS."""
    return score_sheet(LEVELS, marks_of(table))


def _named(given: object) -> Iterable[tuple[str, object]]:
    if isinstance(given, tuple):
        return zip(LEVELS.names, given, strict=True)
    return [(TOTAL, given)]


@st.composite
def level_tables(
    draw: st.DrawFn, *, is_panel_complete: bool = False
) -> dict[str, dict[str, tuple[int, ...]]]:
    """Tables of up to 6 entries and 5 judges; the first judge sees every entry, so all connect."""
    entries = [f"e{number}" for number in range(draw(st.integers(2, 6)))]
    judges = [f"j{number}" for number in range(draw(st.integers(1, 5)))]
    mark = st.integers(1, 5)
    return {
        entry: {
            judge: draw(st.tuples(mark, mark, mark))
            for judge in judges
            if is_panel_complete or judge == "j0" or draw(st.booleans())
        }
        for entry in entries
    }
