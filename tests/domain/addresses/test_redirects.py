"""Old addresses lead to where the thing is now, in one step."""

from __future__ import annotations

import pytest

from hackathon.db import writing
from hackathon.domain.addresses.actions import redirect_path
from hackathon.domain.addresses.queries import find_new_path

pytestmark = pytest.mark.usefixtures("app")


def move(*steps: tuple[str, str]) -> None:
    for old, new in steps:
        with writing():
            redirect_path(old, new)


def test_an_address_that_never_moved_leads_nowhere() -> None:
    assert find_new_path("/eventos/xalapa") is None


def test_an_old_address_leads_to_the_new_one() -> None:
    move(("/a", "/b"))
    assert find_new_path("/a") == "/b"


def test_after_two_moves_both_old_addresses_lead_to_the_last() -> None:
    move(("/a", "/b"), ("/b", "/c"))
    assert (find_new_path("/a"), find_new_path("/b")) == ("/c", "/c")


def test_going_back_leaves_no_circle() -> None:
    move(("/a", "/b"), ("/b", "/a"))
    assert (find_new_path("/a"), find_new_path("/b")) == (None, "/a")


def test_an_address_used_again_and_moved_again_leads_to_the_newest() -> None:
    move(("/a", "/b"), ("/a", "/c"))
    assert find_new_path("/a") == "/c"
