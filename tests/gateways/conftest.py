"""Fixtures of the outside world."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hackathon.gateways.safe_fetch import SafeFetcher
from tests.recorded.replay import ReplayedCatalogue

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def catalogue() -> Iterator[ReplayedCatalogue]:
    """A catalogue on loopback."""
    with ReplayedCatalogue() as replayed:
        yield replayed


@pytest.fixture
def fetcher(catalogue: ReplayedCatalogue) -> SafeFetcher:
    """A door that may reach that catalogue and nothing else."""
    return SafeFetcher(frozenset({catalogue.origin}))
