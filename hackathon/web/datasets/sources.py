"""The catalogues somebody may search, and what they answer while the person waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from flask import request
from flask_babel import gettext as _

from hackathon.db import db
from hackathon.domain.datasets.actions.catalogues import platform_catalogue
from hackathon.domain.datasets.models import Catalogue
from hackathon.domain.datasets.queries import catalogues_for
from hackathon.errors import Missing
from hackathon.gateways.catalogues import locate_dataset
from hackathon.gateways.catalogues.remembered import RememberedSearch
from hackathon.gateways.installed import fetcher, settings
from hackathon.gateways.safe_fetch import FetchError
from hackathon.presentation.fetch_reasons import reason_words
from hackathon.values import CatalogueHit
from hackathon.web.datasets.forms import HitForm
from hackathon.web.kit.i18n import chosen_language

NATIONAL = "nacional"
MOST_HITS = 12
LONGEST_QUERY = 200


@dataclass(frozen=True)
class Source:
    """A catalogue to search: its code in the address, its name, where it is."""

    code: str
    name: str
    base_url: str


@dataclass(frozen=True)
class Search:
    """What was typed, where it is searched, and among which catalogues."""

    words: str
    source: Source
    sources: Sequence[Source]


@dataclass(frozen=True)
class RemoteAnswer:
    """What a catalogue answered; `failure` is the sentence to show when it did not."""

    hits: Sequence[CatalogueHit] = ()
    count: int = 0
    failure: str = ""


def sources_for(organization_id: int | None) -> list[Source]:
    """The national catalogue and those that the institution may search."""
    national = settings().national_catalogue_url.rstrip("/")
    host = urlsplit(national).netloc.removeprefix("www.")
    first = Source(NATIONAL, _("Catálogo nacional (%(host)s)", host=host), national)
    own = [
        Source(row.public_id, row.name, row.base_url)
        for row in catalogues_for(organization_id)
        if row.base_url != national
    ]
    return [first, *own]


def asked_search(organization_id: int | None) -> Search:
    """The search that the address asks for."""
    sources = sources_for(organization_id)
    code = request.args.get("catalogo", NATIONAL)
    source = next((one for one in sources if one.code == code), sources[0])
    words = " ".join(request.args.get("q", "").replace("\0", "").split())
    return Search(words[:LONGEST_QUERY], source, sources)


def ask_catalogue(search: Search) -> RemoteAnswer:
    """Ask the catalogue; without words nobody is asked.

    Rows read before are let go, for no transaction stays open while another site takes its time:
    read them again afterwards.
    """
    if not search.words:
        return RemoteAnswer()
    db.session.rollback()
    memory = RememberedSearch(settings().data_dir / "cache" / "catalogues", fetcher())
    try:
        found = memory.search(search.source.base_url, search.words, rows=MOST_HITS)
    except FetchError as failure:
        return RemoteAnswer(failure=reason_words(failure.reason.value, chosen_language()))
    return RemoteAnswer(found.hits, found.count)


def chosen_hit(form: HitForm, source: Source) -> CatalogueHit:
    """The chosen dataset of a catalogue; its page is the catalogue's, whatever was sent."""
    name = form.name.data
    return CatalogueHit(
        remote_id=form.remote_id.data,
        name=name,
        title=form.title.data or "",
        publisher=form.publisher.data or "",
        landing_page=f"{source.base_url}/dataset/{quote(name, safe='')}",
    )


def source_of(form: HitForm, organization_id: int | None) -> Source:
    """The catalogue a chosen dataset is in; Missing when the institution may not search it."""
    for source in sources_for(organization_id):
        if source.code == form.catalogue.data:
            return source
    raise Missing


def catalogue_row(source: Source) -> Catalogue:
    """The row of a catalogue, inside a writing unit; the national one is made when needed."""
    return platform_catalogue(source.base_url, source.name)


def page_in_catalogue(url: str) -> str:
    """The address that a CKAN catalogue gives the page a pasted address lies under; or empty."""
    located = locate_dataset(url)
    return f"{located[0]}/dataset/{quote(located[1], safe='')}" if located else ""
