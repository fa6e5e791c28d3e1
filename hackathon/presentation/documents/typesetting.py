"""The one door to typst: a template, data as JSON, and PDF/UA as the answer."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import fontpkg
import typst
from fontTools.ttLib import TTFont

TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "documents"
FAMILIES = ("Public Sans", "Bricolage Grotesque", "JetBrains Mono")
STANDARD: typst.PDFStandard = "ua-1"
# Stands for a character that none of our fonts can draw; PDF/UA refuses a missing glyph.
UNKNOWN = "□"
DROPPED = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Mn", "Me"})


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """The fonts of the house and those inside typst, whatever the machine has installed."""
    folders = sorted({str(Path(fontpkg.path(family)).parent) for family in FAMILIES})
    return typst.Fonts(include_system_fonts=False, font_paths=folders)


@lru_cache(maxsize=1)
def drawable() -> frozenset[int]:
    """The characters that our fonts can draw."""
    covered: set[int] = set()
    for family in FAMILIES:
        with TTFont(fontpkg.path(family), lazy=True) as font:
            covered.update(font.getBestCmap())
    return frozenset(covered)


def _seen(character: str, covered: frozenset[int]) -> str:
    if ord(character) in covered and unicodedata.category(character) not in {"Cc", "Cf"}:
        return character
    if character in "\n\t":
        return " "
    return "" if unicodedata.category(character) in DROPPED else UNKNOWN


def legible(text: str) -> str:
    """The text as our fonts can show it: no control characters, a box for what they lack."""
    covered = drawable()
    return "".join(_seen(character, covered) for character in unicodedata.normalize("NFC", text))


def _legible_deep(value: object) -> object:
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, Mapping):
        return {
            key: inner if key == "svg" else _legible_deep(inner) for key, inner in value.items()
        }
    if isinstance(value, Sequence):
        return [_legible_deep(inner) for inner in value]
    return value


def typeset(template: str, data: Mapping[str, Any], *, dated_at: datetime) -> bytes:
    """Set a template with data; the same data and date give the same bytes."""
    pdf: bytes = typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(_legible_deep(data), ensure_ascii=False)},
        pdf_standards=[STANDARD],
        timestamp=dated_at.astimezone(UTC).replace(microsecond=0),
    )
    return pdf
