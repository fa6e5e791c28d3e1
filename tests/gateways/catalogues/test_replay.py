from __future__ import annotations

import json

import pytest

from hackathon.gateways.safe_fetch import Fetched, FetchFailed, SafeFetcher
from tests.recorded.replay import RECORDED, RECORDED_AT, ReplayedCatalogue


def ask(catalogue: ReplayedCatalogue, fetcher: SafeFetcher, path: str) -> Fetched:
    return fetcher.get(f"{catalogue.url}{path}", limit_bytes=1_000_000, timeout=5)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("status_show", "status_show"),
        ("package_show?id=accidentes-viales-2014", "package_show"),
        ("package_show?id=no-existe", "package_show_404"),
        ("package_show", "missing_param_409"),
        ("package_search?q=limpia+publica", "package_search_accent"),
        ("package_search?q=*:*&sort=nada+arriba", "package_search_badsort"),
        ("no_such_action", "unknown_action_400"),
        ("package_create", "package_create_noauth_403"),
    ],
)
def test_the_catalogue_answers_as_it_was_recorded(
    catalogue: ReplayedCatalogue, fetcher: SafeFetcher, path: str, name: str
) -> None:
    recording = json.loads((RECORDED / f"{name}.json").read_text())
    answer = ask(catalogue, fetcher, f"/api/3/action/{path}")
    assert answer.status == recording["status"]
    assert answer.body.decode() == json.dumps(recording["body"]).replace(RECORDED_AT, catalogue.url)


def test_every_resource_of_a_dataset_can_be_downloaded(
    catalogue: ReplayedCatalogue, fetcher: SafeFetcher
) -> None:
    package = ask(catalogue, fetcher, "/api/3/action/package_show?id=accidentes-viales-2014")
    urls = [entry["url"] for entry in json.loads(package.body)["result"]["resources"]]
    answers = [fetcher.get(url, limit_bytes=1_000_000, timeout=5) for url in urls]
    assert [answer.media_type for answer in answers] == ["text/csv", "application/geo+json"]
    assert answers[0].body.decode().count("\n") == 121


def test_a_broken_catalogue_answers_as_the_test_says(
    catalogue: ReplayedCatalogue, fetcher: SafeFetcher
) -> None:
    catalogue.broken = (503, "text/html", b"<h1>no</h1>")
    assert ask(catalogue, fetcher, "/api/3/action/status_show").status == 503


def test_a_catalogue_that_was_left_is_gone(fetcher: SafeFetcher) -> None:
    with ReplayedCatalogue() as catalogue:
        pass
    with pytest.raises(FetchFailed):
        ask(catalogue, SafeFetcher(frozenset({catalogue.origin})), "/")
