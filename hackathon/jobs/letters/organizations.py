"""The letters of institutions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from hackathon.db import db, writing
from hackathon.domain.accounts.actions.links import INVITATION_LIFETIME, issue_link
from hackathon.domain.accounts.models import LinkPurpose, Person
from hackathon.domain.accounts.queries import get_grant
from hackathon.domain.organizations.models import (
    AccreditationRequest,
    AccreditationState,
    Organization,
)
from hackathon.errors import Missing
from hackathon.jobs.letters import letter, link_to, site_url
from hackathon.presentation.letters.composing import ComposedLetter, compose
from hackathon.presentation.letters.contexts import (
    AccreditationDecided,
    AccreditationRequested,
    RoleGranted,
)

Ids = Mapping[str, Any]


@letter("accreditation_requested")
def accreditation_requested(ids: Ids, locale: str) -> ComposedLetter:
    """To the operators: somebody asks."""
    request = _request(ids)
    context = AccreditationRequested(
        site_url=site_url(),
        organization=request.organization.name,
        requester=request.requested_by.name,
        position=request.position,
        url=link_to("operation.accreditation", public_id=request.public_id),
    )
    return compose("accreditation_requested", locale, context)


@letter("accreditation_decided")
def accreditation_decided(ids: Ids, locale: str) -> ComposedLetter:
    """To the person who asked: yes, or no and why."""
    request = _request(ids)
    is_accredited = request.state == AccreditationState.ACCREDITED
    slug = request.organization.slug
    context = AccreditationDecided(
        site_url=site_url(),
        name=request.requested_by.name,
        organization=request.organization.name,
        is_accredited=is_accredited,
        url=link_to("organizations.organization", slug=slug)
        if is_accredited
        else link_to("organizations.new_accreditation"),
        reason=request.reason,
    )
    return compose("accreditation_decided", locale, context)


@letter("role_granted")
def role_granted(ids: Ids, locale: str) -> ComposedLetter:
    """To somebody with a new role; without a confirmed account, with a link that opens it."""
    with writing():
        grant = get_grant(ids["grant"])
        organization = db.session.get_one(Organization, grant.organization_id)
        path = f"/instituciones/{organization.slug}"
        url = f"{site_url()}{path}"
        if grant.person.confirmed_at is None:
            token, _ = issue_link(
                LinkPurpose.SIGN_IN, grant.person, path, lifetime=INVITATION_LIFETIME
            )
            url = link_to("accounts.open_link", token=token)
    granter = db.session.scalar(select(Person.name).where(Person.number == grant.granted_by))
    context = RoleGranted(
        site_url=site_url(),
        name=grant.person.name,
        role=grant.role.value,
        place=organization.name,
        granted_by=granter or organization.name,
        url=url,
    )
    return compose("role_granted", locale, context)


def _request(ids: Ids) -> AccreditationRequest:
    request = db.session.get(AccreditationRequest, ids["request"])
    if request is None or request.requested_by.erased_at:
        raise Missing
    return request
