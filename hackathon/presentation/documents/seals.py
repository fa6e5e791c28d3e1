"""What lets a reader check a document: a QR of its address and hashes that read in groups."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import segno

GROUP = 8


@lru_cache(maxsize=256)
def qr_svg(address: str) -> str:
    """A QR of an address as SVG, dark on nothing, with the quiet zone left to the page."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None, dark="#17212B"
    )
    return out.getvalue().decode()


def grouped(digest: str) -> list[str]:
    """A hash in groups of eight, for an eye that compares two of them."""
    return [digest[start : start + GROUP] for start in range(0, len(digest), GROUP)]
