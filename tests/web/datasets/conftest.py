"""A catalogue on loopback that the door may reach, as the national one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hackathon.gateways.safe_fetch import SafeFetcher
from tests.recorded.replay import ReplayedCatalogue


@pytest.fixture
def catalogue(app):
    """The national catalogue of the installation under test."""
    door, settings = app.extensions["fetcher"], app.extensions["settings"]
    with ReplayedCatalogue() as replayed:
        app.extensions["fetcher"] = SafeFetcher(frozenset({replayed.origin}))
        app.extensions["settings"] = replace(settings, national_catalogue_url=replayed.url)
        yield replayed
    app.extensions["fetcher"], app.extensions["settings"] = door, settings
