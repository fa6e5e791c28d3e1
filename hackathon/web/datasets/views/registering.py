"""Registering a dataset of an institution: from a catalogue, from an address, or by hand."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.datasets.actions.catalogues import add_catalogue
from hackathon.domain.datasets.actions.snapshots import register_by_url, register_hit
from hackathon.domain.datasets.actions.writing import create_by_hand
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.datasets.policies import may_publish_dataset
from hackathon.domain.organizations.models import Organization
from hackathon.domain.organizations.queries import get_organization
from hackathon.web.datasets.blueprint import bp
from hackathon.web.datasets.forms import AddressForm, CatalogueForm, HitForm, NewDatasetForm
from hackathon.web.datasets.sources import (
    RemoteAnswer,
    ask_catalogue,
    asked_search,
    catalogue_row,
    chosen_hit,
    page_in_catalogue,
    source_of,
)
from hackathon.web.datasets.uploading import LARGEST_MB, stored_data
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import is_part, page, redirect_to, say
from hackathon.web.kit.forms import Form, Plain
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.uploads import MEGABYTE
from hackathon.web.kit.writing import attempt


@bp.app_template_global()
def ways_to_register(organization: Organization, here: str) -> list[dict[str, object]]:
    """The three ways to register a dataset, as tabs."""
    ways = {
        "new_dataset": _("Buscar en un catálogo"),
        "new_from_address": _("Pegar una dirección"),
        "new_by_hand": _("A mano, con archivo"),
    }
    return [
        {"label": words, "url": url_for(f"datasets.{name}", slug=organization.slug)}
        | {"is_here": name == here}
        for name, words in ways.items()
    ]


@bp.get("/instituciones/<slug>/conjuntos/nuevo")
@guarded(may_publish_dataset, load=get_organization)
def new_dataset(organization: Organization) -> ResponseReturnValue:
    """The search in a catalogue, before anything is searched."""
    return _show_search(organization, RemoteAnswer(), Plain(), 200)


@bp.get("/instituciones/<slug>/conjuntos/nuevo/buscar-en-catalogo")
@guarded(may_publish_dataset, load=get_organization)
def search_catalogue(organization: Organization) -> ResponseReturnValue:
    """What a catalogue has; the page, or its results only."""
    slug = organization.slug
    answer = ask_catalogue(asked_search(organization.id))
    return _show_search(get_organization(slug), answer, Plain(), 200)


@bp.post("/instituciones/<slug>/conjuntos/nuevo")
@guarded(may_publish_dataset, load=get_organization)
def post_new_dataset(organization: Organization) -> ResponseReturnValue:
    """Register a dataset that a catalogue found."""
    form = HitForm()

    def register() -> Dataset:
        source = source_of(form, organization.id)
        hit, catalogue = chosen_hit(form, source), catalogue_row(source)
        return register_hit(current_actor(), catalogue, hit, organization_id=organization.id)

    made = attempt(form, register)
    if made is None:
        return _show_search(organization, RemoteAnswer(), form, form.status)
    return _registered(made)


@bp.get("/instituciones/<slug>/conjuntos/nuevo/direccion")
@guarded(may_publish_dataset, load=get_organization)
def new_from_address(organization: Organization) -> ResponseReturnValue:
    """The form for a pasted address."""
    return page("datasets/new_from_address.html", organization=organization, form=AddressForm())


@bp.post("/instituciones/<slug>/conjuntos/nuevo/direccion")
@guarded(may_publish_dataset, load=get_organization)
def post_new_from_address(organization: Organization) -> ResponseReturnValue:
    """Register what is at a pasted address."""
    form = AddressForm()

    def register() -> Dataset:
        url = form.url.data
        also_at, owner = page_in_catalogue(url), organization.id
        return register_by_url(current_actor(), url, organization_id=owner, also_at=also_at)

    made = attempt(form, register)
    if made is None:
        return page(
            "datasets/new_from_address.html", form.status, organization=organization, form=form
        )
    return _registered(made)


@bp.get("/instituciones/<slug>/conjuntos/nuevo/a-mano")
@guarded(may_publish_dataset, load=get_organization)
def new_by_hand(organization: Organization) -> ResponseReturnValue:
    """The form for a dataset entered by hand."""
    form = NewDatasetForm(publisher=organization.name, licence_id="libre-uso-mx")
    return _show_by_hand(organization, form, 200)


@bp.post("/instituciones/<slug>/conjuntos/nuevo/a-mano")
@guarded(may_publish_dataset, load=get_organization)
def post_new_by_hand(organization: Organization) -> ResponseReturnValue:
    """Register a dataset with its first file or address."""
    form = NewDatasetForm()
    stored = stored_data(form, form.file) if form.validate() else None
    if form.errors:
        return _show_by_hand(organization, form, form.status)
    words, resource = form.words(), form.resource(stored)
    made = attempt(form, lambda: create_by_hand(current_actor(), organization, words, resource))
    if made is None:
        return _show_by_hand(organization, form, form.status)
    say(_("El conjunto de datos ya es público."))
    return redirect_to("datasets.dataset", slug=made.slug)


@bp.get("/instituciones/<slug>/catalogos/nuevo")
@guarded(may_publish_dataset, load=get_organization)
def new_catalogue(organization: Organization) -> ResponseReturnValue:
    """The form for a catalogue of the institution's own."""
    return page("datasets/new_catalogue.html", organization=organization, form=CatalogueForm())


@bp.post("/instituciones/<slug>/catalogos/nuevo")
@guarded(may_publish_dataset, load=get_organization)
def post_new_catalogue(organization: Organization) -> ResponseReturnValue:
    """Add a catalogue."""
    form = CatalogueForm()
    given = {"name": form.name.data, "base_url": form.base_url.data}
    made = attempt(form, lambda: add_catalogue(current_actor(), organization, **given))
    if made is None:
        return page(
            "datasets/new_catalogue.html", form.status, organization=organization, form=form
        )
    say(_("Ya puedes buscar en %(name)s.", name=made.name))
    return redirect_to("datasets.new_dataset", slug=organization.slug, catalogo=made.public_id)


def _registered(dataset: Dataset) -> ResponseReturnValue:
    say(_("Registrado. En un momento aquí estará la copia de sus datos."), "info")
    return redirect_to("datasets.dataset", slug=dataset.slug)


def _show_search(
    organization: Organization, answer: RemoteAnswer, form: Form, status: int
) -> ResponseReturnValue:
    template = "datasets/_hits.html" if is_part() else "datasets/new_dataset.html"
    return page(
        template,
        status,
        organization=organization,
        search=asked_search(organization.id),
        remote=answer,
        form=form,
    )


def _show_by_hand(
    organization: Organization, form: NewDatasetForm, status: int
) -> ResponseReturnValue:
    return page(
        "datasets/new_by_hand.html",
        status,
        organization=organization,
        form=form,
        largest=LARGEST_MB * MEGABYTE,
    )
