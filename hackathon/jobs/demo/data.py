"""Registering the demonstration's datasets: words, one example file each, and its preview."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.datasets.actions.showing import show_dataset
from hackathon.domain.datasets.actions.writing import DatasetWords, NewResource, create_by_hand
from hackathon.domain.datasets.models import Dataset, Resource, SnapshotState
from hackathon.domain.datasets.queries import find_dataset
from hackathon.domain.organizations.models import Organization
from hackathon.gateways.installed import files
from hackathon.jobs.datasets import preview_resource
from hackathon.jobs.demo.tables import Table, csv_of
from hackathon.values import StoredFile

EXAMPLE = (
    "**Archivo de ejemplo, demostración:** muestra qué columnas podría tener el conjunto. "
    "Sus filas son inventadas y no describen ningún lugar."
)


@dataclass(frozen=True, kw_only=True)
class Example:
    """A dataset with its example table; `slug` is also the name of the file."""

    slug: str
    title: str
    about: str
    table: Table
    keywords: tuple[str, ...]
    periodicity: str = ""
    spatial: str = ""
    temporal: str = ""


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """Whose datasets they are, who registers them, and when they were last changed."""

    actor: Actor
    organization: Organization
    licence_id: str
    modified_at: datetime


def register_examples(shelf: Shelf, examples: Iterable[Example]) -> int:
    """Register the datasets that are missing, each with its file; say how many are new."""
    missing = [one for one in examples if find_dataset(one.slug) is None]
    stored = [_store(one) for one in missing]
    with writing():
        for example, file in zip(missing, stored, strict=True):
            _register(shelf, example, file)
    return len(missing)


def found(slugs: Sequence[str]) -> list[Dataset]:
    """The datasets at these addresses, in this order."""
    rows = db.session.scalars(select(Dataset).where(Dataset.slug.in_(slugs)))
    by_slug = {row.slug: row for row in rows}
    return [by_slug[slug] for slug in slugs]


def preview_examples() -> int:
    """Read the first rows of the example files that nobody has read yet; say how many."""
    waiting = db.session.scalars(
        select(Resource.id)
        .join(Resource.dataset)
        .where(Dataset.is_demonstration, Resource.preview_state == SnapshotState.PENDING)
        .order_by(Resource.id)
    ).all()
    for resource_id in waiting:
        preview_resource(resource_id)
    return len(waiting)


def _store(example: Example) -> StoredFile:
    content = csv_of(example.slug, example.table)
    name = f"{example.slug}-demostracion.csv"
    return files().put_made(content, name=name, media_type="text/csv")


def _register(shelf: Shelf, example: Example, file: StoredFile) -> None:
    with clock.stopped(shelf.modified_at):
        dataset = create_by_hand(
            shelf.actor,
            shelf.organization,
            DatasetWords(
                title=example.title,
                description=f"{example.about}\n\n{EXAMPLE}",
                licence_id=shelf.licence_id,
                periodicity=example.periodicity,
                contact=shelf.organization.contact_email,
                spatial=example.spatial,
                temporal=example.temporal,
                keywords=(*example.keywords, "demostración"),
            ),
            NewResource(title=f"{example.title} (demostración)", stored=file),
        )
        dataset.slug, dataset.is_demonstration = example.slug, True
        db.session.flush()
        show_dataset(dataset)
