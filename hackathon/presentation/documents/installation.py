"""The acta de instalación: the jury, its declarations, and the rules as they were frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hackathon.presentation.dates import moment
from hackathon.presentation.documents.convocatoria import CriterionLine, criterion_data
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


@dataclass(frozen=True, kw_only=True)
class InstallationSheet(Sheet):
    """A round when it opened; `dated_at` is that moment."""

    folio: str
    round: str
    rules_hash: str
    seed_commitment: str
    closes_at: datetime
    entries: int
    reviews_per_entry: int
    rule: str
    place: str = ""
    audit_head: str = ""
    tie_rules: tuple[str, ...] = ()
    criteria: tuple[CriterionLine, ...] = ()
    panel: tuple[PanelLine, ...] = ()
    recusals: tuple[RecusalLine, ...] = ()
    signers: tuple[Signer, ...] = ()


def installation_pdf(sheet: InstallationSheet) -> bytes:
    """The acta de instalación as an accessible PDF."""
    data = {
        **frame(sheet),
        "folio": sheet.folio,
        "round": sheet.round,
        "place": sheet.place,
        "closes": moment(sheet.closes_at, sheet.zone),
        "entries": sheet.entries,
        "reviews_per_entry": sheet.reviews_per_entry,
        "rule": rule_data(sheet.rule, sheet.tie_rules),
        "rules_hash": grouped(sheet.rules_hash),
        "seed_commitment": grouped(sheet.seed_commitment),
        "audit_head": grouped(sheet.audit_head),
        "criteria": [criterion_data(line) for line in sheet.criteria],
        "panel": panel_data(sheet.panel, sheet.zone),
        "recusals": recusal_data(sheet.recusals),
        "signers": signers(sheet.signers),
    }
    return typeset("installation", data, dated_at=sheet.dated_at)
