"""What comes back through the door."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from hackathon import clock
from hackathon.gateways.safe_fetch.faults import FetchFailed, FetchFault

LONGEST_WAIT = 86_400
"""Seconds; a server that asks for a longer pause is taken to ask for a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Status and headers of the last answer; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    final_url: str
    is_cut: bool = False

    @property
    def is_success(self) -> bool:
        """Whether the status is one of the 2xx."""
        return self.status in range(200, 300)

    @property
    def media_type(self) -> str:
        """The media type without its parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def retry_after(self) -> int | None:
        """Seconds the server asks us to wait, whether it named seconds or a date."""
        return seconds_to_wait(self.headers.get("retry-after", ""), clock.now())

    @property
    def declared_size(self) -> int | None:
        """The size the server states for an unencoded body."""
        text = self.headers.get("content-length", "")
        plain = self.headers.get("content-encoding", "identity").lower() in {"", "identity"}
        return int(text[:18]) if plain and text.isascii() and text.isdigit() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched(Answer):
    """An answer held in memory, decompressed."""

    body: bytes = field(repr=False)

    def json(self) -> object:
        """The body as JSON; raises FetchFailed when it is something else."""
        try:
            return json.loads(self.body, parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:
            raise FetchFailed(FetchFault.NOT_JSON, status=self.status) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloaded(Answer):
    """An answer whose body went into a sink."""

    size: int
    sha256: str


def seconds_to_wait(text: str, now: datetime) -> int | None:
    """The meaning of a Retry-After header in seconds from `now`, never negative."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return min(int(text[:9]), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0, min(int((moment - now).total_seconds()), LONGEST_WAIT))


def _refuse_constant(name: str) -> object:
    # NaN and Infinity are no JSON, and no database stores them as such.
    raise ValueError(name)
