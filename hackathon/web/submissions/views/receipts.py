"""Receipts: the page worth keeping, its PDF, the acuse itself, and the public check."""

from __future__ import annotations

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.submissions.models import SubmissionVersion
from hackathon.domain.submissions.policies import may_see_receipt
from hackathon.domain.submissions.queries import get_version
from hackathon.domain.submissions.receipts import (
    FileHash,
    parse_folio,
    receipt_document,
)
from hackathon.errors import Missing, RuleBroken
from hackathon.gateways.installed import settings
from hackathon.presentation.documents.receipt import receipt_pdf
from hackathon.presentation.documents.seals import qr_svg
from hackathon.presentation.receipts import receipt_sheet
from hackathon.web.kit.access import guarded, public
from hackathon.web.kit.answers import file_answer, page
from hackathon.web.kit.messages import sentence
from hackathon.web.submissions.views.blueprint import bp


def may_see(actor: Actor, version: SubmissionVersion) -> bool:
    """The members of the team."""
    return may_see_receipt(actor, version.submission)


@bp.get("/acuses/<folio>")
@guarded(may_see, load=get_version, secret=True)
def receipt(version: SubmissionVersion) -> ResponseReturnValue:
    """The receipt on screen."""
    return page("submissions/receipt.html", version=version, content=version.content)


@bp.get("/acuses/<folio>/acuse.pdf")
@guarded(may_see, load=get_version, secret=True)
def receipt_file(version: SubmissionVersion) -> ResponseReturnValue:
    """The receipt as PDF."""
    body = receipt_pdf(receipt_sheet(version, settings().site_url))
    return file_answer(body, f"acuse-{version.folio}.pdf", "application/pdf", inline=True)


@bp.get("/acuses/<folio>/acuse.json")
@guarded(may_see, load=get_version, secret=True)
def receipt_source(version: SubmissionVersion) -> ResponseReturnValue:
    """The bytes whose SHA-256 is the receipt."""
    body = receipt_document(version.content, _files(version))
    return file_answer(body, f"acuse-{version.folio}.json", "application/json")


@bp.get("/acuses/<folio>/codigo.svg")
@guarded(may_see, load=get_version, secret=True)
def receipt_code(version: SubmissionVersion) -> ResponseReturnValue:
    """The QR that leads to the public check."""
    address = settings().site_url + url_for("submissions.check", folio=version.folio)
    return Response(qr_svg(address), mimetype="image/svg+xml")


@bp.get("/comprobar-acuse")
@public
def check() -> ResponseReturnValue:
    """Anybody with a folio learns that it is genuine, its moment and its hash; nothing else."""
    typed = request.args.get("folio", "").strip()[:200]
    version, fault = None, ""
    if typed:
        try:
            version = get_version(str(parse_folio(typed)))
        except RuleBroken as broken:
            fault = sentence(broken)
        except Missing:
            fault = "unknown"
    status = 200 if version or not typed else 404
    return page("submissions/check.html", status, typed=typed, version=version, fault=fault)


def _files(version: SubmissionVersion) -> list[FileHash]:
    listed = version.content.get("attachments")
    entries = listed if isinstance(listed, list) else []
    return [FileHash(entry["name"], entry["size"], entry["sha256"]) for entry in entries]
