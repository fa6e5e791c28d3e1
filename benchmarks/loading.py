"""How long the demonstration takes to load, a second time too, and how long volume takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from benchmarks.figures import Figure
from benchmarks.installation import installation
from hackathon.jobs.demo.loading import load
from hackathon.jobs.demo.volume import Volume, scale

LOAD, AGAIN, VOLUME = 20.0, 1.0, 60.0
PROJECTS = 10_000


def measure() -> Iterator[Figure]:
    """Seconds by the wall clock, against what people are told to expect."""
    with installation():
        yield Figure("demo load", _seconds(load), "s", LOAD)
        yield Figure("demo load again", _seconds(load), "s", AGAIN)
        volume = Volume(PROJECTS, PROJECTS, 100, 3 * PROJECTS)
        seconds = _seconds(lambda: scale(volume, lambda _rows: None))
        yield Figure(f"demo scale, {PROJECTS} projects", seconds, "s", VOLUME)


def _seconds(act: Callable[[], object]) -> float:
    before = time.perf_counter()
    act()
    return time.perf_counter() - before
