"""Covers drawn from the datasets behind a thing, for whoever may see the thing."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.challenges.models import Challenge
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.events.models import Event
from hackathon.domain.organizations.models import Organization
from hackathon.domain.stories.drawing import (
    challenge_rows,
    dataset_rows,
    event_rows,
    organization_rows,
    story_rows,
)
from hackathon.domain.stories.models import Story
from hackathon.errors import Missing
from hackathon.presentation.covers import cover_svg
from hackathon.web.home.blueprint import bp
from hackathon.web.kit.access import public
from hackathon.web.kit.people import current_actor

SIZES = {"": (640, 440), "principal": (520, 440), "ancha": (1600, 400)}
KINDS: dict[str, tuple[Callable[[Actor, str], list[int]], str]] = {
    "historias": (story_rows, "sun"),
    "eventos": (event_rows, "leaf"),
    "conjuntos-de-datos": (dataset_rows, "water"),
    "instituciones": (organization_rows, "dusk"),
}
KIND_OF: dict[type, str] = {
    Story: "historias",
    Event: "eventos",
    Dataset: "conjuntos-de-datos",
    Organization: "instituciones",
}
CACHED_SECONDS = 3600


@bp.get("/portadas/<kind>/<slug>.svg")
@public
def cover(kind: str, slug: str) -> ResponseReturnValue:
    """The cover of a Historia, event, dataset or institution; `forma` is its shape."""
    if kind not in KINDS:
        raise Missing
    rows_of, tone = KINDS[kind]
    return _drawing(slug, rows_of(current_actor(), slug), tone)


@bp.get("/portadas/eventos/<event_slug>/retos/<slug>.svg")
@public
def challenge_cover(event_slug: str, slug: str) -> ResponseReturnValue:
    """The cover of a reto."""
    rows = challenge_rows(current_actor(), event_slug, slug)
    return _drawing(f"{event_slug}/{slug}", rows, "leaf")


@bp.app_template_global()
def cover_url(thing: object, shape: str = "") -> str:
    """The address of a thing's cover; shape: empty for a card, `principal`, `ancha`."""
    form = shape or None
    if isinstance(thing, Challenge):
        event_slug = thing.event.slug
        return url_for("home.challenge_cover", event_slug=event_slug, slug=thing.slug, forma=form)
    kind = KIND_OF[type(thing)]
    return url_for("home.cover", kind=kind, slug=thing.slug, forma=form)  # type: ignore[attr-defined]  # every kind of KIND_OF has one


def _drawing(seed: str, rows: list[int], tone: str) -> Response:
    size = SIZES.get(request.args.get("forma", ""), SIZES[""])
    answer = Response(_drawn(seed, tuple(rows), size, tone), mimetype="image/svg+xml")
    answer.cache_control.public = True
    answer.cache_control.max_age = CACHED_SECONDS
    answer.add_etag()
    return answer.make_conditional(request)  # type: ignore[return-value]  # the same answer


@lru_cache(maxsize=512)
def _drawn(seed: str, rows: tuple[int, ...], size: tuple[int, int], tone: str) -> str:
    width, height = size
    return cover_svg(seed, rows, width=width, height=height, tone=tone)
