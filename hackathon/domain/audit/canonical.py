"""Canonical JSON: equal bytes for equal content, so that a hash of it can be recomputed.

RFC 8785 (JSON Canonicalization Scheme) over text in Unicode NFC, with whole numbers only: keys
sorted by UTF-16 code units, no space between signs, UTF-8, no escape that is not needed. Decimals
and moments are written as text, so that no reader rounds them.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime

LARGEST_NUMBER = 2**53 - 1


def canonical_json(value: object) -> bytes:
    """`value` as canonical JSON, equal bytes for equal content.

    Takes None, bool, int up to ±(2⁵³ − 1), str, sequences and mappings with text keys;
    `ValueError` for anything else, for lone surrogates, and for keys that NFC makes equal.
    """
    plain = _canonical(value)
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def moment_text(at: datetime) -> str:
    """A moment as text for canonical JSON: UTC, whole seconds, as in `2026-11-21T23:59:59Z`."""
    if at.utcoffset() is None:
        message = "a moment in a receipt needs a time zone"
        raise ValueError(message)
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def content_hash(value: object) -> str:
    """The SHA-256, in small hexadecimal, of `value` as canonical JSON."""
    return hashlib.sha256(canonical_json(value)).hexdigest()


def _canonical(value: object) -> object:
    match value:
        case None | bool():
            return value
        case int() if abs(value) <= LARGEST_NUMBER:
            return value
        case str():
            return _canonical_text(value)
        case Mapping():
            return _canonical_mapping(value)
        case list() | tuple():
            return [_canonical(item) for item in value]
        case _:
            message = f"canonical JSON has no form for {value!r}"
            raise ValueError(message)


def _canonical_text(value: object) -> str:
    if not isinstance(value, str):
        message = f"a key of canonical JSON is text, not {value!r}"
        raise ValueError(message)  # noqa: TRY004 - one error for all that has no canonical form
    return unicodedata.normalize("NFC", value)


def _canonical_mapping(value: Mapping[object, object]) -> dict[str, object]:
    named = {_canonical_text(key): _canonical(item) for key, item in value.items()}
    if len(named) < len(value):
        message = "two keys are the same text in NFC"
        raise ValueError(message)
    return {key: named[key] for key in sorted(named, key=lambda key: key.encode("utf-16-be"))}
