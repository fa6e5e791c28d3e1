from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from hackathon import clock
from hackathon.gateways.catalogues import CkanCatalogue, CkanStatus, locate_dataset
from hackathon.gateways.safe_fetch import FetchError, FetchFault, FetchRefused, SafeFetcher
from hackathon.values import FetchedDataset, FetchedResource, SourceType
from tests.gateways.servers import LoopbackServer, always, response, serving
from tests.recorded.replay import ReplayedCatalogue

if TYPE_CHECKING:
    from collections.abc import Callable

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def ckan(catalogue: ReplayedCatalogue, fetcher: SafeFetcher) -> CkanCatalogue:
    return CkanCatalogue(catalogue.url, fetcher, pause=0)


def fault_of(call: Callable[[], object]) -> FetchError:
    with pytest.raises(FetchError) as failure:
        call()
    return failure.value


def test_a_catalogue_says_what_it_is(ckan: CkanCatalogue) -> None:
    assert ckan.status() == CkanStatus(
        "CKAN", "2.12.0", "es", ("activity", "showcase", "dcat", "structured_data")
    )


def test_a_search_finds_datasets(ckan: CkanCatalogue, catalogue: ReplayedCatalogue) -> None:
    page = ckan.search("accidentes")
    assert (page.count, page.start, len(page.hits)) == (1, 0, 1)
    (hit,) = page.hits
    assert hit.remote_id == "d0d3e2d8-8e26-404b-bd29-3203f77707e7"
    assert (hit.name, hit.title) == ("accidentes-viales-2014", "Accidentes viales 2014")
    assert hit.landing_page == f"{catalogue.url}/dataset/accidentes-viales-2014"
    assert hit.publisher == "H. Ayuntamiento de Xalapa"
    assert hit.description.startswith("Accidentes viales 2014. Conjunto de datos")
    assert hit.licence_title == "Creative Commons Attribution"
    assert (hit.formats, hit.resource_count) == (("CSV", "GEOJSON"), 2)
    assert hit.modified == datetime(2026, 11, 21, 7, 48, 29, 746788, tzinfo=UTC)


def test_a_search_forgives_missing_accents(ckan: CkanCatalogue) -> None:
    assert [hit.name for hit in ckan.search("limpia publica").hits] == ["rutas-de-limpia-publica"]


def test_a_search_without_a_hit_is_an_empty_page(ckan: CkanCatalogue) -> None:
    assert ckan.search("ornitorrincos").hits == ()


def test_a_search_asks_for_datasets_only_and_for_the_latest_without_words(
    ckan: CkanCatalogue, catalogue: ReplayedCatalogue
) -> None:
    ckan.search("  rutas   de ", rows=5000, start=-3)
    ckan.search("")
    with_words, without = catalogue.asked
    assert "q=rutas+de&fq=%2Bdataset_type%3Adataset&rows=1000&start=0" in with_words
    assert "sort" not in with_words
    assert "q=%2A%3A%2A" in without
    assert "sort=metadata_modified+desc" in without


def test_pages_of_a_search_join_without_gaps(ckan: CkanCatalogue) -> None:
    first, second = ckan.search("", rows=4), ckan.search("", rows=20, start=4)
    names = [hit.name for hit in (*first.hits, *second.hits)]
    assert len(first.hits) == 4
    assert second.start == 4
    assert len(set(names)) == len(names) == first.count


def test_a_dataset_becomes_the_normalised_record(
    ckan: CkanCatalogue, catalogue: ReplayedCatalogue
) -> None:
    with clock.stopped(NOON):
        dataset = ckan.package("accidentes-viales-2014")
    files = f"{catalogue.url}/dataset/d0d3e2d8-8e26-404b-bd29-3203f77707e7/resource"
    assert dataset == FetchedDataset(
        source_type=SourceType.CKAN,
        source_url=catalogue.url,
        remote_id="d0d3e2d8-8e26-404b-bd29-3203f77707e7",
        name="accidentes-viales-2014",
        title="Accidentes viales 2014",
        description="Accidentes viales 2014. Conjunto de datos de prueba con acentos: áéíóúñ.",
        publisher="H. Ayuntamiento de Xalapa",
        licence_id="cc-by",
        licence_url="http://www.opendefinition.org/licenses/cc-by",
        licence_title="Creative Commons Attribution",
        keywords=("datos abiertos", "movilidad"),
        themes=("Movilidad",),
        spatial='{"type":"Point","coordinates":[-96.9,19.5]}',
        temporal="2014-01-01/2014-12-31",
        periodicity="R/P1Y",
        issued=datetime(2026, 11, 21, 7, 48, 29, 367340, tzinfo=UTC),
        modified=datetime(2026, 11, 21, 7, 48, 29, 746788, tzinfo=UTC),
        contact="datos@example.gob.mx",
        landing_page=f"{catalogue.url}/dataset/accidentes-viales-2014",
        resources=(
            FetchedResource(
                url=f"{files}/facdffb1-aea9-4c25-8c68-2ca11790d114/download/accidentes.csv",
                title="accidentes.csv",
                description="Recurso accidentes.csv",
                remote_id="facdffb1-aea9-4c25-8c68-2ca11790d114",
                format="CSV",
                media_type="text/csv",
                size=53,
                modified=datetime(2026, 11, 21, 7, 48, 29, 524075, tzinfo=UTC),
            ),
            FetchedResource(
                url=f"{files}/f9e88686-a9e6-48d6-9431-b7ce9e03f023/download/accidentes.geojson",
                title="accidentes.geojson",
                description="Recurso accidentes.geojson",
                remote_id="f9e88686-a9e6-48d6-9431-b7ce9e03f023",
                format="GEOJSON",
                media_type="application/geo+json",
                size=138,
                modified=datetime(2026, 11, 21, 7, 48, 29, 702615, tzinfo=UTC),
            ),
        ),
        fetched_at=NOON,
        http_status=200,
        raw=dataset.raw,
    )
    assert dataset.raw["name"] == "accidentes-viales-2014"
    json.dumps(dataset.raw)


def test_a_dataset_is_found_by_its_id_too(ckan: CkanCatalogue) -> None:
    by_id = ckan.package("6cb8520c-f4c0-47d3-b22d-d3282dd24a9f")
    assert by_id.name == "rutas-de-limpia-publica"


def test_a_dataset_nobody_knows_is_not_found(ckan: CkanCatalogue) -> None:
    failure = fault_of(lambda: ckan.package("no-existe"))
    assert (failure.reason, failure.status) == (FetchFault.NOT_FOUND, 404)


def test_each_recorded_error_is_told_by_its_type(ckan: CkanCatalogue) -> None:
    faults = [
        (fault.reason, fault.status)
        for action, parameters in [
            ("package_show", {}),
            ("package_create", {}),
            ("package_search", {"sort": "nada arriba"}),
            ("no_such_action", {}),
        ]
        for fault in [fault_of(lambda a=action, p=parameters: ckan._ask(a, p, 5))]
    ]
    assert faults == [
        (FetchFault.INVALID, 409),
        (FetchFault.NOT_AUTHORIZED, 403),
        (FetchFault.BAD_QUERY, 400),
        (FetchFault.UNKNOWN_ACTION, 400),
    ]


HTML = b"<!DOCTYPE html><title>Mantenimiento</title>"


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (200, HTML, FetchFault.NOT_JSON),
        (200, b"", FetchFault.NOT_JSON),
        (200, b"[" * 50_000 + b"]" * 50_000, FetchFault.NOT_JSON),
        (200, b'{"success": true, "result": ' + b"[" * 900 + b"]" * 900 + b"}", None),
        (200, b'"Bad request"', FetchFault.STATUS),
        (200, b"[]", FetchFault.STATUS),
        (200, b'{"success": false}', FetchFault.STATUS),
        (200, b'{"success": "true", "result": {}}', FetchFault.STATUS),
        (404, HTML, FetchFault.STATUS),
        (403, HTML, FetchFault.STATUS),
        (
            500,
            b'{"success": false, "error": {"__type": "Internal Server Error"}}',
            FetchFault.STATUS,
        ),
        (503, HTML, FetchFault.STATUS),
        (400, b'"Bad request: Error JSON"', FetchFault.STATUS),
        (400, b'{"error": "texto"}', FetchFault.STATUS),
        (400, b'{"error": {"__type": ["lista"]}}', FetchFault.STATUS),
    ],
)
def test_a_portal_that_answers_something_else_is_a_clear_failure(
    ckan: CkanCatalogue,
    catalogue: ReplayedCatalogue,
    status: int,
    body: bytes,
    reason: FetchFault | None,
) -> None:
    catalogue.broken = (status, "application/json", body)
    failure = fault_of(lambda: ckan.package("x"))
    assert failure.reason in ({reason} if reason else {FetchFault.NOT_JSON, FetchFault.NOT_FOUND})
    assert failure.status == status


def test_a_catalogue_that_asks_for_patience_says_how_long() -> None:
    busy = response(b"despacio", status="429 Too Many Requests", retry_after="17")
    with serving(always(busy)) as server:
        failure = fault_of(lambda: asked_of(server).search("x"))
    assert (failure.reason, failure.status, failure.retry_after) == (FetchFault.STATUS, 429, 17)


def asked_of(server: LoopbackServer) -> CkanCatalogue:
    return CkanCatalogue(server.url, SafeFetcher(frozenset({server.origin})), pause=0)


def test_a_catalogue_on_a_private_address_is_refused(catalogue: ReplayedCatalogue) -> None:
    with pytest.raises(FetchRefused):
        CkanCatalogue(catalogue.url, SafeFetcher()).search("x")
    assert catalogue.asked == []


def package_read_from(package: object) -> FetchedDataset:
    body = json.dumps({"success": True, "result": package}).encode()
    with serving(always(response(body))) as server:
        return asked_of(server).package("x")


@pytest.mark.parametrize(
    "package",
    [
        None,
        [],
        {},
        "texto",
        {"name": "x", "state": "deleted"},
        {"name": "x", "type": "showcase"},
        {"name": "x", "type": "harvest"},
    ],
)
def test_what_is_no_dataset_is_not_found(package: object) -> None:
    failure = fault_of(lambda: package_read_from(package))
    assert failure.reason is FetchFault.NOT_FOUND


def test_a_dataset_with_every_field_wrong_is_still_a_record() -> None:
    wrong = {
        "id": 7,
        "name": "",
        "title": None,
        "notes": ["lista"],
        "organization": "texto",
        "author": "Ana",
        "license_url": "javascript:alert(1)",
        "tags": "datos",
        "groups": [None, "x", {"name": "salud"}, {"name": "salud"}],
        "extras": [None, {"key": ["x"]}, {"key": "frequency", "value": "R/P1M"}],
        "metadata_created": "ayer",
        "metadata_modified": "0001-01-01T00:00:00+23:00",
        "maintainer_email": {},
        "temporal_start": "2014",
        "resources": [
            None,
            {"url": "ftp://x/a.csv", "size": -1, "format": None, "created": "2014-10-10"},
            {"url": "http://[::1", "size": "99", "name": "", "description": "Rutas"},
            {"url": "https://datos.gob.mx/a.csv", "size": 1e300},
        ],
    }
    dataset = package_read_from(wrong)
    assert (dataset.remote_id, dataset.title, dataset.description) == ("7", "7", "")
    assert (dataset.publisher, dataset.licence_url, dataset.contact) == ("Ana", "", "")
    assert (dataset.keywords, dataset.themes) == ((), ("salud",))
    assert (dataset.issued, dataset.modified) == (None, None)
    assert (dataset.temporal, dataset.periodicity) == ("2014/", "R/P1M")
    assert [(entry.url, entry.size, entry.title) for entry in dataset.resources] == [
        ("", None, ""),
        ("", 99, "Rutas"),
        ("https://datos.gob.mx/a.csv", None, ""),
    ]
    assert dataset.resources[0].modified == datetime(2014, 10, 10, tzinfo=UTC)


def test_signs_no_database_takes_are_left_out() -> None:
    dataset = package_read_from({"name": "x", "title": "a\0b\ud800c", "extras": [{"k\0": "v"}]})
    assert dataset.title == "ab?c"
    assert dataset.raw["extras"] == [{"k": "v"}]


def test_the_name_in_a_link_is_encoded() -> None:
    dataset = package_read_from({"name": 'x"><script>/../'})
    assert dataset.landing_page.endswith("/dataset/x%22%3E%3Cscript%3E%2F..%2F")


def test_requests_to_one_catalogue_keep_their_distance(
    catalogue: ReplayedCatalogue, fetcher: SafeFetcher
) -> None:
    polite = CkanCatalogue(catalogue.url, fetcher, pause=0.1)
    began = time.monotonic()
    for _ in range(3):
        polite.status()
    assert 0.2 <= time.monotonic() - began < 2


@pytest.mark.parametrize(
    "address",
    ["", "/", "/api", "/api/3", "/api/3/action", "/dataset", "/dataset?q=x#y", "/dataset/"],
)
@pytest.mark.parametrize("prefix", ["", "/busca"])
def test_a_catalogue_is_recognised_by_any_of_its_addresses(address: str, prefix: str) -> None:
    catalogue = CkanCatalogue(f" https://datos.gob.mx{prefix}{address} ", SafeFetcher())
    assert catalogue.base_url == f"https://datos.gob.mx{prefix}"


def test_a_catalogue_under_a_prefix_answers() -> None:
    with ReplayedCatalogue("/busca") as catalogue:
        fetcher = SafeFetcher(frozenset({catalogue.origin}))
        dataset = CkanCatalogue(catalogue.url, fetcher).package("accidentes-viales-2014")
    assert dataset.landing_page.endswith("/busca/dataset/accidentes-viales-2014")


@pytest.mark.parametrize(
    ("url", "located"),
    [
        ("https://datos.gob.mx/dataset/rutas", ("https://datos.gob.mx", "rutas")),
        (" https://datos.gob.mx/dataset/rutas/ ", ("https://datos.gob.mx", "rutas")),
        ("https://datos.gob.mx/busca/dataset/rutas?x#y", ("https://datos.gob.mx/busca", "rutas")),
        ("http://a.mx:8080/es/dataset/rutas", ("http://a.mx:8080/es", "rutas")),
        ("https://a.mx/dataset/a%20b", ("https://a.mx", "a b")),
        ("https://a.mx/dataset/x/resource/7/download/a.csv", ("https://a.mx", "x")),
        ("https://a.mx/dataset", None),
        ("https://a.mx/dataset/", None),
        ("https://a.mx/dataset/new", None),
        ("https://a.mx/dataset/activity/x", None),
        ("https://a.mx/rutas.csv", None),
        ("ftp://a.mx/dataset/rutas", None),
        ("http://[::1/dataset/rutas", None),
        ("", None),
    ],
)
def test_a_pasted_page_tells_its_catalogue_and_its_name(
    url: str, located: tuple[str, str] | None
) -> None:
    assert locate_dataset(url) == located
