"""The door: it loads, asks who, asks the policy, and is asked again inside every writing unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask, g
from sqlalchemy import select
from werkzeug.exceptions import Unauthorized

from hackathon.db import db
from hackathon.domain.accounts.actor import NOBODY, Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.audit.models import AuditEntry
from hackathon.errors import Forbidden, Missing
from hackathon.web.kit.access import guarded, public, signed_in, wanted_path
from hackathon.web.kit.note import note
from hackathon.web.kit.writing import writing

ANA = Actor(person_id=1, number="ana", name="Ana")


@dataclass
class Thing:
    """What an address leads to."""

    slug: str
    is_open: bool = True


def load(slug: str) -> Thing:
    """The thing of an address."""
    if slug == "missing":
        raise Missing
    return Thing(slug, slug != "closed")


def may_open(actor: Actor, thing: Thing) -> bool:
    """Those who are signed in, while it is open."""
    return actor.is_signed_in and thing.is_open


def view(*things: Thing, **_values: str) -> str:
    """A view that says what it was handed."""
    return ",".join(thing.slug for thing in things)


@pytest.fixture
def request_of(app: Flask) -> Iterator[object]:
    """A request by a given actor."""
    with app.test_request_context("/x?a=1"):
        yield lambda actor: setattr(g, "actor", actor)


def test_a_view_says_which_door_it_has() -> None:
    doors = [public(view), signed_in(lambda: ""), guarded(may_open, load=load)(lambda thing: "")]
    assert [door.__access__ for door in doors] == ["public", "signed_in", "guarded"]
    del view.__access__


def test_a_second_door_on_one_view_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="already has a door"):
        public(signed_in(lambda: ""))
    with pytest.raises(TypeError):
        guarded(may_open, load=load)(public(lambda thing: ""))


def test_a_signed_in_door_asks_visitors_to_sign_in(request_of) -> None:
    request_of(NOBODY)
    with pytest.raises(Unauthorized):
        signed_in(lambda: "open")()
    request_of(ANA)
    assert signed_in(lambda: "open")() == "open"


def test_a_guarded_view_is_handed_the_thing_alone(request_of) -> None:
    request_of(ANA)
    assert guarded(may_open, load=load)(lambda thing: thing.slug)(slug="open") == "open"


@pytest.mark.parametrize(
    ("actor", "slug", "secret", "refusal"),
    [
        (ANA, "missing", False, Missing),
        (NOBODY, "open", False, Unauthorized),
        (ANA, "closed", False, Forbidden),
        (ANA, "closed", True, Missing),
        (NOBODY, "open", True, Missing),
    ],
)
def test_a_guarded_view_refuses(request_of, actor, slug, secret, refusal) -> None:
    request_of(actor)
    opened = guarded(may_open, load=load, secret=secret)(lambda thing: thing.slug)
    with pytest.raises(refusal):
        opened(slug=slug)


def test_a_right_lost_meanwhile_stops_the_writing(request_of, monkeypatch) -> None:
    request_of(ANA)
    monkeypatch.setattr("hackathon.web.kit.access.current_actor", lambda: g.actor)
    monkeypatch.setattr(
        "hackathon.web.kit.access.forget_actor", lambda: setattr(g, "actor", NOBODY)
    )

    def write(thing: Thing) -> str:
        with writing():
            record("thing.changed", None, "thing:1")
        return thing.slug

    with pytest.raises(Unauthorized):
        guarded(may_open, load=load)(write)(slug="open")
    assert db.session.scalars(select(AuditEntry)).all() == []


def test_writing_without_a_guarded_door_asks_nothing(request_of) -> None:
    request_of(NOBODY)
    with writing():
        record("thing.changed", None, "thing:1")
    assert len(db.session.scalars(select(AuditEntry)).all()) == 1


def test_a_note_is_kept_by_itself_or_with_the_unit_around_it(request_of) -> None:
    request_of(ANA)
    note("thing.seen", "thing:1")
    with writing():
        note("thing.exported", "thing:1")
    kept = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [entry.action for entry in kept] == ["thing.seen", "thing.exported"]
    assert kept[0].actor_number == "ana"


def test_only_a_page_that_can_be_opened_is_come_back_to(app: Flask) -> None:
    with app.test_request_context("/eventos?tipo=taller"):
        assert wanted_path() == "/eventos?tipo=taller"
    with app.test_request_context("/eventos"):
        assert wanted_path() == "/eventos"
    with app.test_request_context("/salir", method="POST"):
        assert wanted_path() == ""
