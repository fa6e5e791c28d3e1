"""When a failed job is tried again."""

from __future__ import annotations

import random
from datetime import timedelta

MAX_ATTEMPTS = 8
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(hours=6)


def wait_after(attempts: int, chance: float | None = None) -> timedelta:
    """The wait after `attempts` failures: doubling from 15 s to 6 h, ± 20 % of jitter."""
    doubled = FIRST_WAIT * (1 << min(attempts - 1, 20))
    spread = 0.8 + 0.4 * (random.SystemRandom().random() if chance is None else chance)
    return min(doubled, LONGEST_WAIT) * spread
