"""The receipt of a hand-in: folio, hash, moment, files, and how to check it oneself."""

from __future__ import annotations

from dataclasses import dataclass

from hackathon.presentation.documents.seals import grouped
from hackathon.presentation.documents.sheets import Sheet, frame
from hackathon.presentation.documents.typesetting import typeset
from hackathon.presentation.numbers import file_size


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """A file that was handed in."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class DatasetLine:
    """A dataset that the project declares, and how it was used."""

    title: str
    use: str = ""


@dataclass(frozen=True, kw_only=True)
class ReceiptSheet(Sheet):
    """What was handed in, frozen; `dated_at` is when it was received."""

    folio: str
    sha256: str
    project: str
    team: str
    version: int
    challenge: str = ""
    licence: str = ""
    manifest_url: str = ""
    audit_head: str = ""
    files: tuple[FileLine, ...] = ()
    datasets: tuple[DatasetLine, ...] = ()


def receipt_pdf(sheet: ReceiptSheet) -> bytes:
    """The receipt as an accessible PDF."""
    known = {
        "Evento": sheet.event,
        "Reto": sheet.challenge,
        "Equipo": sheet.team,
        "Versión entregada": str(sheet.version),
        "Licencia": sheet.licence,
    }
    data = {
        **frame(sheet),
        "folio": sheet.folio,
        "project": sheet.project,
        "team": sheet.team,
        "facts": [[name, value] for name, value in known.items() if value],
        "sha256": grouped(sheet.sha256),
        "audit_head": grouped(sheet.audit_head),
        "manifest_url": sheet.manifest_url,
        "files": [
            {"name": file.name, "size": file_size(file.size), "sha256": grouped(file.sha256)}
            for file in sheet.files
        ],
        "datasets": [{"title": line.title, "use": line.use} for line in sheet.datasets],
    }
    return typeset("receipt", data, dated_at=sheet.dated_at)
