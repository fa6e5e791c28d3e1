"""Registering what lies elsewhere, and keeping the copy that a job took of it."""

from __future__ import annotations

import re

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.addresses.actions import redirect_path
from hackathon.domain.addresses.slugs import slug_of
from hackathon.domain.audit.actions import record
from hackathon.domain.datasets.actions.catalogues import catalogue_of_source
from hackathon.domain.datasets.actions.copying import copy_resources, copy_words
from hackathon.domain.datasets.actions.previews import preview_first_tables
from hackathon.domain.datasets.actions.showing import dataset_path, new_slug, show_dataset
from hackathon.domain.datasets.models import Catalogue, Dataset, DatasetOrigin, SnapshotState
from hackathon.domain.datasets.queries import find_by_address, find_copy
from hackathon.domain.datasets.rules import DatasetRule
from hackathon.domain.jobs.actions import enqueue
from hackathon.errors import RuleBroken
from hackathon.values import CatalogueHit, FetchedDataset, SourceType

ADDRESS = re.compile(r"https?://[^\s\\<>\"']+", re.IGNORECASE)
LONGEST_ADDRESS = 1000
LONGEST_TITLE = 300
LONGEST_REMOTE_ID = 160
LONGEST_REASON = 300


def register_by_url(
    actor: Actor, url: str, *, organization_id: int | None = None, also_at: str = ""
) -> Dataset:
    """Register what is at a pasted address; a job takes its copy.

    An address that is registered already leads to its dataset; `also_at` is the address that its
    catalogue gives the same page.
    """
    address = url.strip()
    if not ADDRESS.fullmatch(address) or len(address) > LONGEST_ADDRESS:
        raise RuleBroken(DatasetRule.ADDRESS_BAD, "url")
    known = find_by_address(address) or find_by_address(also_at)
    if known:
        return known
    bare = address.partition("?")[0].rstrip("/")
    dataset = Dataset(
        origin=DatasetOrigin.URL,
        title=(bare.rpartition("/")[2] or address)[:LONGEST_TITLE],
        source_url=address,
        organization_id=organization_id,
    )
    return _register(actor, dataset)


def register_hit(
    actor: Actor, catalogue: Catalogue, hit: CatalogueHit, *, organization_id: int | None = None
) -> Dataset:
    """Register a dataset found in a catalogue; a job takes its copy. A known one stays as it is."""
    # Two people may choose the same one at once: the second waits here and finds the first's.
    db.session.refresh(catalogue, with_for_update=True)
    known = find_copy(catalogue.id, hit.remote_id) or find_by_address(hit.landing_page)
    if known:
        return known
    dataset = Dataset(
        origin=DatasetOrigin.CATALOGUE,
        catalogue_id=catalogue.id,
        remote_id=hit.remote_id[:LONGEST_REMOTE_ID],
        title=(hit.title or hit.remote_id)[:LONGEST_TITLE],
        publisher=hit.publisher[:200],
        landing_page=hit.landing_page[:LONGEST_ADDRESS],
        source_url=hit.landing_page[:LONGEST_ADDRESS],
        organization_id=organization_id,
    )
    return _register(actor, dataset)


def request_refresh(actor: Actor, dataset: Dataset) -> Dataset:
    """Ask for a new copy; asking again while one is awaited changes nothing for a minute."""
    if dataset.catalogue_id is None and not dataset.source_url:
        raise RuleBroken(DatasetRule.NO_SOURCE, state=True)
    dataset.state = SnapshotState.PENDING
    db.session.flush()
    if _ask_for_copy(dataset):
        record("dataset.refresh_requested", actor, f"dataset:{dataset.id}")
    return dataset


def keep_snapshot(dataset: Dataset, fetched: FetchedDataset) -> Dataset:
    """Keep what the source says now as the copy of a dataset.

    Words that people wrote about a bare file stay; resources that the source no longer lists go,
    those with a file of ours stay.
    """
    is_first, registered_as = dataset.fetched_at is None, dataset.title
    if fetched.source_type == SourceType.CKAN:
        _settle_source(dataset, fetched)
    if is_first or fetched.source_type == SourceType.CKAN:
        copy_words(dataset, fetched)
    copy_resources(dataset, fetched)
    dataset.modified_at = fetched.modified or dataset.modified_at
    dataset.fetched_at, dataset.http_status = fetched.fetched_at, fetched.http_status
    dataset.raw = dict(fetched.raw)
    dataset.state, dataset.state_reason, dataset.gone_at = SnapshotState.READY, "", None
    if is_first and dataset.title != registered_as and slug_of(dataset.title) != dataset.slug:
        _move(dataset)
    db.session.flush()
    show_dataset(dataset)
    preview_first_tables(dataset)
    record("dataset.copied", None, f"dataset:{dataset.id}", resources=len(dataset.resources))
    return dataset


def fail_snapshot(dataset: Dataset, reason: str, http_status: int | None = None) -> Dataset:
    """Note why no copy could be taken; the last good one stays."""
    dataset.state, dataset.state_reason = SnapshotState.FAILED, reason[:LONGEST_REASON]
    dataset.http_status = http_status
    db.session.flush()
    record("dataset.copy_failed", None, f"dataset:{dataset.id}", reason=reason)
    return dataset


def mark_gone(dataset: Dataset) -> Dataset:
    """Note that the source has the dataset no more; the last copy stays and says so."""
    if dataset.gone_at is None:
        dataset.gone_at = clock.now()
        record("dataset.gone", None, f"dataset:{dataset.id}")
    dataset.state, dataset.state_reason = SnapshotState.READY, ""
    db.session.flush()
    return dataset


def _move(dataset: Dataset) -> None:
    """Give the dataset the address of its real title; the first one leads there."""
    old_path = dataset_path(dataset.slug)
    dataset.slug = new_slug(dataset.title)
    redirect_path(old_path, dataset_path(dataset.slug))


def _register(actor: Actor, dataset: Dataset) -> Dataset:
    dataset.slug, dataset.created_at = new_slug(dataset.title), clock.now()
    dataset.state = SnapshotState.PENDING
    db.session.add(dataset)
    db.session.flush()
    _ask_for_copy(dataset)
    record("dataset.registered", actor, f"dataset:{dataset.id}", origin=dataset.origin.value)
    return dataset


def _ask_for_copy(dataset: Dataset) -> bool:
    # A copy that came or failed meanwhile has raised the revision, so that it is asked for anew.
    key = f"snapshot:{dataset.id}:{dataset.revision}:{clock.now():%Y%m%d%H%M}"
    return enqueue("take_snapshot", key=key, dataset_id=dataset.id) is not None


def _settle_source(dataset: Dataset, fetched: FetchedDataset) -> None:
    """Tie the dataset to its catalogue, unless another row is that copy already."""
    catalogue = dataset.catalogue or catalogue_of_source(
        fetched.source_url, dataset.organization_id
    )
    remote_id = fetched.remote_id[:LONGEST_REMOTE_ID]
    other = find_copy(catalogue.id, remote_id)
    if other is None or other is dataset:
        dataset.catalogue, dataset.remote_id = catalogue, remote_id
        dataset.origin = DatasetOrigin.CATALOGUE
