"""One way to write a value as JSON, so that everybody computes the same hash."""

from __future__ import annotations

import hashlib
import json


def canonical_json(value: object) -> str:
    """The value as JSON with sorted keys, no spaces, in plain UTF-8; NaN is a ValueError."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def sha256_of(value: object) -> str:
    """SHA-256 (hex) of the canonical JSON of a value."""
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()
