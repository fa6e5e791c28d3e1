"""Jobs that read what lies elsewhere: the copy of a dataset, the first rows of a table."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from hackathon.db import db, writing
from hackathon.domain.datasets.actions.previews import fail_preview, keep_preview
from hackathon.domain.datasets.actions.snapshots import fail_snapshot, keep_snapshot, mark_gone
from hackathon.domain.datasets.queries import get_dataset_row, get_resource_row
from hackathon.gateways.catalogues import CkanCatalogue, describe_url
from hackathon.gateways.catalogues.pasted import download_address
from hackathon.gateways.files import FileMissing
from hackathon.gateways.installed import fetcher, files
from hackathon.gateways.previews import PreviewFailed, preview_csv
from hackathon.gateways.safe_fetch import FetchError, FetchFailed, FetchFault
from hackathon.jobs.registry import handles
from hackathon.values import CsvPreview, FetchedDataset

PREVIEW_BYTES = 25_000_000
PREVIEW_SECONDS = 60.0
PAGES = frozenset({"text/html", "application/xhtml+xml"})
PASSING = frozenset({FetchFault.TIMEOUT, FetchFault.RESET, FetchFault.DNS, FetchFault.STATUS})


class SourceAway(Exception):
    """A source that may be back later: the queue tries again."""


@dataclass(frozen=True)
class Source:
    """Where a dataset is read from."""

    base_url: str
    remote_id: str
    address: str
    is_copied: bool


@handles("take_snapshot")
def take_snapshot(dataset_id: int) -> None:
    """Copy what the source of a dataset says now; without an answer the last good copy stays."""
    source = _source_of(dataset_id)
    try:
        fetched = _read(source)
    except FetchError as failure:
        _note_failure(dataset_id, source, failure)
        if failure.reason in PASSING:
            raise SourceAway(failure.reason.value) from failure
        return
    with writing():
        keep_snapshot(get_dataset_row(dataset_id), fetched)


@handles("preview_resource")
def preview_resource(resource_id: int) -> None:
    """Keep the first rows of a resource, from our own file or its address."""
    resource = get_resource_row(resource_id)
    key, address = (resource.file.key if resource.file else ""), resource.url
    _let_go()
    try:
        preview, is_cut = _preview_stored(key) if key else _preview_remote(address)
    except FetchError as failure:
        reason = failure.reason.value
    except PreviewFailed as failure:
        reason = failure.fault.value
    except FileMissing:
        reason = "file_missing"
    else:
        with writing():
            keep_preview(get_resource_row(resource_id), preview, is_cut=is_cut)
        return
    with writing():
        fail_preview(get_resource_row(resource_id), reason)


def _source_of(dataset_id: int) -> Source:
    dataset = get_dataset_row(dataset_id)
    base_url = dataset.catalogue.base_url if dataset.catalogue else ""
    is_copied = dataset.fetched_at is not None
    source = Source(base_url, dataset.remote_id or "", dataset.source_url, is_copied)
    _let_go()
    return source


def _read(source: Source) -> FetchedDataset:
    if source.base_url and source.remote_id:
        return CkanCatalogue(source.base_url, fetcher()).package(source.remote_id)
    return describe_url(source.address, fetcher())


def _note_failure(dataset_id: int, source: Source, failure: FetchError) -> None:
    with writing():
        dataset = get_dataset_row(dataset_id)
        if failure.reason == FetchFault.NOT_FOUND and source.is_copied:
            mark_gone(dataset)
        else:
            fail_snapshot(dataset, failure.reason.value, failure.status)


def _preview_stored(key: str) -> tuple[CsvPreview, bool]:
    with files().local_copy(key) as path:
        return preview_csv(path), False


def _preview_remote(address: str) -> tuple[CsvPreview, bool]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table"
        with path.open("wb") as sink:
            answer = fetcher().download(
                download_address(address),
                sink,
                limit_bytes=PREVIEW_BYTES,
                timeout=PREVIEW_SECONDS,
                cut=True,
            )
        if answer.media_type in PAGES:
            raise FetchFailed(FetchFault.NOT_DATA, status=answer.status)
        return preview_csv(path, is_cut=answer.is_cut), answer.is_cut


def _let_go() -> None:
    # No transaction stays open while another site takes its time.
    db.session.rollback()
