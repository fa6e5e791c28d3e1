"""Preparing an event: words, categories, conveners, and the refusals."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.addresses.queries import find_new_path
from hackathon.domain.addresses.slugs import SlugRule
from hackathon.domain.audit.queries import entries_about
from hackathon.domain.challenges.actions.retos import ChallengeWords, create_challenge
from hackathon.domain.events.actions.editing import (
    ConvenerLine,
    EventWords,
    NewEvent,
    create_event,
    edit_event,
    set_conveners,
    set_tracks,
)
from hackathon.domain.events.local_time import LocalTimeRule
from hackathon.domain.events.models import Event, EventKind, EventState
from hackathon.domain.events.queries import get_event, get_whole_event
from hackathon.domain.events.rules import EventRule
from hackathon.domain.search.queries import found_documents
from hackathon.errors import Missing, RuleBroken, Stale
from tests.factories.challenges import make_challenge
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_member
from tests.factories.submissions import make_handed_in

START = datetime(2027, 2, 5, 15, 0, tzinfo=UTC)


def organizer(event: Event) -> Actor:
    return actor(make_member(event.organization))


def words_of(event: Event, **changed: object) -> EventWords:
    words = EventWords(title=event.title, slug=event.slug, summary=event.summary)
    return replace(words, **changed)  # type: ignore[arg-type]


def test_a_new_event_is_a_draft_with_an_address_and_dates(app: Flask) -> None:
    organization = make_organization(contact_email="datos@ayuntamiento.example")
    who = actor(make_member(organization))
    new = NewEvent(kind=EventKind.DATATON, title="Datatón del Agua 2027", starts_at=START)
    with writing():
        event = create_event(who, organization, new)
    assert (event.slug, event.state) == ("dataton-del-agua-2027", EventState.DRAFT)
    assert event.hacking_at == START
    assert event.contact_email == "datos@ayuntamiento.example"
    assert [entry.action for entry in entries_about(f"event:{event.id}")] == ["event.created"]
    assert not found_documents("agua")


def test_two_events_of_one_name_have_two_addresses(app: Flask) -> None:
    organization = make_organization()
    who = actor(make_member(organization))
    new = NewEvent(kind=EventKind.WORKSHOP, title="Taller", starts_at=START)
    with writing():
        slugs = {create_event(who, organization, new).slug for _ in range(2)}
    assert slugs == {"taller", "taller-2"}


def test_an_unknown_zone_makes_no_event(app: Flask) -> None:
    organization = make_organization()
    who = actor(make_member(organization))
    new = NewEvent(kind=EventKind.DATATON, title="X", starts_at=START, zone="America/Atlantis")
    with pytest.raises(RuleBroken) as refused, writing():
        create_event(who, organization, new)
    assert refused.value.rule is LocalTimeRule.UNKNOWN_ZONE


def test_the_words_of_a_public_event_reach_search_and_its_old_address_leads_on(app: Flask) -> None:
    event = make_event(slug="viejo")
    challenge = make_challenge(event)
    who = organizer(event)
    with writing():
        from_old = words_of(event, title="Datatón de la contaminación")
        edit_event(who, db.session.get_one(Event, event.id), from_old)
    assert [found.path for found in found_documents("contaminacion")] == ["/eventos/viejo"]
    with writing():
        fresh = db.session.get_one(Event, event.id)
        edit_event(who, fresh, words_of(fresh, slug="nuevo-nombre"))
    assert find_new_path("/eventos/viejo") == "/eventos/nuevo-nombre"
    assert find_new_path("/eventos/viejo/proyectos") == "/eventos/nuevo-nombre/proyectos"
    assert [found.path for found in found_documents("contaminacion")] == ["/eventos/nuevo-nombre"]
    assert challenge.event_id == event.id


def test_saving_the_same_words_leaves_no_trace(app: Flask) -> None:
    event = make_event(state=EventState.DRAFT)
    who = organizer(event)
    with writing():
        edit_event(who, db.session.get_one(Event, event.id), words_of(event))
    assert entries_about(f"event:{event.id}") == []


@pytest.mark.parametrize(
    ("changed", "rule", "field"),
    [
        ({"slug": "con espacios"}, SlugRule.SHAPE, "slug"),
        ({"slug": "buscar"}, SlugRule.RESERVED, "slug"),
        ({"slug": "tomado"}, EventRule.SLUG_TAKEN, "slug"),
        ({"team_min": 6, "team_max": 5}, EventRule.TEAM_SIZES, "team_max"),
        ({"capacity": 3}, EventRule.CAPACITY_BELOW_REGISTERED, "capacity"),
        ({"zone": "Marte"}, LocalTimeRule.UNKNOWN_ZONE, None),
    ],
)
def test_words_that_break_a_rule_are_refused_beside_their_field(
    app: Flask, changed: dict[str, object], rule: object, field: str | None
) -> None:
    make_event(slug="tomado")
    event = make_event(registered_count=4)
    who = organizer(event)
    with pytest.raises(RuleBroken) as refused, writing():
        edit_event(who, db.session.get_one(Event, event.id), words_of(event, **changed))
    assert (refused.value.rule, refused.value.field) == (rule, field)


def test_a_capacity_for_those_registered_is_taken(app: Flask) -> None:
    event = make_event(registered_count=4)
    who = organizer(event)
    with writing():
        edit_event(who, db.session.get_one(Event, event.id), words_of(event, capacity=4))
    assert get_event(event.slug).capacity == 4


def test_words_written_over_another_saving_are_stale(app: Flask) -> None:
    event = make_event()
    who = organizer(event)
    with writing():
        edit_event(who, get_event(event.slug), words_of(event, title="Primera"), 1)
    with pytest.raises(Stale), writing():
        edit_event(who, get_event(event.slug), words_of(event, title="Segunda"), 1)
    assert get_event(event.slug).title == "Primera"


def test_nothing_changes_in_an_event_that_was_called_off(app: Flask) -> None:
    event = make_event(state=EventState.CANCELLED, cancelled_at=clock.now())
    who = organizer(event)
    for act in (
        lambda: edit_event(who, get_event(event.slug), words_of(event, title="Otro")),
        lambda: set_tracks(who, get_event(event.slug), ["Salud"]),
        lambda: set_conveners(who, get_event(event.slug), [ConvenerLine("Universidad")]),
    ):
        with pytest.raises(RuleBroken) as refused, writing():
            act()
        assert refused.value.rule is EventRule.CANCELLED
        assert refused.value.is_of_state


def test_categories_keep_their_rows_and_take_an_order(app: Flask) -> None:
    event = make_event()
    who = organizer(event)
    with writing():
        first = set_tracks(who, get_event(event.slug), ["Movilidad urbana", "Salud"])
        kept = first[0].id
    with writing():
        set_tracks(who, get_event(event.slug), ["Agua", "", "movilidad urbana"])
    tracks = get_whole_event(event.slug).tracks
    assert [(track.name, track.slug) for track in tracks] == [
        ("Agua", "agua"),
        ("movilidad urbana", "movilidad-urbana"),
    ]
    assert tracks[1].id == kept


def test_two_categories_of_one_name_are_refused(app: Flask) -> None:
    event = make_event()
    who = organizer(event)
    with pytest.raises(RuleBroken) as refused, writing():
        set_tracks(who, get_event(event.slug), ["Salud", "SALUD"])
    assert refused.value.rule is EventRule.TRACK_TAKEN


def test_a_category_with_retos_stays(app: Flask) -> None:
    event = make_event()
    who = organizer(event)
    with writing():
        track = set_tracks(who, get_event(event.slug), ["Salud"])[0]
        make_challenge(event, track_id=track.id)
    with pytest.raises(RuleBroken) as refused, writing():
        set_tracks(who, get_event(event.slug), ["Agua"])
    assert refused.value.rule is EventRule.TRACK_IN_USE


def test_conveners_are_named_in_order(app: Flask) -> None:
    event = make_event()
    who = organizer(event)
    lines = [ConvenerLine("Universidad", "sede"), ConvenerLine(""), ConvenerLine("Cámara")]
    with writing():
        set_conveners(who, get_event(event.slug), lines)
    conveners = get_whole_event(event.slug).conveners
    assert [(line.name, line.part) for line in conveners] == [
        ("Universidad", "sede"),
        ("Cámara", ""),
    ]


def test_an_address_that_nobody_has_is_missing(app: Flask) -> None:
    with pytest.raises(Missing):
        get_event("nadie")
    with pytest.raises(Missing):
        get_whole_event("nadie")


def test_what_lies_under_an_address_moves_along(app: Flask) -> None:
    event = make_event(slug="antes", title="Datatón")
    who = organizer(event)
    with writing():
        words = ChallengeWords(title="Fugas", problem="Hidrología")
        create_challenge(who, get_event("antes"), words)
    with writing():
        fresh = get_event("antes")
        edit_event(who, fresh, words_of(fresh, slug="despues"))
    assert find_new_path("/eventos/antes/retos/fugas") == "/eventos/despues/retos/fugas"
    [found] = found_documents("hidrologia")
    assert found.path == "/eventos/despues/retos/fugas"


def test_a_project_does_not_hold_back_the_address(app: Flask) -> None:
    event = make_event(slug="antes", hacking_at=clock.now() - timedelta(days=1))
    make_handed_in(event)
    who = organizer(event)
    with writing():
        fresh = get_event("antes")
        edit_event(who, fresh, words_of(fresh, slug="despues"))
    assert find_new_path("/eventos/antes/resultados") == "/eventos/despues/resultados"
