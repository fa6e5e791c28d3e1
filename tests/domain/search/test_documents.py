"""Search finds public things by all their words, in both engines alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.search.actions import Searchable, hide_from_search, show_in_search
from hackathon.domain.search.models import SearchDocument
from hackathon.domain.search.queries import found_counts, found_documents, matching_things

pytestmark = pytest.mark.usefixtures("app")

STORY = Searchable(
    kind="story",
    thing_id=1,
    path="/historias/salud-xalapa",
    title="Salud Xalapa",
    summary="Campañas de donación de sangre",
    text="Contaminación y servicios municipales",
)
DATASET = Searchable(
    kind="dataset", thing_id=1, path="/conjuntos-de-datos/aire", title="Calidad del aire en Xalapa"
)


def show(*things: Searchable) -> None:
    with writing():
        for thing in things:
            show_in_search(thing)


def paths(query: str, kind: str | None = None, page: int = 1) -> list[str]:
    return [found.path for found in found_documents(query, kind, page)]


@pytest.mark.parametrize(
    "query", ["salud", "SALUD", "contaminacion", "donaciones", "campanas sangre", "de la salud"]
)
def test_words_are_found_without_accents_endings_or_order(query: str) -> None:
    show(STORY, DATASET)
    assert paths(query) == [STORY.path]


def test_every_word_must_be_there() -> None:
    show(STORY, DATASET)
    assert paths("salud aire") == []
    assert set(paths("xalapa")) == {STORY.path, DATASET.path}


@pytest.mark.parametrize(
    "query", ["", "   ", "de la", "\"'%_*", "a' OR 1=1 --", "NEAR(", "x\0y", "😀", "sangre*", "^"]
)
def test_hostile_or_empty_words_find_nothing_and_break_nothing(query: str) -> None:
    show(STORY)
    assert paths(query) in ([], [STORY.path] if "sangre" in query else [])
    assert set(found_counts(query)) >= {"story", "dataset", "event"}


def test_a_kind_narrows_and_an_unknown_kind_does_not() -> None:
    show(STORY, DATASET)
    assert paths("xalapa", "dataset") == [DATASET.path]
    assert set(paths("xalapa", "nothing")) == {STORY.path, DATASET.path}


def test_counts_are_by_kind() -> None:
    show(STORY, DATASET, replace(DATASET, thing_id=2, path="/x"))
    counts = found_counts("xalapa")
    assert (counts["story"], counts["dataset"], counts["event"]) == (1, 2, 0)
    assert set(found_counts("").values()) == {0}


def test_matching_things_are_numbers_of_one_kind() -> None:
    show(STORY, replace(DATASET, thing_id=7))
    assert db.session.scalars(matching_things("xalapa", "dataset")).all() == [7]
    assert db.session.scalars(matching_things("", "dataset")).all() == []


def test_a_thing_shown_again_has_only_its_new_words() -> None:
    show(STORY)
    show(replace(STORY, title="Agua", summary="", text=""))
    assert paths("salud") == []
    assert paths("agua") == [STORY.path]
    assert len(db.session.scalars(select(SearchDocument)).all()) == 1


def test_a_thing_hidden_is_not_found() -> None:
    show(STORY, DATASET)
    with writing():
        hide_from_search("story", 1)
        hide_from_search("story", 99)
    assert paths("xalapa") == [DATASET.path]


def test_a_thing_is_not_found_before_its_moment() -> None:
    show(replace(STORY, visible_at=clock.now() + timedelta(hours=1)))
    assert paths("salud") == []
    assert found_counts("salud")["story"] == 0
    with clock.stopped(clock.now() + timedelta(hours=1)):
        assert paths("salud") == [STORY.path]


def test_pages_are_of_twenty() -> None:
    show(*(replace(DATASET, thing_id=number, path=f"/{number}") for number in range(23)))
    assert (len(paths("aire")), len(paths("aire", page=2)), len(paths("aire", page=3))) == (
        20,
        3,
        0,
    )


def test_a_condition_of_the_caller_narrows_too() -> None:
    show(STORY, DATASET)
    only = SearchDocument.kind == "story"
    assert [found.path for found in found_documents("xalapa", also=only)] == [STORY.path]
    assert found_counts("xalapa", also=only)["dataset"] == 0
