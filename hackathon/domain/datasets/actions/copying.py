"""Copying the words and resources of a source into our rows, cut to what they hold."""

from __future__ import annotations

from hackathon.db import db
from hackathon.domain.datasets.codes import format_of, licence_code, periodicity_code
from hackathon.domain.datasets.models import Dataset, Resource
from hackathon.richtext import render
from hackathon.values import FetchedDataset, FetchedResource, SourceType

MOST_KEYWORDS = 50
MOST_RESOURCES = 500
LONGEST_KEYWORD = 80


def copy_words(dataset: Dataset, fetched: FetchedDataset) -> None:
    """Write what the source says of the dataset."""
    words = {
        "title": (fetched.title or fetched.name or dataset.title, 300),
        "publisher": (fetched.publisher, 200),
        "licence_id": (
            licence_code(fetched.licence_id, fetched.licence_title, fetched.licence_url),
            80,
        ),
        "licence_title": (fetched.licence_title, 160),
        "licence_url": (fetched.licence_url, 500),
        "theme": (fetched.themes[0] if fetched.themes else "", 80),
        "spatial": (fetched.spatial, 200),
        "temporal": (fetched.temporal, 120),
        "periodicity": (periodicity_code(fetched.periodicity), 20),
        "contact": (fetched.contact, 254),
        "landing_page": (fetched.landing_page, 1000),
    }
    for name, (text, length) in words.items():
        setattr(dataset, name, text[:length])
    dataset.description = fetched.description
    dataset.description_html = render(fetched.description, top_heading=3)
    dataset.keywords = [word[:LONGEST_KEYWORD] for word in fetched.keywords[:MOST_KEYWORDS]]
    dataset.issued_at = fetched.issued


def copy_resources(dataset: Dataset, fetched: FetchedDataset) -> None:
    """Renew the resources that are still listed, add new ones, drop those that vanished.

    A bare file is not the whole list: beside it stays what people added.
    """
    known = {_key(row.remote_id, row.url): row for row in dataset.resources}
    listed = {_key(line.remote_id, line.url): line for line in fetched.resources if line.url}
    rows = []
    for key, line in list(listed.items())[:MOST_RESOURCES]:
        row = known.pop(key, None) or Resource()
        _copy_resource(row, line)
        rows.append(row)
    is_whole_list = fetched.source_type == SourceType.CKAN
    rows += [row for row in known.values() if row.file_id is not None or not is_whole_list]
    for position, row in enumerate(rows):
        row.position = position
    dataset.resources = rows
    db.session.flush()


def _key(remote_id: str, url: str) -> str:
    return remote_id or url[:1000]


def _copy_resource(row: Resource, line: FetchedResource) -> None:
    is_changed = (row.url, row.modified_at) != (line.url[:1000], line.modified)
    row.remote_id = line.remote_id[:160]
    row.url = line.url[:1000]
    row.title = (line.title or line.url)[:300]
    row.description = line.description
    row.format = format_of(line.format, line.url)
    row.media_type = line.media_type[:120]
    row.size, row.modified_at = line.size, line.modified
    if is_changed:
        row.sha256, row.preview, row.preview_state = line.hash[:64], None, None
        row.preview_reason, row.row_count, row.previewed_at = "", None, None
