"""The people of an institution: inviting, changing their role, removing."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from hackathon.db import db
from hackathon.domain.accounts.actions.people import find_or_invite
from hackathon.domain.accounts.actions.roles import Place, grant_role, revoke_role
from hackathon.domain.accounts.actions.sessions import end_all_sessions
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.models import Person, RoleGrant
from hackathon.domain.accounts.roles import ORGANIZATION_ROLES, Role
from hackathon.domain.jobs.actions import post_letter
from hackathon.domain.organizations.models import Organization
from hackathon.domain.organizations.queries import Member, get_member, has_other_owner, members_of
from hackathon.domain.organizations.rules import OrganizationRule
from hackathon.errors import RuleBroken


@dataclass(frozen=True, kw_only=True)
class Post:
    """The role somebody has in an institution, and the position it comes from."""

    role: Role
    position: str = ""


def invite_member(
    actor: Actor, organization: Organization, email: str, name: str, post: Post
) -> RoleGrant:
    """Give a person a role here; somebody without an account gets one by mail."""
    _hold(organization)
    _check_role(post.role)
    person = find_or_invite(actor, email, name, actor.language)
    if any(member.person.id == person.id for member in members_of(organization)):
        raise RuleBroken(OrganizationRule.ALREADY_MEMBER, "email")
    return _grant(actor, organization, person, post)


def change_member(actor: Actor, member: Member, post: Post) -> RoleGrant:
    """Give a member another role or position; nobody changes their own."""
    member = _held(member)
    _check_role(post.role)
    if member.person.id == actor.person_id:
        raise RuleBroken(OrganizationRule.OWN_ROLE, "role")
    if post.role != Role.OWNER:
        _keep_an_owner(member)
    if member.role == post.role and len(member.grants) == 1:
        member.grant.position = post.position
        return member.grant
    for grant in member.grants:
        revoke_role(actor, grant)
    db.session.flush()
    return _grant(actor, member.organization, member.person, post)


def remove_member(actor: Actor, member: Member) -> Member:
    """Take every role here away, at once; the last owner stays."""
    member = _held(member)
    _keep_an_owner(member)
    for grant in member.grants:
        revoke_role(actor, grant)
    if member.person.id != actor.person_id:
        end_all_sessions(member.person)
    return member


def _grant(actor: Actor, organization: Organization, person: Person, post: Post) -> RoleGrant:
    place = Place(organization_id=organization.id)
    grant = grant_role(actor, person, post.role, place, post.position)
    post_letter("role_granted", person.email, person.language, grant=grant.id)
    return grant


def _hold(organization: Organization) -> None:
    """Let one change of members happen after the other, so that one owner is always left."""
    db.session.execute(
        select(Organization.id).where(Organization.id == organization.id).with_for_update()
    )


def _held(member: Member) -> Member:
    """The member as they stand once nobody else changes the members."""
    _hold(member.organization)
    return get_member(member.organization.slug, member.person.number)


def _check_role(role: Role) -> None:
    if role not in ORGANIZATION_ROLES:
        raise RuleBroken(OrganizationRule.NOT_A_ROLE_HERE, "role")


def _keep_an_owner(member: Member) -> None:
    if member.is_owner and not has_other_owner(member.organization, member.person):
        raise RuleBroken(OrganizationRule.LAST_OWNER, state=True)
