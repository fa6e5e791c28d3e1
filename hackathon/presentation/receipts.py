"""From a handed-in version to the sheet of its receipt, the same for page, letter and PDF."""

from __future__ import annotations

from typing import Any, cast

from hackathon.domain.submissions.models import SubmissionVersion
from hackathon.presentation.documents.receipt import DatasetLine, FileLine, ReceiptSheet


def check_address(site_url: str, folio: str) -> str:
    """Where anybody can check a receipt."""
    return f"{site_url}/comprobar-acuse?folio={folio}"


def receipt_sheet(version: SubmissionVersion, site_url: str) -> ReceiptSheet:
    """The sheet of a version; `site_url` is the absolute address of the site."""
    content = cast("dict[str, Any]", version.content)
    event = version.submission.event
    return ReceiptSheet(
        institution=event.organization.name,
        event=event.title,
        zone=event.zone,
        verify_url=check_address(site_url, version.folio),
        dated_at=version.submitted_at,
        folio=version.folio,
        sha256=version.sha256,
        project=str(content.get("title", "")),
        team=str(content.get("team", "")),
        version=version.number,
        licence=str(content.get("licence", "")),
        manifest_url=f"{site_url}/acuses/{version.folio}/acuse.json",
        audit_head=version.audit_head,
        files=tuple(
            FileLine(name=entry["name"], size=entry["size"], sha256=entry["sha256"])
            for entry in content.get("attachments", [])
        ),
        datasets=tuple(
            DatasetLine(title=entry["title"], use=entry["use"])
            for entry in content.get("datasets", [])
        ),
    )
