"""The letters of projects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hackathon.db import db
from hackathon.domain.submissions.models import SubmissionVersion
from hackathon.errors import Missing
from hackathon.jobs.letters import letter, link_to, site_url
from hackathon.presentation.documents.receipt import receipt_pdf
from hackathon.presentation.letters.composing import ComposedLetter, compose
from hackathon.presentation.letters.contexts import Receipt
from hackathon.presentation.receipts import receipt_sheet
from hackathon.values import Attachment


@letter("receipt")
def receipt(ids: Mapping[str, Any], locale: str) -> ComposedLetter:
    """To every member of the team: folio, hash, moment, and the receipt as PDF."""
    version = db.session.get(SubmissionVersion, ids["version"])
    if version is None:
        raise Missing
    event = version.submission.event
    context = Receipt(
        site_url=site_url(),
        event=event.title,
        project=str(version.content["title"]),
        team=str(version.content["team"]),
        version=version.number,
        folio=version.folio,
        sha256=version.sha256,
        submitted_at=version.submitted_at,
        zone=event.zone,
        url=link_to("submissions.receipt", folio=version.folio),
        submissions_until=event.submissions_until,
    )
    pdf = receipt_pdf(receipt_sheet(version, site_url()))
    attached = Attachment(f"acuse-{version.folio}.pdf", "application/pdf", pdf)
    return compose("receipt", locale, context, (attached,))
