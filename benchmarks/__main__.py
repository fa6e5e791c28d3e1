"""Run the benchmarks, print each figure beside its limit, and fail when a limit is broken."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping

from benchmarks import loading, pages
from benchmarks.figures import Figure, table

BENCHMARKS: Mapping[str, Callable[[], Iterator[Figure]]] = {
    "pages": pages.measure,
    "loading": loading.measure,
}


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all; 1 when a figure is over its limit, 2 for no such name."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"no benchmark called {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
        return 2
    figures = [figure for name in names or BENCHMARKS for figure in BENCHMARKS[name]()]
    print(table(figures))
    return 0 if all(figure.is_kept for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
