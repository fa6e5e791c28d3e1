"""Asking for the accreditation of an institution, and deciding on it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actions.roles import Place, grant_role
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.queries import operators
from hackathon.domain.accounts.roles import Role
from hackathon.domain.addresses.slugs import free_slug
from hackathon.domain.audit.actions import record
from hackathon.domain.files.actions import attach_file
from hackathon.domain.jobs.actions import post_letter
from hackathon.domain.organizations.actions.editing import check_website, show_organization
from hackathon.domain.organizations.models import (
    AccreditationRequest,
    AccreditationState,
    Organization,
    OrganizationKind,
)
from hackathon.domain.organizations.queries import accreditations_of, find_organization
from hackathon.domain.organizations.rules import OrganizationRule
from hackathon.domain.search.terms import folded
from hackathon.errors import RuleBroken
from hackathon.values import StoredFile


@dataclass(frozen=True, kw_only=True)
class Application:
    """What somebody says of the institution they ask to accredit."""

    name: str
    kind: OrganizationKind
    region: str
    position: str
    letter: StoredFile
    website: str = ""


def request_accreditation(actor: Actor, application: Application) -> AccreditationRequest:
    """Ask the operators to accredit an institution; the designation letter is attached."""
    if any(own.state == AccreditationState.PENDING for own in accreditations_of(actor.person_id)):
        raise RuleBroken(OrganizationRule.REQUEST_PENDING, state=True)
    check_website(application.website)
    organization = _organization_for(actor, application)
    letter = attach_file(actor.number, application.letter)
    request = AccreditationRequest(
        organization_id=organization.id,
        requested_by_id=actor.person_id,
        position=application.position,
        letter_id=letter.id,
        requested_at=clock.now(),
    )
    db.session.add(request)
    db.session.flush()
    record("accreditation.requested", actor, f"organization:{organization.id}", request=request.id)
    for operator in operators():
        post_letter(
            "accreditation_requested", operator.email, operator.language, request=request.id
        )
    return request


def accredit(actor: Actor, request: AccreditationRequest, note: str = "") -> AccreditationRequest:
    """Accredit the institution; the person who asked becomes its owner."""
    _decide(actor, request, AccreditationState.ACCREDITED, note)
    organization = request.organization
    organization.accredited_at = clock.now()
    place = Place(organization_id=organization.id)
    grant_role(actor, request.requested_by, Role.OWNER, place, request.position)
    show_organization(organization)
    record("organization.accredited", actor, f"organization:{organization.id}")
    return request


def refuse_accreditation(
    actor: Actor, request: AccreditationRequest, reason: str
) -> AccreditationRequest:
    """Refuse the request, with a reason that the person reads."""
    if not reason.strip():
        raise RuleBroken(OrganizationRule.REASON_NEEDED, "reason")
    _decide(actor, request, AccreditationState.REFUSED, reason)
    record("accreditation.refused", actor, f"organization:{request.organization_id}")
    return request


def _decide(
    actor: Actor, request: AccreditationRequest, state: AccreditationState, reason: str
) -> None:
    if request.state != AccreditationState.PENDING:
        raise RuleBroken(OrganizationRule.REQUEST_DECIDED, state=True)
    request.state, request.reason = state, reason
    request.decided_at, request.decided_by = clock.now(), actor.number
    person = request.requested_by
    post_letter("accreditation_decided", person.email, person.language, request=request.id)
    db.session.flush()


def _organization_for(actor: Actor, application: Application) -> Organization:
    """The institution of an earlier refused request of the same person, else a new one."""
    same = select(Organization).where(Organization.name_folded == folded(application.name)[:400])
    found = db.session.scalar(same.order_by(Organization.id).limit(1))
    if found is None:
        found = Organization(
            slug=free_slug(application.name, lambda slug: find_organization(slug) is not None),
            created_at=clock.now(),
        )
        db.session.add(found)
    elif found.accredited_at or not _asked_before(actor, found):
        raise RuleBroken(OrganizationRule.NAME_TAKEN, "name")
    found.name, found.kind = application.name, application.kind
    found.region, found.website = application.region, application.website
    db.session.flush()
    return found


def _asked_before(actor: Actor, organization: Organization) -> bool:
    return any(
        request.organization_id == organization.id for request in accreditations_of(actor.person_id)
    )
