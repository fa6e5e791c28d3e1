"""Single values of a front matter: dates, lists, codes and addresses as people write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, tzinfo
from urllib.parse import urlsplit

from hackathon.presentation.posts.notes import PostNote, Remark

Links = tuple[tuple[str, str], ...]

MOMENT = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?"
    r"\s*(Z|UTC|[+-]\d{2}:?\d{2})?"
)
BARE_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:].*)?", re.IGNORECASE)
LONGEST_ADDRESS = 1000


def moment_of(text: str, zone: tzinfo) -> datetime | None:
    """The moment that a text names, in `zone` unless it says another; None if there is none."""
    found = MOMENT.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=zone)
        offset = found[7]
        if offset is None:
            return moment
        return datetime.fromisoformat(
            f"{moment:%Y-%m-%dT%H:%M:%S}{'+00:00' if offset in {'Z', 'UTC'} else offset}"
        )
    except ValueError:
        return None


def texts_of(value: object, split: str | None = ",") -> tuple[str, ...]:
    """A list of texts, also from a single one with commas, a null or a list with holes."""
    if isinstance(value, str):
        parts: list[object] = list(value.split(split)) if split else [value]
    else:
        parts = value if isinstance(value, list) else []
    texts = [
        " ".join(str(part).split())
        for part in parts
        if isinstance(part, str | int) and not isinstance(part, bool)
    ]
    return tuple(dict.fromkeys(text for text in texts if text))


def code_of(text: str) -> str:
    """A text as a code: small letters without accents, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def web_address(value: str, key: str, remarks: list[Remark]) -> str:
    """An address on the web, its scheme completed; nothing where it leads elsewhere."""
    address = value.strip()[:LONGEST_ADDRESS]
    try:
        scheme, host = urlsplit(address).scheme, urlsplit(address).hostname
    except ValueError:
        scheme, host = "", None
    if scheme in {"http", "https"} and host:
        return address
    if BARE_HOST.fullmatch(address):
        remarks.append(Remark(PostNote.LINK_WITHOUT_SCHEME, key, address))
        return f"http://{address}"
    remarks.append(Remark(PostNote.BAD_LINK, key, address))
    return ""


def links_of(value: object, key: str, remarks: list[Remark]) -> Links:
    """Titles with addresses from a list of mappings, or of bare addresses."""
    links: list[tuple[str, str]] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            title, url = (item.get(name) for name in ("title", "url"))
        else:
            title, url = None, item
        address = web_address(url, key, remarks) if isinstance(url, str) and url.strip() else ""
        words = " ".join(str(title or address).split())
        if words:
            links.append((words, address))
    return tuple(links)
