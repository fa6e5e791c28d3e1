"""A draft with its organizer at the browser."""

from __future__ import annotations

import pytest

from hackathon.domain.events.models import Event, EventState
from tests.factories.events import make_event
from tests.factories.people import make_member
from tests.visitor import Visitor


@pytest.fixture
def event(visitor: Visitor) -> Event:
    """A draft, with its organizer at the browser."""
    made = make_event(state=EventState.DRAFT, published_at=None, slug="borrador")
    visitor.sign_in(make_member(made.organization))
    return made
