"""Certificates: the public page that verifies one, its PDF, and the own list."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue

from hackathon.domain.results.models import Certificate
from hackathon.domain.results.policies import may_own_certificate, may_verify_certificate
from hackathon.domain.results.queries.people import certificates_of
from hackathon.errors import Missing
from hackathon.gateways.installed import settings
from hackathon.presentation.dates import moment_range
from hackathon.presentation.documents.certificate import CertificateSheet, certificate_pdf
from hackathon.presentation.documents.sheets import Signer
from hackathon.web.kit.access import guarded, signed_in
from hackathon.web.kit.answers import file_answer, page
from hackathon.web.kit.people import current_actor
from hackathon.web.results.blueprint import bp, certificate_at


@bp.get("/mis-constancias")
@signed_in
def my_certificates() -> ResponseReturnValue:
    """The certificates of the one who asks."""
    found = certificates_of(current_actor().person_id)
    return page("results/my_certificates.html", certificates=found)


@bp.get("/constancias/<code>")
@guarded(may_verify_certificate, load=certificate_at)
def certificate(certificate: Certificate) -> ResponseReturnValue:
    """Whether a certificate is genuine, and what it says; the QR leads here."""
    is_own = may_own_certificate(current_actor(), certificate)
    return page("results/certificate.html", certificate=certificate, is_own=is_own)


@bp.get("/constancias/<code>/constancia.pdf")
@guarded(may_verify_certificate, load=certificate_at)
def certificate_file(certificate: Certificate) -> ResponseReturnValue:
    """The certificate to print; not once it is revoked or its person was erased."""
    if certificate.revoked_at or certificate.person.erased_at:
        raise Missing
    name = f"constancia-{certificate.public_id}.pdf"
    body = certificate_pdf(_sheet(certificate))
    return file_answer(body, name, "application/pdf", inline=True)


def _sheet(certificate: Certificate) -> CertificateSheet:
    event, project, award = certificate.event, certificate.submission, certificate.award
    address = url_for("results.certificate", code=certificate.public_id)
    return CertificateSheet(
        institution=event.organization.name,
        event=event.title,
        zone=event.zone,
        verify_url=settings().site_url + address,
        dated_at=certificate.issued_at,
        code=certificate.public_id,
        kind=certificate.kind.value,
        person=certificate.person.name,
        days=_days(certificate),
        award=award.title if award else "",
        project=project.title if project else "",
        team=project.team.name if project else "",
        challenge=project.challenge.title if project and project.challenge else "",
        is_demonstration=event.is_demonstration,
        signers=(Signer(name=event.organization.name),),
    )


def _days(certificate: Certificate) -> str:
    event = certificate.event
    first = event.hacking_at or event.judging_at or event.announced_at
    last = event.submissions_until or event.results_at or first
    if first is None or last is None:
        return ""
    return moment_range(first, max(first, last), event.zone)
