"""Historias as the public reads them: pages, feed, machine form, secrecy."""

from __future__ import annotations

import json

import pytest
from defusedxml import ElementTree

from hackathon import clock
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.phases import Phase
from hackathon.domain.files.models import FileRecord
from hackathon.domain.stories.models import StoryState
from tests.factories.challenges import make_challenge
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import make_member, make_person
from tests.factories.saving import change, save
from tests.factories.stories import make_award, make_story
from tests.factories.submissions import make_handed_in

ATOM = "{http://www.w3.org/2005/Atom}"


def told(organization=None, **values):
    """A published Historia of a winner, with everything that its page can show."""
    owner = organization or make_organization(name="Ayuntamiento de Xalapa")
    event = make_event(owner, Phase.RESULTS)
    dataset = make_dataset(owner, title="Servicios de salud")
    challenge = make_challenge(event, dataset, title="Servicios municipales")
    project = make_handed_in(event, title="Salud Xalapa", challenge_id=challenge.id)
    award = make_award(event, project)
    links = {"submission_id": project.id, "award_id": award.id}
    return make_story(owner, dataset, **links, **values)


def test_a_historia_shows_its_route_and_how_to_cite_its_data(visitor):
    story = told(external_datasets=[{"title": "Censo", "url": "https://inegi.example/censo"}])
    page = visitor.get(f"/historias/{story.slug}").text
    route = page[page.index("La ruta</h2>") : page.index("Datos usados")]
    places = [route.index(word) for word in ("Datos", "Reto", "Proyecto", "Premio", "Seguimiento")]
    assert places == sorted(places)
    assert "Servicios municipales" in route
    assert f"/proyectos/{story.submission.public_id}" in route
    assert "cómo se juzgó" in route
    assert "todavía sin datos" in route
    today = clock.now().date().year
    assert "“Servicios de salud”, [Ayuntamiento de Xalapa]; http://localhost/" in page.replace(
        "&#34;", '"'
    )
    assert f"fecha de consulta {today}" in page
    assert "https://inegi.example/censo" in page


def test_a_historia_without_a_project_has_a_short_route(visitor):
    story = make_story(make_organization())
    page = visitor.get(f"/historias/{story.slug}").text
    assert "La ruta</h2>" not in page
    with_data = make_story(None, external_datasets=[{"title": "Censo", "url": ""}])
    page = visitor.get(f"/historias/{with_data.slug}").text
    assert "1 conjunto de datos" in page
    assert "Premio" not in page[page.index("La ruta</h2>") :]


def test_an_imported_post_says_where_it_comes_from(visitor):
    story = make_story(source_name="a.md", source_note="Publicada en datos.gob.mx")
    assert "Publicada en datos.gob.mx" in visitor.get(f"/historias/{story.slug}").text


@pytest.mark.parametrize("state", [StoryState.DRAFT, StoryState.IN_REVIEW, StoryState.WITHDRAWN])
def test_what_is_not_public_does_not_exist_for_others(visitor, state):
    story = make_story(make_organization(), state=state, title="Secreto")
    for path in ("", "/historia.jsonld", "/editar", "/versiones", "/retirar"):
        answer = visitor.get(f"/historias/{story.slug}{path}")
        assert answer.status_code == 404
        assert "Secreto" not in answer.text
    assert visitor.get(f"/portadas/historias/{story.slug}.svg").status_code == 404
    for path in ("/", "/historias", "/historias.atom", "/sitemap.xml", "/api/v1/stories"):
        assert "Secreto" not in visitor.get(path).text
        assert story.slug not in visitor.get(path).text


def test_a_draft_is_read_by_those_who_write_it(visitor):
    story = make_story(make_organization(), state=StoryState.DRAFT)
    visitor.sign_in(make_member(story.organization, Role.EDITOR))
    page = visitor.get(f"/historias/{story.slug}").text
    assert "todavía no es pública" in page
    assert "Enviar a revisión" in page
    assert "/publicar" not in page


def test_the_list_filters_by_theme_and_offers_only_themes_that_exist(visitor):
    make_story(title="Sangre", category="salud")
    make_story(title="Presupuesto", category="economia")
    everything = visitor.get("/historias").text
    assert "Sangre" in everything
    assert "Presupuesto" in everything
    assert "tema=salud" in everything
    assert "tema=educacion" not in everything
    health = visitor.get("/historias?tema=salud").text
    assert "Sangre" in health
    assert "Presupuesto" not in health
    assert "Presupuesto" in visitor.get("/historias?tema=nada").text


def test_an_empty_list_says_what_will_be_here(visitor):
    assert "Todavía no hay Historias" in visitor.get("/historias").text


@pytest.mark.parametrize("path", ["/historias", "/historias.atom"])
def test_a_list_takes_as_many_statements_for_three_as_for_one(visitor, statements, path):
    told()
    visitor.get(path)
    with statements() as one:
        visitor.get(path)
    told()
    told()
    with statements() as three:
        visitor.get(path)
    assert len(three) == len(one)


def test_the_page_takes_as_many_statements_for_three_datasets_as_for_one(visitor, statements):
    small = told()
    large = make_story(
        small.organization,
        *[make_dataset(make_organization()) for _ in range(3)],
        submission_id=make_handed_in(small.submission.event).id,
        award_id=small.award_id,
    )
    one, three = f"/historias/{small.slug}", f"/historias/{large.slug}"
    counted = []
    for path in (one, one, three):
        with statements() as seen:
            visitor.get(path)
        counted.append(len(seen))
    assert counted == [4, 4, 4]


def test_the_feed_has_the_published_ones_with_their_text(visitor):
    story = told(authors=["Ana"], tags=["salud"])
    make_story(state=StoryState.DRAFT)
    answer = visitor.get("/historias.atom")
    assert answer.mimetype == "application/atom+xml"
    entries = ElementTree.fromstring(answer.data).findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        f"http://localhost/historias/{story.slug}"
    ]
    assert entries[0].findtext(f"{ATOM}content") == story.body_html


def test_an_empty_feed_is_still_a_feed(visitor):
    assert ElementTree.fromstring(visitor.get("/historias.atom").data).tag == f"{ATOM}feed"


def test_machines_learn_which_datasets_a_historia_is_based_on(visitor):
    story = told(
        title="</script><b>Hola", external_datasets=[{"title": "X", "url": "https://x.mx"}]
    )
    answer = visitor.get(f"/historias/{story.slug}/historia.jsonld")
    assert answer.mimetype == "application/ld+json"
    facts = json.loads(answer.data)
    dataset = story.links[0].dataset
    assert [line["url"] for line in facts["isBasedOn"]] == [
        f"http://localhost/conjuntos-de-datos/{dataset.slug}",
        "https://x.mx",
    ]
    page = visitor.get(f"/historias/{story.slug}").text
    assert "</script><b>Hola" not in page


def test_the_picture_of_a_draft_is_as_secret_as_the_draft(visitor):
    picture = save(
        FileRecord(
            key="aa/1",
            name="foto.webp",
            media_type="image/webp",
            size=3,
            sha256="a" * 64,
            created_at=clock.now(),
        )
    )
    story = make_story(make_organization(), state=StoryState.DRAFT, image_id=picture.id)
    visitor.sign_in(make_person())
    assert visitor.get(f"/archivos/{picture.public_id}/foto.webp").status_code == 404
    change(story, state=StoryState.PUBLISHED)
    assert f"/archivos/{picture.public_id}" in visitor.get(f"/historias/{story.slug}").text
