"""Asking for the first rows of a table, and keeping them."""

from __future__ import annotations

from dataclasses import asdict

from hackathon import clock
from hackathon.db import db, new_public_id
from hackathon.domain.datasets.codes import is_table
from hackathon.domain.datasets.models import Dataset, Resource, SnapshotState
from hackathon.domain.jobs.actions import enqueue
from hackathon.values import CsvPreview

MOST_PREVIEWS = 3
LONGEST_REASON = 300


def preview_first_tables(dataset: Dataset) -> None:
    """Ask for previews of the first tables that have none yet."""
    tables = [row for row in dataset.resources if is_table(row.format, row.media_type)]
    for row in tables[:MOST_PREVIEWS]:
        if row.preview_state is None:
            request_preview(row)


def request_preview(resource: Resource) -> Resource:
    """Ask for a preview of one resource."""
    resource.preview_state, resource.preview_reason = SnapshotState.PENDING, ""
    db.session.flush()
    enqueue("preview_resource", resource_id=resource.id, key=f"preview:{new_public_id()}")
    return resource


def keep_preview(resource: Resource, preview: CsvPreview, *, is_cut: bool = False) -> Resource:
    """Keep the first rows of a table, and what was assumed to read it.

    `is_cut` says that the file is larger than what was read, so that its rows are not counted.
    """
    resource.preview = asdict(preview) | {"is_cut": is_cut}
    resource.preview_state, resource.preview_reason = SnapshotState.READY, ""
    resource.row_count = None if is_cut else preview.total_rows
    resource.previewed_at = clock.now()
    db.session.flush()
    return resource


def fail_preview(resource: Resource, reason: str) -> Resource:
    """Note why there is no preview; `reason` is a code."""
    resource.preview_state = SnapshotState.FAILED
    resource.preview_reason = reason[:LONGEST_REASON]
    resource.previewed_at = clock.now()
    db.session.flush()
    return resource
