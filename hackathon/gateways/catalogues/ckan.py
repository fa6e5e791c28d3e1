"""CKAN 2.9 to 2.12: search a catalogue, read a dataset."""

from __future__ import annotations

import re
import threading
import time
from dataclasses import dataclass
from typing import Any, NoReturn
from urllib.parse import quote, unquote, urlencode, urlsplit

from hackathon import clock
from hackathon.gateways.catalogues.loose import (
    first_text,
    mapping,
    mappings,
    moment,
    storable,
    text,
    web_address,
    whole_number,
)
from hackathon.gateways.safe_fetch import Fetched, FetchFailed, FetchFault, SafeFetcher
from hackathon.richtext import excerpt
from hackathon.values import (
    CatalogueHit,
    FetchedDataset,
    FetchedResource,
    SearchPage,
    SourceType,
)

METADATA_BYTES = 10_000_000
METADATA_SECONDS = 15.0
SEARCH_SECONDS = 5.0
POLITE_PAUSE = 0.5
"""Seconds between two requests to the same catalogue: at most two a second."""
MOST_ROWS = 1000
DESCRIPTION_SIGNS = 240
CONTACTS = ("contact_email", "maintainer_email", "author_email", "maintainer")
PERIODICITIES = ("accrualPeriodicity", "accrual_periodicity", "frequency")
NOT_DATASETS = {"showcase", "harvest"}
FAULT_OF_TYPE = {
    "Not Found Error": FetchFault.NOT_FOUND,
    "Authorization Error": FetchFault.NOT_AUTHORIZED,
    "Validation Error": FetchFault.INVALID,
    "Search Query Error": FetchFault.BAD_QUERY,
    "Search Error": FetchFault.BAD_QUERY,
}
"""Errors are told by their type: their message is translated."""
_DATASET_PAGE = re.compile(r"(?P<prefix>.*)/dataset/(?P<id>[^/]+)(?P<rest>/.*)?")
_PAGES_OF_CKAN = {"new", "edit", "activity", "groups", "followers", "resources", "api"}


@dataclass(frozen=True, slots=True)
class CkanStatus:
    """What a catalogue says of itself."""

    title: str
    version: str
    language: str
    extensions: tuple[str, ...]


class CkanCatalogue:
    """One catalogue, asked through the door for outgoing HTTP.

    Every call raises FetchRefused or FetchFailed; the reason is a FetchFault.
    """

    def __init__(self, base_url: str, fetcher: SafeFetcher, *, pause: float = POLITE_PAUSE) -> None:
        self.base_url = _base(base_url)
        self._fetcher = fetcher
        self._pause = pause
        self._turn = threading.Lock()
        self._next_at = 0.0

    def status(self) -> CkanStatus:
        """Name, version and extensions of the catalogue."""
        _, answer = self._ask("status_show", {}, METADATA_SECONDS)
        result = mapping(answer)
        extensions = result.get("extensions")
        return CkanStatus(
            title=text(result.get("site_title")),
            version=text(result.get("ckan_version")),
            language=text(result.get("locale_default")),
            extensions=tuple(map(text, extensions)) if isinstance(extensions, list) else (),
        )

    def search(self, q: str, *, rows: int = 10, start: int = 0) -> SearchPage:
        """Datasets that match; without words, the latest ones first.

        A page holds at most 1000 rows, whatever is asked: loop on `start` until `count`.
        """
        words = " ".join(q.split())
        parameters: dict[str, str | int] = {
            "q": words or "*:*",
            "fq": "+dataset_type:dataset",
            "rows": max(0, min(rows, MOST_ROWS)),
            "start": max(0, start),
        }
        if not words:
            parameters["sort"] = "metadata_modified desc"
        _, answer = self._ask("package_search", parameters, SEARCH_SECONDS)
        result = mapping(answer)
        hits = tuple(self._hit(package) for package in mappings(result.get("results")))
        return SearchPage(hits, whole_number(result.get("count")) or 0, max(0, start))

    def package(self, remote_id: str) -> FetchedDataset:
        """A dataset by its id or name, with all its resources."""
        status, answer = self._ask("package_show", {"id": remote_id}, METADATA_SECONDS)
        package = mapping(answer)
        is_gone = text(package.get("state")) == "deleted"
        if is_gone or text(package.get("type")) in NOT_DATASETS or not package:
            raise FetchFailed(FetchFault.NOT_FOUND, status=status)
        return self._dataset(package, status)

    def _ask(
        self, action: str, parameters: dict[str, str | int], seconds: float
    ) -> tuple[int, object]:
        self._wait_our_turn()
        query = f"?{urlencode(parameters)}" if parameters else ""
        fetched = self._fetcher.get(
            f"{self.base_url}/api/3/action/{action}{query}",
            limit_bytes=METADATA_BYTES,
            timeout=seconds,
            accept="application/json",
        )
        if not fetched.is_success:
            _raise_error(fetched)
        try:
            answer = mapping(storable(fetched.json()))
        except RecursionError as error:
            raise FetchFailed(FetchFault.NOT_JSON, status=fetched.status) from error
        if answer.get("success") is not True:
            _raise_error(fetched)
        return fetched.status, answer.get("result")

    def _wait_our_turn(self) -> None:
        with self._turn:
            wait = self._next_at - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            self._next_at = time.monotonic() + self._pause

    def _page_of(self, package: dict[str, Any]) -> str:
        name = first_text(package.get("name"), package.get("id"))
        return f"{self.base_url}/dataset/{quote(name, safe='')}"

    def _hit(self, package: dict[str, Any]) -> CatalogueHit:
        resources = mappings(package.get("resources"))
        formats = [text(resource.get("format")).upper() for resource in resources]
        return CatalogueHit(
            remote_id=text(package.get("id")),
            name=text(package.get("name")),
            title=first_text(package.get("title"), package.get("name"), package.get("id")),
            landing_page=self._page_of(package),
            description=excerpt(text(package.get("notes")), DESCRIPTION_SIGNS),
            publisher=text(mapping(package.get("organization")).get("title")),
            licence_title=text(package.get("license_title")),
            formats=tuple(dict.fromkeys(filter(None, formats))),
            resource_count=len(resources),
            modified=moment(package.get("metadata_modified")),
        )

    def _dataset(self, package: dict[str, Any], status: int) -> FetchedDataset:
        extras = _extras(package) | package
        organization = mapping(package.get("organization"))
        return FetchedDataset(
            source_type=SourceType.CKAN,
            source_url=self.base_url,
            remote_id=text(package.get("id")),
            name=text(package.get("name")),
            title=first_text(package.get("title"), package.get("name"), package.get("id")),
            description=text(package.get("notes")),
            publisher=first_text(
                organization.get("title"), extras.get("publisher_name"), package.get("author")
            ),
            licence_id=text(package.get("license_id")),
            licence_url=web_address(package.get("license_url")),
            licence_title=text(package.get("license_title")),
            keywords=_titles(package.get("tags")),
            themes=_titles(package.get("groups")),
            spatial=first_text(extras.get("spatial"), extras.get("spatial_text")),
            temporal=_temporal(extras),
            periodicity=first_text(*map(extras.get, PERIODICITIES)),
            issued=moment(extras.get("issued")) or moment(package.get("metadata_created")),
            modified=moment(extras.get("modified")) or moment(package.get("metadata_modified")),
            contact=first_text(*map(extras.get, CONTACTS)),
            landing_page=self._page_of(package),
            resources=tuple(map(_resource, mappings(package.get("resources")))),
            fetched_at=clock.now(),
            http_status=status,
            raw=package,
        )


def locate_dataset(url: str) -> tuple[str, str] | None:
    """The catalogue and the name a dataset's page belongs to, also under a prefix; else None.

    `https://datos.gob.mx/busca/dataset/rutas` is `rutas` in `https://datos.gob.mx/busca`.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    page = _DATASET_PAGE.fullmatch(parts.path)
    if page is None or parts.scheme not in {"http", "https"} or page["id"] in _PAGES_OF_CKAN:
        return None
    return f"{parts.scheme}://{parts.netloc}{page['prefix']}", unquote(page["id"])


def _base(url: str) -> str:
    """The root of a catalogue, also when the address of its API or search page was given."""
    bare = url.strip().partition("?")[0].partition("#")[0].rstrip("/")
    return re.sub(r"(/api(/3)?(/action)?|/dataset|/organization|/group)$", "", bare)


def _raise_error(fetched: Fetched) -> NoReturn:
    status, pause = fetched.status, fetched.retry_after
    try:
        answer = fetched.json()
    except FetchFailed:
        answer = None
    # An unknown action is answered with a bare string, everything else with an error object.
    if isinstance(answer, str) and "Action name not known" in answer:
        raise FetchFailed(FetchFault.UNKNOWN_ACTION, status=status)
    kind = text(mapping(mapping(answer).get("error")).get("__type"))
    raise FetchFailed(FAULT_OF_TYPE.get(kind, FetchFault.STATUS), status=status, retry_after=pause)


def _extras(package: dict[str, Any]) -> dict[str, Any]:
    return {text(extra.get("key")): extra.get("value") for extra in mappings(package.get("extras"))}


def _titles(entries: object) -> tuple[str, ...]:
    titles = (
        first_text(entry.get("display_name"), entry.get("title"), entry.get("name"))
        for entry in mappings(entries)
    )
    return tuple(dict.fromkeys(filter(None, titles)))


def _temporal(extras: dict[str, Any]) -> str:
    ends = [text(extras.get("temporal_start")), text(extras.get("temporal_end"))]
    return first_text(extras.get("temporal"), "/".join(ends) if any(ends) else "")


def _resource(resource: dict[str, Any]) -> FetchedResource:
    return FetchedResource(
        url=web_address(resource.get("url")),
        title=first_text(resource.get("name"), resource.get("description")),
        description=text(resource.get("description")),
        remote_id=text(resource.get("id")),
        format=text(resource.get("format")).upper(),
        media_type=text(resource.get("mimetype")),
        size=whole_number(resource.get("size")),
        hash=text(resource.get("hash")),
        modified=moment(resource.get("last_modified")) or moment(resource.get("created")),
    )
