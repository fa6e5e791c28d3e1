"""Editing what an institution says of itself, its logo and its address."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.organizations.actions.editing import (
    edit_organization,
    move_organization,
    replace_logo,
)
from hackathon.domain.organizations.models import Organization
from hackathon.domain.organizations.policies import may_edit_organization, may_move_organization
from hackathon.domain.organizations.queries import get_organization
from hackathon.gateways.files import FileKind
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.uploads import store_upload
from hackathon.web.kit.writing import attempt
from hackathon.web.organizations.blueprint import bp
from hackathon.web.organizations.forms import (
    LOGO_MEGABYTES,
    LogoForm,
    OrganizationForm,
    SlugForm,
)


@bp.get("/instituciones/<slug>/editar")
@guarded(may_edit_organization, load=get_organization)
def edit(organization: Organization) -> ResponseReturnValue:
    """The form of the public texts."""
    form = OrganizationForm(obj=organization)
    return page("organizations/edit.html", form=form, organization=organization)


@bp.post("/instituciones/<slug>/editar")
@guarded(may_edit_organization, load=get_organization)
def post_edit(organization: Organization) -> ResponseReturnValue:
    """Keep the public texts."""
    form, actor = OrganizationForm(), current_actor()
    seen = form.revision.data
    kept = attempt(form, lambda: edit_organization(actor, organization, form.text(), seen))
    if kept is None:
        return page("organizations/edit.html", form.status, form=form, organization=organization)
    say(_("Los cambios quedaron guardados."))
    return redirect_to("organizations.organization", slug=organization.slug)


@bp.get("/instituciones/<slug>/logotipo")
@guarded(may_edit_organization, load=get_organization)
def edit_logo(organization: Organization) -> ResponseReturnValue:
    """The form for another logo."""
    return page("organizations/edit_logo.html", form=LogoForm(), organization=organization)


@bp.post("/instituciones/<slug>/logotipo")
@guarded(may_edit_organization, load=get_organization)
def post_edit_logo(organization: Organization) -> ResponseReturnValue:
    """Take another logo."""
    form, kinds = LogoForm(), {FileKind.IMAGE}
    stored = store_upload(form, form.logo, kinds, LOGO_MEGABYTES) if form.validate() else None
    if stored is None and not form.logo.errors:
        form.refuse(form.logo, _("Elige una imagen."))
    actor = current_actor()
    if not stored or attempt(form, lambda: replace_logo(actor, organization, stored)) is None:
        shown = {"form": form, "organization": organization}
        return page("organizations/edit_logo.html", form.status, **shown)
    say(_("El logotipo se está preparando; en unos segundos aparecerá en la página."))
    return redirect_to("organizations.organization", slug=organization.slug)


@bp.get("/instituciones/<slug>/direccion")
@guarded(may_move_organization, load=get_organization)
def edit_slug(organization: Organization) -> ResponseReturnValue:
    """The form for another address."""
    form = SlugForm(obj=organization)
    return page("organizations/edit_slug.html", form=form, organization=organization)


@bp.post("/instituciones/<slug>/direccion")
@guarded(may_move_organization, load=get_organization)
def post_edit_slug(organization: Organization) -> ResponseReturnValue:
    """Move the institution; the old address leads to the new one."""
    form, actor = SlugForm(), current_actor()
    slug = str(form.slug.data)
    if attempt(form, lambda: move_organization(actor, organization, slug)) is None:
        shown = {"form": form, "organization": organization}
        return page("organizations/edit_slug.html", form.status, **shown)
    say(_("La dirección cambió; la anterior lleva a la nueva."))
    return redirect_to("organizations.organization", slug=slug)
