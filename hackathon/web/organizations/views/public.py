"""The directory of institutions and the page of one."""

from __future__ import annotations

from flask import Response, request
from flask.typing import ResponseReturnValue

from hackathon.domain.organizations.colours import tint_of
from hackathon.domain.organizations.models import Organization
from hackathon.domain.organizations.policies import may_see_organization
from hackathon.domain.organizations.queries import directory, get_organization
from hackathon.errors import Missing
from hackathon.presentation.labels import choices
from hackathon.web.kit.access import guarded, public
from hackathon.web.kit.answers import page
from hackathon.web.kit.pages import paged
from hackathon.web.kit.people import current_actor
from hackathon.web.organizations.blueprint import bp
from hackathon.web.organizations.figures import counts_for, newest_of

WORDS_LENGTH = 200


@bp.get("/instituciones")
@public
def list_organizations() -> ResponseReturnValue:
    """The directory."""
    asked = {name: request.args.get(name, "")[:WORDS_LENGTH] for name in ("q", "tipo", "estado")}
    chosen = directory(
        current_actor(), words=asked["q"], kind=asked["tipo"], region=asked["estado"]
    )
    found = paged(chosen)
    return page(
        "organizations/list_organizations.html",
        organizations=found,
        counts=counts_for(found.items),
        asked=asked,
        kinds=choices("organization_kind"),
        states=choices("state"),
    )


@bp.get("/instituciones/<slug>")
@guarded(may_see_organization, load=get_organization, secret=True)
def organization(organization: Organization) -> ResponseReturnValue:
    """What the institution is, its events, retos, datasets and Historias."""
    return page(
        "organizations/organization.html",
        organization=organization,
        counts=counts_for([organization])[organization.id],
        newest=newest_of(organization),
    )


@bp.get("/instituciones/<slug>/color.css")
@guarded(may_see_organization, load=get_organization, secret=True)
def colour(organization: Organization) -> ResponseReturnValue:
    """The action colour of the institution, as a style sheet for the light scheme."""
    chosen = organization.action_colour
    if not chosen:
        raise Missing
    rules = f"--action:{chosen};--action-deep:{chosen};--action-tint:{tint_of(chosen)}"
    sheet = f"@media (prefers-color-scheme:light){{:root{{{rules}}}}}\n"
    return Response(sheet, mimetype="text/css")
