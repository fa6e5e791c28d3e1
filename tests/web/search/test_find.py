"""Searching the site: by words, by kind, page by page, and nothing that is secret."""

from __future__ import annotations

import pytest

from hackathon.db import writing
from hackathon.domain.events.phases import Phase
from hackathon.domain.judging.actions.listing import list_project_in_search
from hackathon.domain.search.actions import Searchable, show_in_search
from hackathon.domain.stories.actions.publishing import list_in_search
from tests.factories.events import make_event
from tests.factories.people import make_member
from tests.factories.stories import make_story
from tests.factories.submissions import make_handed_in


def tell(**values):
    story = make_story(**values)
    with writing():
        list_in_search(story)
    return story


def enter(phase, **values):
    project = make_handed_in(make_event(phase=phase), **values)
    with writing():
        list_project_in_search(project)
    return project


def test_words_are_found_in_any_form_and_without_accents(visitor):
    story = tell(title="Contaminación del río")
    page = visitor.get("/buscar?q=rios+contaminaciones").text
    assert f'href="/historias/{story.slug}"' in page
    assert "1 resultado" in page


def test_each_kind_has_its_count_and_its_own_list(visitor):
    tell(title="Agua limpia")
    enter(Phase.RESULTS, title="App del agua")
    everything = visitor.get("/buscar?q=agua").text
    assert "2 resultados" in everything
    assert "tipo=submission" in everything
    projects = visitor.get("/buscar?q=agua&tipo=submission").text
    assert "App del agua" in projects
    assert "Agua limpia" not in projects
    assert "Agua limpia" in visitor.get("/buscar?q=agua&tipo=nada").text


def test_a_project_that_is_not_public_is_not_found_by_anybody(visitor):
    project = enter(Phase.HACKING, title="Secreto hidráulico")
    for person in (None, make_member(project.event.organization), project.team.lead):
        if person:
            visitor.sign_in(person)
        page = visitor.get("/buscar?q=hidraulico").text
        assert "Secreto" not in page
        assert "Nada coincide" in page


def test_no_answer_says_what_to_do(visitor):
    page = visitor.get("/buscar?q=zzz").text
    assert "Nada coincide con «zzz»" in page
    assert "Prueba con menos" in page


def test_no_question_explains_what_is_searched(visitor):
    assert "Escribe una o más palabras" in visitor.get("/buscar").text


@pytest.mark.parametrize(
    "query", ['"', "'", "%", "a OR b", "NEAR(", "*", "x" * 5000, "%00", "<script>", "😀", "de la"]
)
def test_hostile_words_do_no_harm(visitor, query):
    answer = visitor.get("/buscar", query_string={"q": query})
    assert answer.status_code == 200
    assert "<script>" not in answer.text.split("<main", 1)[1].split("</main>")[0]


def test_a_long_answer_comes_in_pages_of_constant_cost(visitor, statements):
    def show(number):
        with writing():
            show_in_search(
                Searchable("dataset", number, f"/conjuntos-de-datos/{number}", f"Agua {number}")
            )

    show(0)
    visitor.get("/buscar?q=agua")
    with statements() as one:
        visitor.get("/buscar?q=agua")
    for number in range(1, 45):
        show(number)
    with statements() as many:
        page = visitor.get("/buscar?q=agua").text
    assert len(many) == len(one)
    assert "Página 1 de 3" in page
    assert "Página 3 de 3" in visitor.get("/buscar?q=agua&pagina=3").text
    assert "Página 3 de 3" in visitor.get("/buscar?q=agua&pagina=99").text
