"""The certificate of a person: award, participation or jury, verifiable by its code."""

from __future__ import annotations

from dataclasses import dataclass

from hackathon.presentation.documents.sheets import Sheet, Signer, frame, signers
from hackathon.presentation.documents.typesetting import typeset
from hackathon.presentation.labels import label_in


@dataclass(frozen=True, kw_only=True)
class CertificateSheet(Sheet):
    """What is certified of whom; `dated_at` is when it was issued."""

    code: str
    kind: str
    person: str
    days: str
    award: str = ""
    project: str = ""
    team: str = ""
    challenge: str = ""
    is_demonstration: bool = False
    signers: tuple[Signer, ...] = ()


def certificate_pdf(sheet: CertificateSheet) -> bytes:
    """The certificate as an accessible PDF, one landscape page."""
    data = {
        **frame(sheet),
        "code": sheet.code,
        "kind": sheet.kind,
        "title": label_in("certificate_kind", sheet.kind, "es"),
        "person": sheet.person,
        "days": sheet.days,
        "award": sheet.award,
        "project": sheet.project,
        "team": sheet.team,
        "challenge": sheet.challenge,
        "is_demonstration": sheet.is_demonstration,
        "signers": signers(sheet.signers),
    }
    return typeset("certificate", data, dated_at=sheet.dated_at)
