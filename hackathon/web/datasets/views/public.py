"""Datasets as everybody finds and reads them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon import clock
from hackathon.db import db
from hackathon.domain.challenges.queries import challenges_with
from hackathon.domain.datasets.models import Dataset, Resource, SnapshotState
from hackathon.domain.datasets.policies import (
    may_edit_dataset,
    may_refresh_dataset,
    may_see_dataset,
)
from hackathon.domain.datasets.queries import (
    Asked,
    Choices,
    directory,
    directory_choices,
    get_dataset,
)
from hackathon.domain.judging.queries.reading import public_submissions
from hackathon.domain.stories.queries import listed, stories_with
from hackathon.domain.submissions.models import Submission
from hackathon.domain.submissions.queries import projects_with, shown_in_lists
from hackathon.gateways.installed import settings
from hackathon.presentation.citations import citation
from hackathon.presentation.dates import local_day
from hackathon.presentation.structured import DatasetFacts, Distribution, dataset_json
from hackathon.web.datasets.blueprint import bp, licence_address, licence_words
from hackathon.web.datasets.previews import shown_preview
from hackathon.web.kit.access import guarded, public
from hackathon.web.kit.answers import page
from hackathon.web.kit.pages import paged
from hackathon.web.kit.people import current_actor

MOST_USES = 12
ZONE = "America/Mexico_City"
LONGEST = 200


@dataclass(frozen=True)
class Uses:
    """What was made with a dataset, as far as the reader may see it."""

    challenges: list[Any]
    projects: list[Any]
    stories: list[Any]


@bp.get("/conjuntos-de-datos")
@public
def list_datasets() -> ResponseReturnValue:
    """The directory: by words, institution, format and licence."""
    asked = Asked(
        words=_argument("q"),
        organization=_argument("institucion"),
        format=_argument("formato"),
        licence=_argument("licencia"),
    )
    return page(
        "datasets/list_datasets.html",
        datasets=paged(directory(asked)),
        asked=asked,
        choices=_offered(directory_choices()),
    )


@bp.get("/conjuntos-de-datos/<slug>")
@guarded(may_see_dataset, load=get_dataset)
def dataset(dataset: Dataset) -> ResponseReturnValue:
    """A dataset: what it is, its files, its first rows, and what was made with it."""
    actor, shown = current_actor(), _previewed(dataset)
    return page(
        "datasets/dataset.html",
        dataset=dataset,
        shown=shown,
        preview=shown_preview(shown),
        citation=_citation(dataset),
        uses=_uses_of(dataset),
        may_edit=may_edit_dataset(actor, dataset),
        may_refresh=may_refresh_dataset(actor, dataset) and _has_source(dataset),
    )


@bp.get("/conjuntos-de-datos/<slug>/datos.jsonld")
@guarded(may_see_dataset, load=get_dataset)
def dataset_facts(dataset: Dataset) -> ResponseReturnValue:
    """The dataset as schema.org says it, for machines."""
    facts = DatasetFacts(
        url=_absolute(url_for("datasets.dataset", slug=dataset.slug)),
        title=dataset.title,
        publisher=dataset.publisher,
        description=dataset.description,
        licence_url=licence_address(dataset),
        source_url=dataset.landing_page,
        keywords=tuple(dataset.keywords),
        spatial=dataset.spatial,
        temporal=dataset.temporal,
        issued_at=dataset.issued_at,
        modified_at=dataset.modified_at,
        distributions=tuple(_distribution(row) for row in dataset.resources),
    )
    body = json.dumps(dataset_json(facts), ensure_ascii=False)
    return Response(body, mimetype="application/ld+json")


@bp.app_template_global()
def resource_url(resource: Resource) -> str:
    """Where a resource is downloaded: our own file, or its address outside."""
    if resource.file is None:
        return resource.url
    record = resource.file
    return url_for("files.stored_file", public_id=record.public_id, name=record.name)


def _argument(name: str) -> str:
    return request.args.get(name, "").replace("\0", "").strip()[:LONGEST]


def _offered(choices: Choices) -> dict[str, list[tuple[str, str]]]:
    licences = [(code, licence_words(code, title)) for code, title in choices.licences]
    return {
        "institucion": [("", _("Todas")), *choices.organizations],
        "formato": [("", _("Todos")), *((name, name) for name in choices.formats)],
        "licencia": [("", _("Todas")), *sorted(licences, key=lambda pair: pair[1])],
    }


def _previewed(dataset: Dataset) -> Resource | None:
    """The resource whose rows are shown: the one asked for, else the first that has a preview."""
    asked = request.args.get("recurso", "")
    tried = [row for row in dataset.resources if row.preview_state is not None]
    chosen = [row for row in tried if row.public_id == asked]
    ready = [row for row in tried if row.preview_state == SnapshotState.READY]
    return next(iter([*chosen, *ready, *tried]), None)


def _uses_of(dataset: Dataset) -> Uses:
    declared = projects_with(dataset).with_only_columns(Submission.id)
    projects = shown_in_lists(public_submissions().where(Submission.id.in_(declared)))
    newest = projects.order_by(Submission.submitted_at.desc(), Submission.id.desc())
    return Uses(
        list(challenges_with(dataset, current_actor())),
        list(db.session.scalars(newest.limit(MOST_USES))),
        list(db.session.scalars(listed(stories_with(dataset)).limit(MOST_USES))),
    )


def _citation(dataset: Dataset) -> str:
    owner = dataset.organization
    is_owners = owner is not None and owner.name == dataset.publisher
    publisher = (owner.acronym if owner and is_owners else "") or dataset.publisher
    address = dataset.landing_page or _absolute(url_for("datasets.dataset", slug=dataset.slug))
    consulted_on = local_day(dataset.fetched_at or clock.now(), ZONE)
    return citation(dataset.title, publisher, address, consulted_on)


def _has_source(dataset: Dataset) -> bool:
    return dataset.catalogue_id is not None or bool(dataset.source_url)


def _distribution(resource: Resource) -> Distribution:
    address = resource_url(resource)
    return Distribution(
        title=resource.title,
        url=address if resource.file is None else _absolute(address),
        media_type=resource.media_type or resource.format,
        size=resource.size,
    )


def _absolute(path: str) -> str:
    return settings().site_url + path
