"""Writing datasets by hand: their words, files and addresses."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from hackathon import clock
from hackathon.db import db, expect_revision
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.datasets.actions.previews import preview_first_tables
from hackathon.domain.datasets.actions.showing import new_slug, show_dataset
from hackathon.domain.datasets.actions.snapshots import ADDRESS, LONGEST_ADDRESS
from hackathon.domain.datasets.codes import LICENCES, PERIODICITIES, format_of
from hackathon.domain.datasets.models import (
    Dataset,
    DatasetOrigin,
    Resource,
    SnapshotState,
)
from hackathon.domain.datasets.rules import DatasetRule
from hackathon.domain.files.actions import attach_file
from hackathon.domain.organizations.models import Organization
from hackathon.errors import RuleBroken
from hackathon.richtext import render
from hackathon.values import StoredFile

MOST_RESOURCES = 100


@dataclass(frozen=True, kw_only=True)
class DatasetWords:
    """What people write of a dataset."""

    title: str
    description: str = ""
    publisher: str = ""
    licence_id: str = ""
    periodicity: str = ""
    contact: str = ""
    spatial: str = ""
    temporal: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NewResource:
    """A file that is stored already, or an address."""

    title: str = ""
    description: str = ""
    url: str = ""
    stored: StoredFile | None = None


def create_by_hand(
    actor: Actor, organization: Organization, words: DatasetWords, resource: NewResource
) -> Dataset:
    """Register a dataset of the institution with its first file or address."""
    _check_words(words)
    _check_resource(resource)
    dataset = Dataset(
        slug=new_slug(words.title),
        organization_id=organization.id,
        origin=DatasetOrigin.MANUAL,
        state=SnapshotState.READY,
        created_at=clock.now(),
        modified_at=clock.now(),
    )
    _write(dataset, words, organization.name)
    db.session.add(dataset)
    db.session.flush()
    _append(actor, dataset, resource)
    record("dataset.created", actor, f"dataset:{dataset.id}", organization=organization.id)
    return dataset


def edit_dataset(
    actor: Actor, dataset: Dataset, words: DatasetWords, *, revision: int | None = None
) -> Dataset:
    """Save the words of a dataset; those copied from a catalogue are changed there."""
    expect_revision(dataset, revision)
    _refuse_copied(dataset)
    _check_words(words, dataset.licence_id)
    _write(dataset, words, dataset.publisher)
    dataset.modified_at = clock.now()
    db.session.flush()
    show_dataset(dataset)
    record("dataset.edited", actor, f"dataset:{dataset.id}")
    return dataset


def add_resource(actor: Actor, dataset: Dataset, resource: NewResource) -> Resource:
    """Add a file or an address to a dataset."""
    _refuse_copied(dataset)
    _check_resource(resource)
    if len(dataset.resources) >= MOST_RESOURCES:
        raise RuleBroken(DatasetRule.RESOURCES_FULL, state=True, most=MOST_RESOURCES)
    if resource.url and any(row.url == resource.url for row in dataset.resources):
        raise RuleBroken(DatasetRule.RESOURCE_TWICE, "url")
    row = _append(actor, dataset, resource)
    record("dataset.resource_added", actor, f"dataset:{dataset.id}", resource=row.id)
    return row


def remove_resource(actor: Actor, dataset: Dataset, resource: Resource) -> Dataset:
    """Take a resource away."""
    _refuse_copied(dataset)
    number = resource.id
    dataset.resources.remove(resource)
    dataset.modified_at = clock.now()
    db.session.flush()
    show_dataset(dataset)
    record("dataset.resource_removed", actor, f"dataset:{dataset.id}", resource=number)
    return dataset


def _refuse_copied(dataset: Dataset) -> None:
    """What is copied from a catalogue is changed there; here the next copy would undo it."""
    if dataset.catalogue_id is not None:
        raise RuleBroken(DatasetRule.COPIED, state=True)


def _check_words(words: DatasetWords, held_licence: str = "") -> None:
    if not words.title.strip():
        raise RuleBroken(DatasetRule.TITLE_MISSING, "title")
    if words.licence_id not in {*LICENCES, held_licence, ""}:
        raise RuleBroken(DatasetRule.LICENCE_UNKNOWN, "licence_id")
    if words.periodicity and words.periodicity not in PERIODICITIES:
        raise RuleBroken(DatasetRule.PERIODICITY_UNKNOWN, "periodicity")


def _check_resource(resource: NewResource) -> None:
    if resource.stored is None and not resource.url:
        raise RuleBroken(DatasetRule.RESOURCE_EMPTY, "file")
    is_address = ADDRESS.fullmatch(resource.url) and len(resource.url) <= LONGEST_ADDRESS
    if resource.url and not is_address:
        raise RuleBroken(DatasetRule.ADDRESS_BAD, "url")


def _write(dataset: Dataset, words: DatasetWords, publisher: str) -> None:
    given = asdict(words) | {
        "keywords": list(words.keywords),
        "publisher": words.publisher or publisher,
    }
    for name, value in given.items():
        setattr(dataset, name, value)
    dataset.description_html = render(words.description, top_heading=3)
    if dataset.licence_id in LICENCES:
        dataset.licence_title, dataset.licence_url = "", ""


def _append(actor: Actor, dataset: Dataset, resource: NewResource) -> Resource:
    stored = resource.stored
    row = Resource(
        title=resource.title or (stored.name if stored else resource.url)[:300],
        description=resource.description,
        url="" if stored else resource.url,
        format=format_of("", stored.name if stored else resource.url),
        position=len(dataset.resources),
        modified_at=clock.now(),
    )
    if stored:
        row.file = attach_file(actor.number, stored)
        row.media_type, row.size, row.sha256 = stored.media_type, stored.size, stored.sha256
    dataset.resources.append(row)
    db.session.flush()
    show_dataset(dataset)
    preview_first_tables(dataset)
    return row
