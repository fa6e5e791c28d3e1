from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from hackathon.gateways.delimited.encodings import PIECE, Encoding, NotText, encoding_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Año,Población\nMéxico,«12»\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tabla.csv"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode("utf-8"), Encoding("utf-8")),
        (TEXT.encode("utf-8-sig"), Encoding("utf-8-sig")),
        (TEXT.encode("utf-16"), Encoding("utf-16")),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), Encoding("utf-16")),
        (TEXT.encode("cp1252"), Encoding("cp1252", is_assumed=True)),
        (TEXT.encode("cp1252") + b"\x81", Encoding("cp1252", is_assumed=True, is_broken=True)),
        (b"ASCII", Encoding("utf-8")),
        (b"", Encoding("utf-8")),
        (TEXT.encode("utf-8")[:2], Encoding("utf-8")),
        (b"a" * (PIECE - 1) + "ñ".encode(), Encoding("utf-8")),
        (b"a" * (PIECE + 5) + "ñ".encode("cp1252") + b" ", Encoding("cp1252", is_assumed=True)),
    ],
    ids=[
        "utf-8", "mark", "little", "big", "cp1252", "broken", "ascii", "empty", "cut", "across",
        "late",
    ],
)  # fmt: skip
def test_the_encoding_is_found(path: Path, content: bytes, encoding: Encoding) -> None:
    path.write_bytes(content)
    assert encoding_of(path) == encoding


def test_spanish_samples_are_told_apart(path: Path) -> None:
    words = ["año", "población", "México", "güero", "¿cuándo?", "Nuevo León", "niñez", "«sí»", "–"]
    chance = random.Random(2014)
    for _ in range(100):
        text = " ".join(chance.choices(words, k=chance.randint(1, 8)))
        for codec in ("utf-8", "cp1252"):
            path.write_bytes(text.encode(codec))
            assert encoding_of(path).codec == codec


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"PK\x03\x04\x14\x00", b"\x01\x02\x03\x04 texto"],
)
def test_what_is_no_text_is_said_to_be_so(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(NotText):
        encoding_of(path)
