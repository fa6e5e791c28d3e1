"""How an audit entry is hashed; anyone can recompute it with SHA-256 and JSON."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

GENESIS = "0" * 64


def seal(
    number: int,
    at: datetime,
    who: str | None,
    what: tuple[str, str],
    facts: Mapping[str, object],
    previous: str,
) -> str:
    """SHA-256 (hex) of the canonical JSON list [number, at, who, action, subject, facts, previous].

    `at` is written in UTC with microseconds; keys are sorted; no spaces; UTF-8.
    """
    action, subject = what
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    text = json.dumps(
        [number, moment, who, action, subject, facts, previous],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(text.encode()).hexdigest()
