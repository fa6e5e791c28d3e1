"""The acta de fallo: the ranking, how ties were settled, the awards, and who certifies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from hackathon.presentation.dates import moment
from hackathon.presentation.documents.panel import (
    PanelLine,
    RecusalLine,
    panel_data,
    recusal_data,
    rule_data,
)
from hackathon.presentation.documents.seals import grouped
from hackathon.presentation.documents.sheets import Sheet, Signer, frame, signers
from hackathon.presentation.documents.typesetting import typeset
from hackathon.presentation.numbers import figure, money, ordinal


@dataclass(frozen=True, kw_only=True)
class RankingLine:
    """A project in the ranking; `rank_lo` and `rank_hi` bound its place."""

    rank: int
    project: str
    team: str
    score: Decimal
    reviews: int
    rank_lo: int | None = None
    rank_hi: int | None = None


@dataclass(frozen=True, kw_only=True)
class AwardLine:
    """A prize granted, or left void with its reason in `note`."""

    title: str
    project: str = ""
    team: str = ""
    challenge: str = ""
    amount: Decimal | None = None
    currency: str = "MXN"
    is_void: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Certifier:
    """Somebody who certified the result, and when."""

    name: str
    charge: str = ""
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class VerdictSheet(Sheet):
    """A certified result; `dated_at` is when it was certified."""

    folio: str
    round: str
    run: int
    rule: str
    rules_hash: str
    input_hash: str
    code_version: str
    rubric_version: str = ""
    place: str = ""
    audit_head: str = ""
    bundle_url: str = ""
    is_first_separable: bool | None = None
    tie_rules: tuple[str, ...] = ()
    ranking: tuple[RankingLine, ...] = ()
    tie_trace: tuple[str, ...] = ()
    awards: tuple[AwardLine, ...] = ()
    panel: tuple[PanelLine, ...] = ()
    recusals: tuple[RecusalLine, ...] = ()
    certifiers: tuple[Certifier, ...] = ()
    signers: tuple[Signer, ...] = ()


def verdict_pdf(sheet: VerdictSheet) -> bytes:
    """The acta de fallo as an accessible PDF."""
    data = {
        **frame(sheet),
        **{
            name: getattr(sheet, name)
            for name in ("folio", "round", "run", "place", "code_version", "rubric_version")
        },
        "bundle_url": sheet.bundle_url,
        "rule": rule_data(sheet.rule, sheet.tie_rules),
        "rules_hash": grouped(sheet.rules_hash),
        "input_hash": grouped(sheet.input_hash),
        "audit_head": grouped(sheet.audit_head),
        "separable": sheet.is_first_separable,
        "ranking": [_ranking_line(line) for line in sheet.ranking],
        "has_intervals": any(line.rank_lo for line in sheet.ranking),
        "tie_trace": list(sheet.tie_trace),
        "awards": [_award_line(line) for line in sheet.awards],
        "panel": panel_data(sheet.panel, sheet.zone),
        "recusals": recusal_data(sheet.recusals),
        "certifiers": [
            {
                "name": person.name,
                "charge": person.charge,
                "at": moment(person.at, sheet.zone) if person.at else "",
            }
            for person in sheet.certifiers
        ],
        "signers": signers(sheet.signers),
    }
    return typeset("verdict", data, dated_at=sheet.dated_at)


def _ranking_line(line: RankingLine) -> dict[str, str]:
    interval = f"{line.rank_lo} a {line.rank_hi}" if line.rank_lo and line.rank_hi else ""
    if line.rank_lo and line.rank_lo == line.rank_hi:
        interval = str(line.rank_lo)
    return {
        "rank": ordinal(line.rank),
        "project": line.project,
        "team": line.team,
        "score": figure(line.score, digits=2),
        "reviews": str(line.reviews),
        "interval": interval,
    }


def _award_line(line: AwardLine) -> dict[str, Any]:
    return {
        "title": line.title,
        "project": line.project,
        "team": line.team,
        "challenge": line.challenge,
        "amount": "" if line.amount is None else money(line.amount, line.currency),
        "is_void": line.is_void,
        "note": line.note,
    }
