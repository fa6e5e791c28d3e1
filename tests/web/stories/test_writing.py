"""Writing Historias on the site: from a winner, by hand, in review and public."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from hackathon.db import db
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.phases import Phase
from hackathon.domain.stories.models import Story, StoryState
from hackathon.domain.stories.queries import get_story
from hackathon.domain.submissions.models import KeptDraft
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import make_member, make_person
from tests.factories.saving import change
from tests.factories.stories import make_award, make_story
from tests.factories.submissions import make_handed_in


@pytest.fixture
def story(app):
    return make_story(make_organization(), make_dataset(slug="agua"), state=StoryState.DRAFT)


@pytest.fixture
def writer(story, visitor):
    return visitor.sign_in(make_member(story.organization))


def words(story, **values):
    return {
        "title": "Nuevo título",
        "excerpt": "Nuevo resumen",
        "body": "## Antecedentes\n\nTexto",
        "category": "salud",
        "sub_section": "historias",
        "authors": "Ana\nLuis",
        "tags": "agua, ríos",
        "datasets-0": "agua",
        "datasets-1": "",
        "external_datasets": "Censo | https://inegi.example/censo",
        "revision": story.revision,
    } | values


def post(visitor, story, path="/editar", **values):
    return visitor.post(f"/historias/{story.slug}{path}", data=values)


def test_a_winner_becomes_a_draft_with_one_button(visitor):
    event = make_event(phase=Phase.RESULTS)
    award = make_award(event, make_handed_in(event, title="Salud Xalapa"))
    visitor.sign_in(make_member(event.organization, Role.EDITOR))
    answer = visitor.post(f"/premios/{award.public_id}/historia")
    assert (answer.status_code, answer.location) == (303, "/historias/salud-xalapa/editar")
    again = visitor.post(f"/premios/{award.public_id}/historia")
    assert again.location == answer.location
    page = visitor.get(answer.location).text
    assert "## Resultado" in page
    assert len(db.session.scalars(select(Story)).all()) == 1


def test_before_the_results_are_out_the_button_says_no(visitor):
    event = make_event(phase=Phase.RESULTS)
    award = make_award(event, make_handed_in(event), published_at=None)
    visitor.sign_in(make_member(event.organization))
    answer = visitor.post(f"/premios/{award.public_id}/historia")
    assert answer.status_code == 409
    assert "todavía no son públicos" in answer.text


@pytest.mark.parametrize("who", ["nobody", "somebody", "elsewhere"])
def test_strangers_write_nothing(visitor, story, who):
    if who == "somebody":
        visitor.sign_in(make_person())
    if who == "elsewhere":
        visitor.sign_in(make_member(make_organization(), Role.OWNER))
    event = make_event(story.organization, Phase.RESULTS)
    award = make_award(event, make_handed_in(event))
    asked = [
        f"/premios/{award.public_id}/historia",
        f"/instituciones/{story.organization.slug}/historias/nueva",
        *(
            f"/historias/{story.slug}/{step}"
            for step in ("editar", "enviar-a-revision", "devolver", "publicar", "retirar")
        ),
    ]
    assert {visitor.post(path, data=words(story)).status_code for path in asked} == {404}
    stored = get_story(story.slug)
    assert (stored.title, stored.state) == (story.title, StoryState.DRAFT)
    assert len(db.session.scalars(select(Story)).all()) == 1


def test_saving_keeps_every_field(writer, story):
    answer = post(writer, story, **words(story))
    assert (answer.status_code, answer.location) == (303, f"/historias/{story.slug}")
    stored = get_story(story.slug)
    assert (stored.title, stored.category) == ("Nuevo título", "salud")
    assert (stored.authors, stored.tags) == (["Ana", "Luis"], ["agua", "ríos"])
    assert [link.dataset.slug for link in stored.links] == ["agua"]
    assert stored.external_datasets == [{"title": "Censo", "url": "https://inegi.example/censo"}]
    form = writer.get(f"/historias/{story.slug}/editar").text
    for typed in ("Nuevo resumen", "Ana\nLuis", "agua, ríos", "Censo | https://inegi.example"):
        assert typed in form


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "x" * 241),
        ("title", "a\x00b"),
        ("body", "x" * 60_001),
        ("category", "brujería"),
        ("sub_section", "nada"),
        ("external_datasets", "Sin dirección"),
        ("external_datasets", "Malo | javascript:alert(1)"),
        ("external_datasets", " | https://x.mx"),
        ("datasets-0", "no-existe"),
        ("datasets-0", "x" * 121),
    ],
)
def test_a_wrong_field_is_refused_and_nothing_typed_is_lost(writer, story, field, value):
    answer = post(writer, story, **words(story, **{field: value}))
    assert answer.status_code == 422
    assert "Nuevo resumen" in answer.text
    assert "Censo | https" in answer.text or field == "external_datasets"
    assert get_story(story.slug).title == story.title


def test_a_newer_text_is_not_overwritten_and_both_are_shown(writer, story):
    seen = words(story)
    change(story, title="Guardado antes", body="Lo de antes")
    answer = post(writer, story, **seen)
    assert answer.status_code == 409
    assert "Guardado antes" in answer.text
    assert "Nuevo título" in answer.text
    assert get_story(story.slug).title == "Guardado antes"
    kept = db.session.scalars(select(KeptDraft)).one()
    assert (kept.subject, kept.content["title"]) == (f"story:{story.id}", "Nuevo título")
    assert post(writer, story, **words(get_story(story.slug))).status_code == 303


def test_the_way_to_the_public_is_by_review_and_publication(visitor, story):
    editor = visitor.sign_in(make_member(story.organization, Role.EDITOR))
    assert post(editor, story, "/enviar-a-revision").status_code == 303
    assert post(editor, story, "/publicar").status_code == 404
    organizer = visitor.sign_in(make_member(story.organization))
    assert post(organizer, story, "/devolver").status_code == 303
    assert post(organizer, story, "/publicar").status_code == 303
    assert get_story(story.slug).state is StoryState.PUBLISHED
    assert "¿" in organizer.get(f"/historias/{story.slug}/retirar").text
    assert post(organizer, story, "/retirar").status_code == 303
    assert get_story(story.slug).state is StoryState.WITHDRAWN


def test_once_public_an_editor_no_longer_changes_it(visitor, story):
    change(story, state=StoryState.PUBLISHED)
    editor = visitor.sign_in(make_member(story.organization, Role.EDITOR))
    assert post(editor, story, **words(story)).status_code == 404
    assert "/editar" not in editor.get(f"/historias/{story.slug}").text


def test_what_lacks_a_summary_goes_back_to_the_form_with_the_reason(writer, story):
    change(story, excerpt="")
    answer = post(writer, story, "/publicar")
    assert answer.status_code == 422
    assert "Falta el resumen" in answer.text
    assert "Había un problema." in answer.text


def test_a_step_out_of_order_is_a_conflict(writer, story):
    answer = post(writer, story, "/devolver")
    assert answer.status_code == 409
    assert "no está en revisión" in answer.text


def test_versions_are_read_by_those_who_write(writer, story):
    path = f"/historias/{story.slug}/versiones"
    assert "Todavía no se publica" in writer.get(path).text
    post(writer, story, "/publicar")
    post(writer, story, **words(get_story(story.slug)))
    page = writer.get(path).text
    assert page.index("Versión 2") < page.index("Versión 1")


def test_a_historia_is_begun_by_hand(writer, story):
    place = f"/instituciones/{story.organization.slug}/historias"
    assert writer.get(f"{place}/nueva").status_code == 200
    wrong = writer.post(f"{place}/nueva", data=words(story, title=""))
    assert wrong.status_code == 422
    assert "Nuevo resumen" in wrong.text
    answer = writer.post(f"{place}/nueva", data=words(story))
    assert answer.location == "/historias/nuevo-titulo"
    assert get_story("nuevo-titulo").state is StoryState.DRAFT


def test_the_institution_sees_all_its_historias_and_nobody_else_does(writer, visitor, story):
    place = f"/instituciones/{story.organization.slug}/historias"
    make_story(make_organization(), title="Ajena")
    page = writer.get(place).text
    assert story.title in page
    assert "Borrador" in page
    assert "Ajena" not in page
    visitor.sign_in(make_person())
    assert visitor.get(place).status_code == 404


def test_an_institution_without_historias_is_told_how_to_start(visitor):
    organization = make_organization()
    visitor.sign_in(make_member(organization))
    page = visitor.get(f"/instituciones/{organization.slug}/historias").text
    assert "Todavía no hay Historias" in page


def test_the_list_of_an_institution_takes_constant_statements(writer, statements, story):
    place = f"/instituciones/{story.organization.slug}/historias"
    writer.get(place)
    with statements() as one:
        writer.get(place)
    make_story(story.organization, make_dataset())
    make_story(story.organization, state=StoryState.WITHDRAWN)
    with statements() as three:
        writer.get(place)
    assert len(three) == len(one)
