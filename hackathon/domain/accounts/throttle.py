"""How often one account may be tried: limits by account, never by the place it is tried from."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Limit:
    """So many tries within so long."""

    name: str
    times: int
    within: timedelta


SIGN_IN = Limit("sign_in", 10, timedelta(minutes=15))
LETTERS = Limit("letters", 5, timedelta(hours=1))
LONGEST_WITHIN = timedelta(days=1)


def account_key(limit: Limit, email_key: str) -> str:
    """The key under which tries are counted; the address itself is not kept."""
    return hashlib.sha256(f"{limit.name}:{email_key}".encode()).hexdigest()


def heard_again_at(limit: Limit, tries: Sequence[datetime], at: datetime) -> datetime | None:
    """When the next try is heard, None when it is heard now; `tries` in any order."""
    recent = sorted(tried for tried in tries if tried > at - limit.within)
    if len(recent) < limit.times:
        return None
    return recent[-limit.times] + limit.within
