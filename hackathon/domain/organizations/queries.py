"""Finding institutions, their members and the requests for accreditation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select, true
from sqlalchemy.orm import joinedload

from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.models import Person, RoleGrant
from hackathon.domain.accounts.roles import ORGANIZATION_ROLES, Role
from hackathon.domain.organizations.models import (
    AccreditationRequest,
    AccreditationState,
    Organization,
    OrganizationKind,
)
from hackathon.domain.search.terms import folded
from hackathon.errors import Missing


@dataclass(frozen=True)
class Member:
    """A person of an institution with the role and position held there."""

    organization: Organization
    person: Person
    grants: tuple[RoleGrant, ...]

    @property
    def grant(self) -> RoleGrant:
        """The grant that shows: the one with most rights."""
        return min(self.grants, key=lambda grant: ORGANIZATION_ROLES.index(grant.role))

    @property
    def role(self) -> Role:
        """The role with most rights."""
        return self.grant.role

    @property
    def is_owner(self) -> bool:
        """Whether the person owns the institution."""
        return any(grant.role == Role.OWNER for grant in self.grants)


def get_organization(slug: str) -> Organization:
    """The institution at this address; raises Missing."""
    found = find_organization(slug)
    if found is None:
        raise Missing
    return found


def find_organization(slug: str) -> Organization | None:
    """The institution at this address, None when there is none."""
    return db.session.scalar(select(Organization).where(Organization.slug == slug))


def visible_organizations(actor: Actor) -> Select[Organization]:
    """The institutions that the actor may see; equal to `may_see_organization`, row by row."""
    mine = [key for key, roles in actor.organization_roles.items() if roles]
    allowed = or_(
        Organization.accredited_at.is_not(None),
        Organization.id.in_(mine),
        true() if actor.is_operator else Organization.id.in_([]),
    )
    return select(Organization).where(allowed)


def directory(
    actor: Actor, *, words: str = "", kind: str = "", region: str = ""
) -> Select[Organization]:
    """The institutions that the actor may see, by name, narrowed by what was asked."""
    chosen = visible_organizations(actor)
    if kind in set(OrganizationKind):
        chosen = chosen.where(Organization.kind == OrganizationKind(kind))
    if region:
        chosen = chosen.where(Organization.region == region)
    for word in folded(words).split():
        chosen = chosen.where(Organization.name_folded.contains(word, autoescape=True))
    return chosen.order_by(Organization.name_folded, Organization.id)


def organizations_of(person_id: int | None) -> Sequence[Organization]:
    """The institutions in which the person has a role, by name."""
    held = select(RoleGrant.organization_id).where(
        RoleGrant.person_id == person_id,
        RoleGrant.organization_id.is_not(None),
        RoleGrant.revoked_at.is_(None),
    )
    found = select(Organization).where(Organization.id.in_(held))
    return db.session.scalars(found.order_by(Organization.name_folded)).all()


def members_of(organization: Organization) -> Sequence[Member]:
    """The people of an institution, owners first, then by name."""
    found = (
        select(RoleGrant)
        .where(RoleGrant.organization_id == organization.id, RoleGrant.revoked_at.is_(None))
        .options(joinedload(RoleGrant.person))
        .order_by(RoleGrant.id)
    )
    by_person: dict[int, list[RoleGrant]] = {}
    for grant in db.session.scalars(found):
        by_person.setdefault(grant.person_id, []).append(grant)
    members = [
        Member(organization, grants[0].person, tuple(grants)) for grants in by_person.values()
    ]
    return sorted(
        members,
        key=lambda member: (ORGANIZATION_ROLES.index(member.role), folded(member.person.name)),
    )


def get_member(slug: str, number: str) -> Member:
    """The member with this random number in the institution; raises Missing."""
    organization = get_organization(slug)
    for member in members_of(organization):
        if member.person.number == number:
            return member
    raise Missing


def has_other_owner(organization: Organization, person: Person) -> bool:
    """Whether somebody else owns the institution too."""
    owners = (
        select(func.count())
        .select_from(RoleGrant)
        .where(
            RoleGrant.organization_id == organization.id,
            RoleGrant.role == Role.OWNER,
            RoleGrant.revoked_at.is_(None),
            RoleGrant.person_id != person.id,
        )
    )
    return bool(db.session.scalar(owners))


def get_accreditation(public_id: str) -> AccreditationRequest:
    """The request for accreditation at this address; raises Missing."""
    found = db.session.scalar(_requests().where(AccreditationRequest.public_id == public_id))
    if found is None:
        raise Missing
    return found


def find_pending_accreditation(organization: Organization) -> AccreditationRequest | None:
    """The request of an institution that nobody has decided yet."""
    return db.session.scalar(
        _requests().where(
            AccreditationRequest.organization_id == organization.id,
            AccreditationRequest.state == AccreditationState.PENDING,
        )
    )


def accreditations_in(state: AccreditationState) -> Select[AccreditationRequest]:
    """The requests in one state, the oldest waiting first."""
    return (
        _requests()
        .where(AccreditationRequest.state == state)
        .order_by(AccreditationRequest.requested_at, AccreditationRequest.id)
    )


def accreditations_of(person_id: int | None) -> Sequence[AccreditationRequest]:
    """The requests of a person, newest first."""
    found = _requests().where(AccreditationRequest.requested_by_id == person_id)
    return db.session.scalars(found.order_by(AccreditationRequest.id.desc())).all()


def count_pending_accreditations() -> int:
    """How many requests wait for a decision."""
    waiting = AccreditationRequest.state == AccreditationState.PENDING
    return db.session.scalar(select(func.count(AccreditationRequest.id)).where(waiting)) or 0


def find_accreditation_by_letter(file_id: int) -> AccreditationRequest | None:
    """The request that a file is the designation letter of."""
    return db.session.scalar(_requests().where(AccreditationRequest.letter_id == file_id))


def find_organization_by_logo(file_id: int) -> Organization | None:
    """The institution that a file is the logo of."""
    return db.session.scalar(select(Organization).where(Organization.logo_id == file_id))


def _requests() -> Select[AccreditationRequest]:
    return select(AccreditationRequest).options(
        joinedload(AccreditationRequest.organization),
        joinedload(AccreditationRequest.requested_by),
        joinedload(AccreditationRequest.letter),
    )
