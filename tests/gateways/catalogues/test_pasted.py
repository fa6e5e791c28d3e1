from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hackathon import clock
from hackathon.gateways.catalogues import describe_url
from hackathon.gateways.catalogues.pasted import download_address
from hackathon.gateways.safe_fetch import FetchError, FetchFault, FetchRefused, SafeFetcher
from hackathon.values import FetchedDataset, FetchedResource, SourceType
from tests.gateways.servers import always, response, serving
from tests.recorded.replay import ReplayedCatalogue

CSV = b"ruta,viajes\n1,20\n"
HTML = b"<!DOCTYPE html><title>Portal</title>"
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def described(answer: bytes, path: str = "") -> FetchedDataset:
    with serving(always(answer)) as server:
        return describe_url(f"{server.url}{path}", SafeFetcher(frozenset({server.origin})))


def fault_of(answer: bytes, path: str = "") -> FetchFault:
    with pytest.raises(FetchError) as failure:
        described(answer, path)
    return failure.value.reason


@pytest.mark.parametrize("rest", ["", "/", "?q=x", "/resource/facdffb1/download/accidentes.csv"])
def test_the_page_of_a_dataset_is_read_through_the_catalogue(
    catalogue: ReplayedCatalogue, fetcher: SafeFetcher, rest: str
) -> None:
    dataset = describe_url(catalogue.page_of("accidentes-viales-2014") + rest, fetcher)
    assert dataset.source_type is SourceType.CKAN
    assert dataset.title == "Accidentes viales 2014"


def test_the_page_of_a_dataset_under_a_prefix_is_read_too() -> None:
    with ReplayedCatalogue("/busca") as catalogue:
        fetcher = SafeFetcher(frozenset({catalogue.origin}))
        dataset = describe_url(catalogue.page_of("rutas-de-limpia-publica"), fetcher)
    assert dataset.source_url.endswith("/busca")


def test_the_page_of_a_dataset_nobody_knows_is_not_found(
    catalogue: ReplayedCatalogue, fetcher: SafeFetcher
) -> None:
    with pytest.raises(FetchError) as failure:
        describe_url(catalogue.page_of("no-existe"), fetcher)
    assert failure.value.reason is FetchFault.NOT_FOUND


def test_a_file_of_an_unknown_dataset_is_still_a_file(
    catalogue: ReplayedCatalogue, fetcher: SafeFetcher
) -> None:
    address = f"{catalogue.page_of('privado')}/resource/1/download/accidentes.csv"
    dataset = describe_url(address, fetcher)
    assert (dataset.source_type, dataset.name) == (SourceType.DIRECT, "accidentes.csv")


def test_a_file_becomes_a_dataset_of_one_resource() -> None:
    answer = response(
        CSV, content_type="text/csv; charset=utf-8", last_modified="Fri, 10 Oct 2014 12:00:00 GMT"
    )
    with clock.stopped(NOON), serving(always(answer)) as server:
        address = f"{server.url}datos/Rutas_de%20limpia_2014.csv?v=1"
        dataset = describe_url(f" {address} ", SafeFetcher(frozenset({server.origin})))
    modified = datetime(2014, 10, 10, 12, tzinfo=UTC)
    assert dataset == FetchedDataset(
        source_type=SourceType.DIRECT,
        source_url=address,
        name="Rutas_de limpia_2014.csv",
        title="Rutas de limpia 2014",
        publisher="127.0.0.1",
        modified=modified,
        landing_page=address,
        resources=(
            FetchedResource(
                url=address,
                title="Rutas_de limpia_2014.csv",
                format="CSV",
                media_type="text/csv",
                size=len(CSV),
                modified=modified,
            ),
        ),
        fetched_at=NOON,
        http_status=200,
        raw={
            "content-type": "text/csv; charset=utf-8",
            "content-length": "17",
            "last-modified": "Fri, 10 Oct 2014 12:00:00 GMT",
            "final_url": address,
        },
    )


def test_a_large_file_is_described_by_its_headers_alone() -> None:
    dataset = described(response(CSV * 100_000, content_type="text/csv"), "grande.csv")
    assert dataset.resources[0].size == len(CSV) * 100_000


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('attachment; filename="rutas.csv"', "rutas.csv"),
        ("attachment; filename*=UTF-8''a%C3%B1o.csv", "año.csv"),
        ('attachment; filename="año.csv"', "año.csv"),
        ('attachment; filename="../../etc/rutas.csv"', "rutas.csv"),
        ('attachment; filename="a\\\\b.csv"', "b.csv"),
        ("attachment", "descarga"),
        ("attachment; filename=", "descarga"),
        ("attachment; filename*", "descarga"),
        ("attachment; filename*=nada''x.csv", "x.csv"),
        ("\xff;;;===", "descarga"),
    ],
)
def test_the_server_may_name_the_file(header: str, name: str) -> None:
    dataset = described(response(CSV, content_disposition=header), "descarga")
    assert dataset.name == name


@pytest.mark.parametrize(
    ("header", "name"),
    [
        (b'attachment; filename="a\xf1o.csv"', "año.csv"),
        (b'attachment;\r\n filename="x.csv"', "x.csv"),
        (b'attachment; filename="a\x00b.csv"', "ab.csv"),
    ],
)
def test_a_header_written_by_older_rules_does_no_harm(header: bytes, name: str) -> None:
    start = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Disposition: "
    assert described(start + header + b"\r\n\r\n" + CSV, "descarga").name == name


@pytest.mark.parametrize(
    ("path", "media_type", "expected"),
    [
        ("descarga", "text/csv", "CSV"),
        ("rutas.KML", "application/octet-stream", "KML"),
        ("rutas.v2.geojson", "text/plain", "GEOJSON"),
        ("exportar.php?x=1", "application/json", "PHP"),
        ("a.2014", "application/zip", "ZIP"),
        ("a", "application/octet-stream", ""),
        ("", "text/csv", "CSV"),
    ],
)
def test_the_format_is_told_by_name_or_type(path: str, media_type: str, expected: str) -> None:
    dataset = described(response(CSV, content_type=media_type), path)
    assert dataset.resources[0].format == expected
    assert dataset.title


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (response(HTML, content_type="text/html"), FetchFault.NOT_DATA),
        (response(HTML, content_type="text/csv"), FetchFault.NOT_DATA),
        (response(b"\n <!-- x --> <HTML lang=es>", content_type="text/csv"), FetchFault.NOT_DATA),
        (response(b"", content_type="text/csv"), FetchFault.NOT_DATA),
        (response(HTML, status="404 Not Found"), FetchFault.NOT_FOUND),
        (response(HTML, status="410 Gone"), FetchFault.NOT_FOUND),
        (response(HTML, status="403 Forbidden"), FetchFault.STATUS),
        (response(HTML, status="503 Unavailable", retry_after="3"), FetchFault.STATUS),
    ],
)
def test_what_is_no_file_is_said_to_be_so(answer: bytes, reason: FetchFault) -> None:
    assert fault_of(answer, "rutas.csv") is reason


def test_a_page_that_looks_like_a_dataset_of_another_system_is_no_data() -> None:
    assert fault_of(response(HTML), "dataset/rutas") is FetchFault.NOT_JSON


def test_a_catalogue_that_fails_later_is_told_as_it_failed() -> None:
    assert fault_of(b"basura", "dataset/rutas") is FetchFault.RESET
    assert fault_of(response(b"{}", status="503 No"), "dataset/rutas") is FetchFault.STATUS


@pytest.mark.parametrize("url", ["http://127.0.0.1/a.csv", "file:///etc/passwd", "http://[::1", ""])
def test_an_address_the_door_refuses_is_refused(url: str) -> None:
    with pytest.raises(FetchRefused):
        describe_url(url, SafeFetcher())


@pytest.mark.parametrize(
    ("pasted", "address"),
    [
        (
            "https://www.dropbox.com/s/abc/rutas.csv?dl=0",
            "https://www.dropbox.com/s/abc/rutas.csv?dl=1",
        ),
        (
            "https://www.dropbox.com/scl/fi/a/b.csv?rlkey=k&dl=0",
            "https://www.dropbox.com/scl/fi/a/b.csv?rlkey=k&dl=1",
        ),
        (
            "https://drive.google.com/file/d/1a-B_c/view?usp=sharing",
            "https://drive.google.com/uc?export=download&id=1a-B_c",
        ),
        (
            "https://docs.google.com/spreadsheets/d/1a-B_c/edit#gid=0",
            "https://docs.google.com/spreadsheets/d/1a-B_c/export?format=csv",
        ),
        ("https://drive.google.com/drive/u/0", "https://drive.google.com/drive/u/0"),
        ("https://dropbox.com.malo.example/a", "https://dropbox.com.malo.example/a"),
        (" https://datos.gob.mx/a.csv ", "https://datos.gob.mx/a.csv"),
    ],
)
def test_a_share_link_leads_to_its_file(pasted: str, address: str) -> None:
    assert download_address(pasted) == address
