"""Which encoding a text is in: its mark, else strict UTF-8, else cp1252."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PIECE = 1 << 20
HEAD = 65_536
MOST_CONTROLS = 0.02
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNDEFINED_IN_CP1252 = (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")
_CONTROLS = bytes(sign for sign in range(0x20) if sign not in b"\t\n\r\f\x1a")


class NotText(Exception):
    """The file is something else than text."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec, whether it was guessed, and whether some bytes mean nothing in it."""

    codec: str
    is_assumed: bool = False
    is_broken: bool = False


def encoding_of(path: Path) -> Encoding:
    """Read the whole file piece by piece and name its encoding; raises NotText."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return Encoding(codec)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if b"\0" in head or controls > MOST_CONTROLS * len(head):
        raise NotText
    if _is_utf8(path):
        return Encoding("utf-8")
    return Encoding("cp1252", is_assumed=True, is_broken=_has_undefined_bytes(path))


def _is_utf8(path: Path) -> bool:
    """Whether every sign is whole; the last one may be cut."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while piece := file.read(PIECE):
                decoder.decode(piece)
        except UnicodeDecodeError:
            return False
    return True


def _has_undefined_bytes(path: Path) -> bool:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            if any(sign in piece for sign in _UNDEFINED_IN_CP1252):
                return True
    return False
