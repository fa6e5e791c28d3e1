"""Searching a catalogue while somebody types."""

from __future__ import annotations

import pytest

from hackathon.gateways.catalogues.remembered import RememberedSearch
from hackathon.gateways.safe_fetch import FetchFailed, FetchFault, FetchRefused, SafeFetcher


def test_the_same_words_are_asked_once(tmp_path, catalogue, fetcher):
    search = RememberedSearch(tmp_path, fetcher)
    first = search.search(catalogue.url, "Agua  Potable", rows=5)
    assert search.search(catalogue.url, " agua potable", rows=5) == first
    assert (
        RememberedSearch(tmp_path, fetcher).search(catalogue.url, "agua potable", rows=5) == first
    )
    assert len(catalogue.asked) == 1


def test_other_words_or_rows_are_another_question(tmp_path, catalogue, fetcher):
    search = RememberedSearch(tmp_path, fetcher)
    search.search(catalogue.url, "agua", rows=5)
    search.search(catalogue.url, "agua", rows=6)
    search.search(catalogue.url, "calles", rows=5)
    assert len(catalogue.asked) == 3


def test_a_catalogue_that_is_down_is_not_asked_again_at_once(tmp_path, catalogue, fetcher):
    catalogue.broken = (503, "text/html", b"")
    search = RememberedSearch(tmp_path, fetcher)
    for _attempt in range(2):
        with pytest.raises(FetchFailed) as failed:
            search.search(catalogue.url, "agua", rows=5)
        assert failed.value.reason is FetchFault.STATUS
    assert len(catalogue.asked) == 1


def test_an_address_of_the_own_network_is_refused(tmp_path, catalogue):
    search = RememberedSearch(tmp_path, SafeFetcher())
    with pytest.raises(FetchRefused):
        search.search(catalogue.url, "agua", rows=5)
    assert catalogue.asked == []
