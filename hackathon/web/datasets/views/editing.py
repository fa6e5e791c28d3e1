"""Changing a dataset: its words, its resources, its copy."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.datasets.actions.previews import request_preview
from hackathon.domain.datasets.actions.snapshots import request_refresh
from hackathon.domain.datasets.actions.writing import add_resource, edit_dataset, remove_resource
from hackathon.domain.datasets.models import Dataset, Resource
from hackathon.domain.datasets.policies import may_edit_dataset, may_refresh_dataset
from hackathon.domain.datasets.queries import get_dataset, get_resource
from hackathon.web.datasets.blueprint import bp
from hackathon.web.datasets.forms import DatasetForm, ResourceForm
from hackathon.web.datasets.uploading import LARGEST_MB, stored_data
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.uploads import MEGABYTE
from hackathon.web.kit.writing import attempt, writing


def may_edit_resource(actor: Actor, resource: Resource) -> bool:
    """Whoever may change its dataset."""
    return may_edit_dataset(actor, resource.dataset)


def may_preview_resource(actor: Actor, resource: Resource) -> bool:
    """Whoever may refresh its dataset."""
    return may_refresh_dataset(actor, resource.dataset)


@bp.get("/conjuntos-de-datos/<slug>/editar")
@guarded(may_edit_dataset, load=get_dataset)
def edit(dataset: Dataset) -> ResponseReturnValue:
    """The form for the words of a dataset."""
    form = DatasetForm(obj=dataset, data={"keywords": ", ".join(dataset.keywords)})
    form.keywords.data = ", ".join(dataset.keywords)
    form.offer(dataset)
    return page("datasets/edit.html", dataset=dataset, form=form)


@bp.post("/conjuntos-de-datos/<slug>/editar")
@guarded(may_edit_dataset, load=get_dataset)
def post_edit(dataset: Dataset) -> ResponseReturnValue:
    """Save the words of a dataset."""
    form = DatasetForm()
    form.offer(dataset)

    def save() -> Dataset:
        return edit_dataset(current_actor(), dataset, form.words(), revision=form.revision.data)

    if attempt(form, save) is None:
        return page("datasets/edit.html", form.status, dataset=dataset, form=form)
    say(_("Guardado."))
    return redirect_to("datasets.dataset", slug=dataset.slug)


@bp.get("/conjuntos-de-datos/<slug>/recursos")
@guarded(may_edit_dataset, load=get_dataset)
def resources(dataset: Dataset) -> ResponseReturnValue:
    """The resources of a dataset, and the form for one more."""
    return _show_resources(dataset, ResourceForm(), 200)


@bp.post("/conjuntos-de-datos/<slug>/recursos")
@guarded(may_edit_dataset, load=get_dataset)
def post_resources(dataset: Dataset) -> ResponseReturnValue:
    """Add a file or an address."""
    form = ResourceForm()
    stored = stored_data(form, form.file) if form.validate() else None
    if form.errors:
        return _show_resources(dataset, form, form.status)
    given = form.resource(stored)
    if attempt(form, lambda: add_resource(current_actor(), dataset, given)) is None:
        return _show_resources(dataset, form, form.status)
    say(_("Recurso guardado."))
    return redirect_to("datasets.resources", slug=dataset.slug)


@bp.post("/conjuntos-de-datos/<slug>/recursos/<public_id>/quitar")
@guarded(may_edit_resource, load=get_resource)
def post_remove_resource(resource: Resource) -> ResponseReturnValue:
    """Take a resource away."""
    slug = resource.dataset.slug
    with writing():
        remove_resource(current_actor(), resource.dataset, resource)
    say(_("Quitaste el recurso."))
    return redirect_to("datasets.resources", slug=slug)


@bp.post("/conjuntos-de-datos/<slug>/recursos/<public_id>/vista-previa")
@guarded(may_preview_resource, load=get_resource)
def post_preview(resource: Resource) -> ResponseReturnValue:
    """Ask for the first rows of a resource again."""
    slug, public_id = resource.dataset.slug, resource.public_id
    with writing():
        request_preview(resource)
    say(_("En un momento estará la vista previa."), "info")
    return redirect_to("datasets.dataset", slug=slug, recurso=public_id)


@bp.post("/conjuntos-de-datos/<slug>/actualizar")
@guarded(may_refresh_dataset, load=get_dataset)
def post_refresh(dataset: Dataset) -> ResponseReturnValue:
    """Ask for a new copy."""
    slug = dataset.slug
    with writing():
        request_refresh(current_actor(), dataset)
    say(_("Pedimos una copia nueva. Mientras llega se muestra la anterior."), "info")
    return redirect_to("datasets.dataset", slug=slug)


def _show_resources(dataset: Dataset, form: ResourceForm, status: int) -> ResponseReturnValue:
    largest = LARGEST_MB * MEGABYTE
    return page("datasets/resources.html", status, dataset=dataset, form=form, largest=largest)
