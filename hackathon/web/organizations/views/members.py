"""The people of an institution."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.organizations.actions.staffing import (
    change_member,
    invite_member,
    remove_member,
)
from hackathon.domain.organizations.models import Organization
from hackathon.domain.organizations.policies import (
    may_manage_organization_members,
    may_remove_organization_member,
    may_see_organization_members,
)
from hackathon.domain.organizations.queries import (
    Member,
    get_member,
    get_organization,
    members_of,
)
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.forms import Plain
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt
from hackathon.web.organizations.blueprint import bp
from hackathon.web.organizations.forms import MemberForm, RoleForm


def _may_change(actor: Actor, member: Member) -> bool:
    return may_manage_organization_members(actor, member.organization)


def _may_remove(actor: Actor, member: Member) -> bool:
    return may_remove_organization_member(actor, member.organization, member.person.id)


def _show(organization: Organization, form: MemberForm) -> ResponseReturnValue:
    return page(
        "organizations/members.html",
        form.status,
        organization=organization,
        members=members_of(organization),
        form=form,
        manages=may_manage_organization_members(current_actor(), organization),
    )


@bp.get("/instituciones/<slug>/integrantes")
@guarded(may_see_organization_members, load=get_organization)
def members(organization: Organization) -> ResponseReturnValue:
    """Who is in the institution, and with what role."""
    return _show(organization, MemberForm().offer())


@bp.post("/instituciones/<slug>/integrantes")
@guarded(may_manage_organization_members, load=get_organization)
def post_members(organization: Organization) -> ResponseReturnValue:
    """Give somebody a role."""
    form, actor = MemberForm().offer(), current_actor()
    email, name = str(form.email.data), str(form.name.data)
    made = attempt(form, lambda: invite_member(actor, organization, email, name, form.post()))
    if made is None:
        return _show(organization, form)
    say(_("%(name)s ya es parte de la institución. Le avisamos por correo.", name=name))
    return redirect_to("organizations.members", slug=organization.slug)


@bp.get("/instituciones/<slug>/integrantes/<number>")
@guarded(_may_change, load=get_member)
def member(member: Member) -> ResponseReturnValue:
    """The form for another role or position."""
    form = RoleForm(role=member.role.value, position=member.grant.position).offer()
    return page("organizations/member.html", form=form, member=member)


@bp.post("/instituciones/<slug>/integrantes/<number>")
@guarded(_may_change, load=get_member)
def post_member(member: Member) -> ResponseReturnValue:
    """Give the member another role or position."""
    form, actor = RoleForm().offer(), current_actor()
    if attempt(form, lambda: change_member(actor, member, form.post())) is None:
        return page("organizations/member.html", form.status, form=form, member=member)
    say(_("El cambio quedó guardado."))
    return redirect_to("organizations.members", slug=member.organization.slug)


@bp.get("/instituciones/<slug>/integrantes/<number>/quitar")
@guarded(_may_remove, load=get_member)
def remove(member: Member) -> ResponseReturnValue:
    """Ask before somebody loses every right here."""
    return page("organizations/remove.html", form=Plain(), member=member)


@bp.post("/instituciones/<slug>/integrantes/<number>/quitar")
@guarded(_may_remove, load=get_member)
def post_remove(member: Member) -> ResponseReturnValue:
    """Take every right here away, at once."""
    form, actor, slug = Plain(), current_actor(), member.organization.slug
    if attempt(form, lambda: remove_member(actor, member)) is None:
        return page("organizations/remove.html", form.status, form=form, member=member)
    say(_("%(name)s ya no es parte de la institución.", name=member.person.name))
    if member.person.id == actor.person_id:
        return redirect_to("organizations.organization", slug=slug)
    return redirect_to("organizations.members", slug=slug)
