"""Who may see, edit and staff an institution, and who accredits one."""

from __future__ import annotations

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.roles import ORGANIZATION_ROLES, Role
from hackathon.domain.organizations.models import AccreditationRequest, Organization

WRITERS = (Role.OWNER, Role.ORGANIZER, Role.EDITOR)


def may_see_organization(actor: Actor, organization: Organization) -> bool:
    """Everybody, once it is accredited; before, its members and the operators."""
    return (
        organization.accredited_at is not None
        or actor.is_operator
        or actor.has_organization_role(organization.id, *ORGANIZATION_ROLES)
    )


def may_edit_organization(actor: Actor, organization: Organization) -> bool:
    """Those who own it, organize for it or write its public texts."""
    return actor.has_organization_role(organization.id, *WRITERS)


def may_move_organization(actor: Actor, organization: Organization) -> bool:
    """Its owners: a new address changes what others have linked."""
    return actor.has_organization_role(organization.id, Role.OWNER)


def may_see_organization_members(actor: Actor, organization: Organization) -> bool:
    """Its members and the operators."""
    return actor.is_operator or actor.has_organization_role(organization.id, *ORGANIZATION_ROLES)


def may_manage_organization_members(actor: Actor, organization: Organization) -> bool:
    """Its owners."""
    return actor.has_organization_role(organization.id, Role.OWNER)


def may_remove_organization_member(
    actor: Actor, organization: Organization, person_id: int
) -> bool:
    """Its owners, and each member for themselves."""
    return may_manage_organization_members(actor, organization) or (
        actor.person_id == person_id and may_see_organization_members(actor, organization)
    )


def may_see_accreditation(actor: Actor, request: AccreditationRequest) -> bool:
    """The person who asked, and the operators."""
    return actor.is_operator or (actor.is_signed_in and actor.person_id == request.requested_by_id)


def may_decide_accreditation(actor: Actor, _request: object = None) -> bool:
    """The operators."""
    return actor.is_operator
