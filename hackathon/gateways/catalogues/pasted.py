"""What lies behind an address that somebody pasted: a dataset's page, or one file."""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from hackathon import clock
from hackathon.gateways.catalogues.ckan import METADATA_SECONDS, CkanCatalogue, locate_dataset
from hackathon.gateways.catalogues.loose import mapping, moment, storable, text
from hackathon.gateways.safe_fetch import Fetched, FetchFailed, FetchFault, SafeFetcher
from hackathon.values import FetchedDataset, FetchedResource, SourceType

if TYPE_CHECKING:
    from datetime import datetime

ENOUGH_BYTES = 65_536
NOT_A_CATALOGUE = {
    FetchFault.NOT_JSON,
    FetchFault.STATUS,
    FetchFault.UNKNOWN_ACTION,
    FetchFault.NOT_FOUND,
    FetchFault.NOT_AUTHORIZED,
}
KEPT_HEADERS = ("content-type", "content-length", "content-disposition", "last-modified", "etag")
FORMATS = {
    "text/csv": "CSV",
    "text/tab-separated-values": "TSV",
    "application/json": "JSON",
    "application/geo+json": "GEOJSON",
    "application/vnd.geo+json": "GEOJSON",
    "application/zip": "ZIP",
    "application/vnd.google-earth.kml+xml": "KML",
    "application/vnd.oasis.opendocument.spreadsheet": "ODS",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/vnd.ms-excel": "XLS",
    "application/xml": "XML",
    "text/xml": "XML",
    "application/pdf": "PDF",
}
_EXTENSION = re.compile(r"[A-Za-z][A-Za-z0-9]{1,9}")
_PAGE = re.compile(rb"<(!doctype\s+html|html|head|body)\b", re.IGNORECASE)
PAGE_BEGINS_WITHIN = 2048
_DRIVE_FILE = re.compile(r"/file/d/([\w-]+)")
_SHEET = re.compile(r"/spreadsheets/d/([\w-]+)")


def describe_url(url: str, fetcher: SafeFetcher) -> FetchedDataset:
    """The dataset behind a pasted address.

    A dataset's page of a CKAN catalogue is read through its API; anything else that is a file
    becomes a dataset of one resource. Raises FetchRefused or FetchFailed.
    """
    located = locate_dataset(url)
    if located is None:
        return _one_file(url, fetcher)
    base, name = located
    try:
        return CkanCatalogue(base, fetcher).package(name)
    except FetchFailed as failure:
        if failure.reason not in NOT_A_CATALOGUE:
            raise
        return _file_after_all(url, fetcher, failure)


def download_address(url: str) -> str:
    """The address of the file itself when the pasted one is a share page that shows it."""
    parts = urlsplit(url.strip())
    host = parts.hostname or ""
    if host == "dropbox.com" or host.endswith(".dropbox.com"):
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        return parts._replace(query=urlencode(query | {"dl": "1"})).geturl()
    if host == "drive.google.com" and (found := _DRIVE_FILE.match(parts.path)):
        return f"https://drive.google.com/uc?export=download&id={found[1]}"
    if host == "docs.google.com" and (found := _SHEET.match(parts.path)):
        return f"https://docs.google.com/spreadsheets/d/{found[1]}/export?format=csv"
    return url.strip()


def _file_after_all(url: str, fetcher: SafeFetcher, failure: FetchFailed) -> FetchedDataset:
    """The one file at the address; the catalogue's own failure when it is a page."""
    try:
        return _one_file(url, fetcher)
    except FetchFailed as other:
        raise (failure if other.reason is FetchFault.NOT_DATA else other) from other


def _one_file(url: str, fetcher: SafeFetcher) -> FetchedDataset:
    try:
        address = download_address(url)
    except ValueError:
        address = url
    fetched = fetcher.get(
        address, limit_bytes=ENOUGH_BYTES, timeout=METADATA_SECONDS, accept="*/*", cut=True
    )
    _refuse_what_is_no_file(fetched)
    name = _file_name(fetched)
    stem, _, extension = name.rpartition(".")
    modified = _last_modified(fetched)
    resource = FetchedResource(
        url=address,
        title=name,
        format=extension.upper() if stem and _EXTENSION.fullmatch(extension) else _format(fetched),
        media_type=fetched.media_type,
        size=fetched.declared_size if fetched.is_cut else len(fetched.body),
        modified=modified,
    )
    return FetchedDataset(
        source_type=SourceType.DIRECT,
        source_url=url.strip(),
        name=name,
        title=" ".join(re.split(r"[\s_]+", stem or name)).strip() or name,
        publisher=urlsplit(fetched.final_url).hostname or "",
        modified=modified,
        landing_page=url.strip(),
        resources=(resource,),
        fetched_at=clock.now(),
        http_status=fetched.status,
        raw=mapping(storable(_traces(fetched))),
    )


def _refuse_what_is_no_file(fetched: Fetched) -> None:
    if fetched.status in {404, 410}:
        raise FetchFailed(FetchFault.NOT_FOUND, status=fetched.status)
    if not fetched.is_success:
        raise FetchFailed(FetchFault.STATUS, status=fetched.status, retry_after=fetched.retry_after)
    is_page = fetched.media_type in {"text/html", "application/xhtml+xml"}
    start = fetched.body[:PAGE_BEGINS_WITHIN].lstrip()
    if is_page or not start or (start.startswith(b"<") and _PAGE.search(start)):
        raise FetchFailed(FetchFault.NOT_DATA, status=fetched.status)


def _traces(fetched: Fetched) -> dict[str, str]:
    kept = {name: fetched.headers[name] for name in KEPT_HEADERS if name in fetched.headers}
    return kept | {"final_url": fetched.final_url}


def _file_name(fetched: Fetched) -> str:
    """The name the server gives the file, else the last part of its address."""
    parts = urlsplit(fetched.final_url)
    message = EmailMessage()
    try:
        message["Content-Disposition"] = _as_utf8(fetched.headers.get("content-disposition", ""))
        given = message.get_filename() or ""
    except (ValueError, IndexError):
        given = ""
    name = given or unquote(parts.path).rstrip("/") or parts.hostname or ""
    return text(storable(re.split(r"[/\\]", name)[-1])) or parts.hostname or ""


def _as_utf8(header: str) -> str:
    # Headers arrive as Latin-1; servers in this part of the world write UTF-8 into them.
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _format(fetched: Fetched) -> str:
    return FORMATS.get(fetched.media_type, "")


def _last_modified(fetched: Fetched) -> datetime | None:
    try:
        return moment(parsedate_to_datetime(fetched.headers["last-modified"]).isoformat())
    except (KeyError, ValueError):
        return None
