"""The front page: a lead, what is open, honest numbers; and an empty installation."""

from __future__ import annotations

from hackathon.domain.events.models import EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.stories.models import StoryState
from hackathon.domain.submissions.models import SubmissionDataset
from tests.factories.challenges import make_challenge
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import make_member
from tests.factories.saving import change, save
from tests.factories.stories import make_award, make_story
from tests.factories.submissions import make_handed_in


def told(title="Salud Xalapa"):
    event = make_event(phase=Phase.RESULTS, registered_count=200)
    dataset = make_dataset(event.organization)
    challenge = make_challenge(event, dataset, make_dataset(), title="Servicios municipales")
    project = make_handed_in(event, challenge_id=challenge.id)
    save(SubmissionDataset(submission_id=project.id, dataset_id=dataset.id, use="Sí"))
    award = make_award(event, project)
    links = {"submission_id": project.id, "award_id": award.id}
    return make_story(event.organization, dataset, title=title, category="salud", **links)


def test_an_empty_installation_says_how_to_start(visitor):
    page = visitor.get("/").text
    assert "Datos abiertos que resuelven problemas públicos" in page
    assert "Hoy no hay eventos abiertos" in page
    assert "Cómo funciona" in page
    assert "todavía sin datos" in page


def test_a_historia_leads_with_its_route(visitor):
    story = told()
    page = visitor.get("/").text
    assert "Historia · Salud · " in page
    assert f'href="/historias/{story.slug}"' in page
    assert f"/portadas/historias/{story.slug}.svg?forma=principal" in page
    route = page[page.index('class="route') : page.index("Abierto ahora")]
    stops = ["2 conjuntos de datos", "Servicios municipales", "1 proyecto", "200 personas"]
    stops += ["Primer lugar", "Historia", "Seguimiento"]
    places = [route.index(stop) for stop in stops]
    assert places == sorted(places)


def test_a_historical_event_is_told_by_its_own_figures(visitor):
    story = told()
    figures = [{"value": "380", "label": "personas"}, {"value": "28", "label": "equipos"}]
    change(story.submission.event, is_historical=True, figures=figures)
    page = visitor.get("/").text
    assert "28 equipos" in page
    change(story.submission.event, figures=figures[:1])
    assert "1 proyecto" not in visitor.get("/").text


def test_an_imported_post_may_lead_without_a_project(visitor):
    make_story(make_organization(name="Torreón"), title="El portal")
    page = visitor.get("/").text
    assert "El portal" in page
    assert "Torreón" in page
    make_story(is_featured=True, title="De nadie")
    assert "De nadie" in visitor.get("/").text


def test_what_is_open_shows_its_state_and_what_closes_next(visitor):
    event = make_event(phase=Phase.REGISTRATION, title="Datatón Movilidad")
    make_challenge(event, make_dataset(), make_dataset())
    make_event(phase=Phase.ARCHIVED, title="Viejo")
    make_event(phase=Phase.ANNOUNCED, title="Anunciado pronto")
    make_event(phase=Phase.HACKING, state=EventState.DRAFT, title="Secreto")
    page = visitor.get("/").text
    card = page[page.index("Abierto ahora") : page.index("Próximamente")]
    for words in ("Inscripciones abiertas", "Datatón Movilidad", "1 reto", "2 conjuntos de datos"):
        assert words in card
    assert "hasta el" in card
    assert "Anunciado pronto" in page
    assert "Viejo" not in page
    assert "Secreto" not in page


def test_a_draft_event_stays_off_the_front_page_of_its_own_organizer(visitor):
    event = make_event(phase=Phase.HACKING, state=EventState.DRAFT, title="Secreto")
    visitor.sign_in(make_member(event.organization))
    assert "Secreto" not in visitor.get("/").text


def test_the_numbers_count_what_anybody_can_check(visitor):
    told()
    make_story(state=StoryState.DRAFT)
    page = visitor.get("/").text
    numbers = page[page.index('<dl class="figures"') : page.index("</dl>")]
    for words in ("conjunto de datos usado", "personas en 1 equipo este año", "Historia publicada"):
        assert words in numbers


def test_only_accredited_institutions_are_named(visitor):
    make_organization(name="Acreditada")
    hidden = make_organization(name="Escondida", accredited_at=None)
    visitor.sign_in(make_member(hidden))
    page = visitor.get("/").text
    assert "Acreditada" in page
    assert "Escondida" not in page


def test_the_front_page_takes_as_many_statements_for_three_as_for_one(visitor, statements):
    def fill():
        told()
        make_challenge(make_event(phase=Phase.HACKING), make_dataset())
        make_event(phase=Phase.ANNOUNCED)

    fill()
    visitor.get("/")
    with statements() as one:
        visitor.get("/")
    fill()
    fill()
    with statements() as three:
        visitor.get("/")
    assert len(three) == len(one) <= 10
