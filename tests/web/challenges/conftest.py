"""A draft that lacks a reto, with its organizer at the browser."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hackathon import clock
from hackathon.db import writing
from hackathon.domain.challenges.actions.setting_up import set_up_event
from hackathon.domain.events.actions.editing import EventWords, NewEvent, edit_event
from hackathon.domain.events.models import Event, EventKind
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_member
from tests.visitor import Visitor


@pytest.fixture
def event(visitor: Visitor) -> Event:
    """A draft that lacks a reto, with its organizer at the browser."""
    organization = make_organization()
    organizer = make_member(organization)
    who = actor(organizer)
    start = clock.now() + timedelta(days=60)
    new = NewEvent(kind=EventKind.DATATON, title="Datatón", starts_at=start)
    with writing():
        made = set_up_event(who, organization, new)
        words = EventWords(
            title="Datatón", slug="dataton", summary="Agua", contact_email="a@b.example"
        )
        edit_event(who, made, words)
    visitor.sign_in(organizer)
    return made
