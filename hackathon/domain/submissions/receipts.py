"""Receipts that anyone can recompute: canonical JSON, SHA-256 and a folio with a check character.

The receipt of a handed-in version is the SHA-256 of one file, the acuse. Its bytes are the
canonical JSON of `{"contenido": …, "archivos": [{"bytes", "nombre", "sha256"}, …]}`, the files
sorted by name and then by hash. To recompute it: `sha256sum` of the acuse is the receipt, and
`sha256sum` of each file is the figure beside its name.

Canonical JSON is RFC 8785 (JSON Canonicalization Scheme) over text in Unicode NFC, with whole
numbers only: keys sorted by UTF-16 code units, no space between signs, UTF-8, no escape that is
not needed. Decimals and moments are written as text, so that no reader rounds them.

A folio is `SLUG-NNNN-C`: the event's slug, the number of the hand-in in that event with at least
four digits, and the check character of ISO/IEC 7064, MOD 37,36, over the letters and digits
before it (hyphens left out). It catches every wrong sign and nearly every swap of two neighbours.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hackathon.domain.audit.canonical import canonical_json
from hackathon.errors import RuleBroken

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_RADIX = len(ALPHABET)
_DIGITS = 4
_LONGEST = 200
_FOLIO = re.compile(r"([A-Z0-9]+(?:-[A-Z0-9]+)*)-([0-9]{4,9})-([A-Z0-9])")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DASH = re.compile("\\s*[-\u2010-\u2015\u2212]\\s*")  # hyphens, dashes and the minus sign
_SHA256 = re.compile(r"[0-9a-f]{64}")


class FolioRule(StrEnum):
    """Why a folio that somebody typed is not one of ours."""

    SHAPE = "folio_shape"
    CHECK = "folio_check"


@dataclass(frozen=True, slots=True)
class Folio:
    """The number of a hand-in within its event."""

    event_slug: str
    sequence: int

    def __post_init__(self) -> None:
        if _SLUG.fullmatch(self.event_slug) is None or self.sequence < 1:
            message = "a folio needs the slug of an event and a number from 1 on"
            raise ValueError(message)

    def __str__(self) -> str:
        body = f"{self.event_slug.upper()}-{self.sequence:0{_DIGITS}d}"
        return f"{body}-{check_character(body.replace('-', ''))}"


@dataclass(frozen=True, slots=True)
class FileHash:
    """A file of a hand-in: its name, its size in bytes and its SHA-256 in small hexadecimal."""

    name: str
    size: int
    sha256: str

    def __post_init__(self) -> None:
        if _SHA256.fullmatch(self.sha256) is None:
            message = f"{self.sha256!r} is no SHA-256 in small hexadecimal"
            raise ValueError(message)


def receipt_document(content: Mapping[str, object], files: Iterable[FileHash] = ()) -> bytes:
    """The bytes of the acuse; `content` as in `canonical_json`, in any order of keys and files."""
    listed = sorted(files, key=lambda file: (unicodedata.normalize("NFC", file.name), file.sha256))
    archives = [{"nombre": file.name, "bytes": file.size, "sha256": file.sha256} for file in listed]
    return canonical_json({"contenido": content, "archivos": archives})


def receipt_digest(document: bytes) -> str:
    """The SHA-256 of an acuse, in small hexadecimal."""
    return hashlib.sha256(document).hexdigest()


def check_character(body: str) -> str:
    """The check character of ISO/IEC 7064, MOD 37,36, for `body` of 0–9 and A–Z."""
    product = _RADIX
    for sign in body:
        total = (product + ALPHABET.index(sign)) % _RADIX or _RADIX
        product = total * 2 % (_RADIX + 1)
    return ALPHABET[(1 - product) % _RADIX]


def parse_folio(text: str, field: str | None = None) -> Folio:
    """The folio that somebody typed, in any case, with spaces around it or any kind of dash.

    RuleBroken beside `field`: SHAPE when it is no folio, CHECK when a sign was mistaken.
    """
    folded = unicodedata.normalize("NFKC", text[:_LONGEST]).strip().upper()
    found = _FOLIO.fullmatch(_DASH.sub("-", folded))
    if found is None or len(text) > _LONGEST:
        raise RuleBroken(FolioRule.SHAPE, field, folio=text)
    slug, digits, check = found.groups()
    if check_character(slug.replace("-", "") + digits) != check:
        raise RuleBroken(FolioRule.CHECK, field, folio=text)
    if (len(digits) > _DIGITS and digits.startswith("0")) or not int(digits):
        raise RuleBroken(FolioRule.SHAPE, field, folio=text)
    return Folio(slug.lower(), int(digits))
