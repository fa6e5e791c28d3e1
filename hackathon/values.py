"""Frozen facts that cross floors: what gateways hand to the domain and what they are handed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that the store holds: its key, the name people see, and what was measured."""

    key: str
    name: str
    media_type: str
    size: int
    sha256: str


class SourceType(StrEnum):
    """Where the facts of a dataset come from."""

    CKAN = "ckan"
    DATA_JSON = "data_json"
    DCAT = "dcat"
    DATA_PACKAGE = "data_package"
    UDATA = "udata"
    DATASETTE = "datasette"
    DIRECT = "direct"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedResource:
    """One file or service of a remote dataset, as its catalogue describes it."""

    url: str
    title: str = ""
    description: str = ""
    remote_id: str = ""
    format: str = ""
    media_type: str = ""
    size: int | None = None
    hash: str = ""
    modified: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedDataset:
    """The normalised record of a remote dataset, with the raw answer it was read from."""

    source_type: SourceType
    source_url: str
    title: str
    fetched_at: datetime
    http_status: int
    remote_id: str = ""
    name: str = ""
    description: str = ""
    publisher: str = ""
    licence_id: str = ""
    licence_url: str = ""
    licence_title: str = ""
    keywords: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    spatial: str = ""
    temporal: str = ""
    periodicity: str = ""
    issued: datetime | None = None
    modified: datetime | None = None
    contact: str = ""
    landing_page: str = ""
    resources: tuple[FetchedResource, ...] = ()
    raw: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueHit:
    """One dataset in the answer to a catalogue search."""

    remote_id: str
    name: str
    title: str
    landing_page: str
    description: str = ""
    publisher: str = ""
    licence_title: str = ""
    formats: tuple[str, ...] = ()
    resource_count: int = 0
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of catalogue hits out of `count` in all, beginning at `start`."""

    hits: tuple[CatalogueHit, ...]
    count: int
    start: int = 0


class PreviewNote(StrEnum):
    """What the preview of a table assumed or mended, to be told to the reader."""

    ENCODING_ASSUMED = "encoding_assumed"
    ENCODING_BROKEN = "encoding_broken"
    TITLE_LINES_SKIPPED = "title_lines_skipped"
    NO_HEADER = "no_header"
    HEADER_MENDED = "header_mended"
    EMPTY_COLUMNS_DROPPED = "empty_columns_dropped"
    RAGGED_ROWS = "ragged_rows"
    CELLS_CUT = "cells_cut"
    COLUMNS_CUT = "columns_cut"
    QUOTES_IGNORED = "quotes_ignored"


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvPreview:
    """The first rows of a table; `header_line` counts from 1 and is 0 without a header."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total_rows: int
    encoding: str
    separator: str
    header_line: int
    truncated: bool
    notes: tuple[PreviewNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels with a letter."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingLetter:
    """A letter ready to leave; the same `message_id` marks a retry as the same letter."""

    message_id: str
    to: str
    subject: str
    text: str
    html: str = ""
    reply_to: str = ""
    attachments: tuple[Attachment, ...] = ()
