"""What every document carries: who issues it, for which event, and where to verify it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hackathon.presentation.dates import moment
from hackathon.presentation.documents.seals import qr_svg


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The frame of a document; `dated_at` is the moment it speaks of."""

    institution: str
    event: str
    zone: str
    verify_url: str
    dated_at: datetime


@dataclass(frozen=True, kw_only=True)
class Signer:
    """Somebody who signs, and in which charge."""

    name: str
    charge: str = ""


def frame(sheet: Sheet) -> dict[str, Any]:
    """The data that the shared style of all documents reads."""
    return {
        "issuer": {"name": sheet.institution},
        "event": sheet.event,
        "seal": {"address": sheet.verify_url, "svg": qr_svg(sheet.verify_url)},
        "dated": moment(sheet.dated_at, sheet.zone),
    }


def signers(people: Sequence[Signer]) -> list[dict[str, str]]:
    """Those who sign, as data."""
    return [{"name": person.name, "charge": person.charge} for person in people]
