"""Linking data to a reto: what is registered here, what a catalogue has, what an address holds."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.challenges.actions.retos import has_started, unlink_dataset
from hackathon.domain.challenges.actions.retos import link_dataset as link
from hackathon.domain.challenges.models import Challenge, ChallengeDataset
from hackathon.domain.challenges.policies import may_link_dataset
from hackathon.domain.challenges.queries import get_challenge
from hackathon.domain.datasets.actions.snapshots import register_by_url, register_hit
from hackathon.domain.datasets.queries import Asked, directory, find_dataset
from hackathon.errors import Missing
from hackathon.web.datasets.blueprint import bp
from hackathon.web.datasets.forms import AddressForm, HitForm, LocalForm
from hackathon.web.datasets.sources import (
    RemoteAnswer,
    ask_catalogue,
    asked_search,
    catalogue_row,
    chosen_hit,
    page_in_catalogue,
    source_of,
)
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import is_part, page, redirect_to, say
from hackathon.web.kit.forms import Form
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt, writing

MOST_FOUND = 10


@bp.get("/eventos/<event_slug>/retos/<slug>/datos")
@guarded(may_link_dataset, load=get_challenge, secret=True)
def link_dataset(challenge: Challenge) -> ResponseReturnValue:
    """The data of a reto, and the ways to link more."""
    return _show(challenge, RemoteAnswer(), AddressForm(), 200)


@bp.get("/eventos/<event_slug>/retos/<slug>/datos/buscar-en-catalogo")
@guarded(may_link_dataset, load=get_challenge, secret=True)
def search_for_challenge(challenge: Challenge) -> ResponseReturnValue:
    """What is registered here and what a catalogue has; the page, or its results only."""
    address = challenge.event.slug, challenge.slug
    answer = ask_catalogue(asked_search(challenge.event.organization_id))
    return _show(get_challenge(*address), answer, AddressForm(), 200)


@bp.post("/eventos/<event_slug>/retos/<slug>/datos")
@guarded(may_link_dataset, load=get_challenge, secret=True)
def post_link_dataset(challenge: Challenge) -> ResponseReturnValue:
    """Link a dataset that is registered here."""
    form = LocalForm()

    def choose() -> ChallengeDataset:
        found = find_dataset(form.dataset.data)
        if found is None:
            raise Missing
        return link(current_actor(), challenge, found)

    return _linked(challenge, form, attempt(form, choose))


@bp.post("/eventos/<event_slug>/retos/<slug>/datos/de-catalogo")
@guarded(may_link_dataset, load=get_challenge, secret=True)
def post_link_hit(challenge: Challenge) -> ResponseReturnValue:
    """Register a dataset that a catalogue found, and link it."""
    form = HitForm()

    def choose() -> ChallengeDataset:
        source = source_of(form, challenge.event.organization_id)
        hit = chosen_hit(form, source)
        found = register_hit(current_actor(), catalogue_row(source), hit)
        return link(current_actor(), challenge, found)

    return _linked(challenge, form, attempt(form, choose))


@bp.post("/eventos/<event_slug>/retos/<slug>/datos/de-direccion")
@guarded(may_link_dataset, load=get_challenge, secret=True)
def post_link_address(challenge: Challenge) -> ResponseReturnValue:
    """Register what is at a pasted address, and link it."""
    form = AddressForm()

    def choose() -> ChallengeDataset:
        actor, url, owner = current_actor(), form.url.data, challenge.event.organization_id
        also_at = page_in_catalogue(url)
        found = register_by_url(actor, url, organization_id=owner, also_at=also_at)
        return link(actor, challenge, found)

    return _linked(challenge, form, attempt(form, choose))


def get_link(event_slug: str, slug: str, dataset_slug: str) -> ChallengeDataset:
    """The link of a reto to one of its datasets; Missing when it has no such link."""
    for row in get_challenge(event_slug, slug).links:
        if row.dataset.slug == dataset_slug:
            return row
    raise Missing


def may_unlink(actor: Actor, row: ChallengeDataset) -> bool:
    """Whoever may link data to the reto."""
    return may_link_dataset(actor, row.challenge)


@bp.post("/eventos/<event_slug>/retos/<slug>/datos/<dataset_slug>/quitar")
@guarded(may_unlink, load=get_link, secret=True)
def post_unlink(row: ChallengeDataset) -> ResponseReturnValue:
    """Take a dataset off the reto."""
    challenge, title = row.challenge, row.dataset.title
    event_slug, slug = challenge.event.slug, challenge.slug
    with writing():
        unlink_dataset(current_actor(), challenge, row.dataset)
    say(_("Quitado del reto: %(title)s.", title=title))
    return redirect_to("datasets.link_dataset", event_slug=event_slug, slug=slug)


def _linked(challenge: Challenge, form: Form, made: ChallengeDataset | None) -> ResponseReturnValue:
    if made is None:
        return _show(challenge, RemoteAnswer(), form, form.status)
    say(_("Vinculado: %(title)s.", title=made.dataset.title))
    event_slug, slug = challenge.event.slug, challenge.slug
    return redirect_to("datasets.link_dataset", event_slug=event_slug, slug=slug)


def _show(
    challenge: Challenge, answer: RemoteAnswer, form: Form, status: int
) -> ResponseReturnValue:
    event = challenge.event
    search = asked_search(event.organization_id)
    here = directory(Asked(words=search.words)).limit(MOST_FOUND) if search.words else None
    linked = [row.dataset for row in challenge.links]
    return page(
        "datasets/_found.html" if is_part() else "datasets/link_dataset.html",
        status,
        challenge=challenge,
        event=event,
        search=search,
        local=db.session.scalars(here).all() if here is not None else [],
        remote=answer,
        form=form,
        address_form=form if isinstance(form, AddressForm) else AddressForm(formdata=None),
        linked=frozenset(row.id for row in linked),
        linked_remote=frozenset(row.remote_id for row in linked if row.remote_id),
        has_started=has_started(event),
    )
