"""The directory of events and the pages of one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from hackathon import clock
from hackathon.db import writing
from hackathon.domain.accounts.roles import Role
from hackathon.domain.challenges.models import Prize
from hackathon.domain.events.actions.dates import extend_deadline
from hackathon.domain.events.models import EventKind, EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.events.queries import get_event
from hackathon.domain.judging.models import (
    Assignment,
    AssignmentOrigin,
    Judge,
    Round,
    RoundState,
)
from tests.factories.challenges import make_challenge
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_event_member, make_member, make_person
from tests.factories.saving import save
from tests.factories.submissions import make_handed_in, make_submission
from tests.factories.teams import make_registration, make_team
from tests.visitor import Visitor


def test_the_directory_parts_open_coming_and_past(visitor: Visitor) -> None:
    make_event(phase=Phase.HACKING, title="Datatón de hoy")
    make_event(phase=Phase.ANNOUNCED, title="Datatón que viene")
    make_event(phase=Phase.ARCHIVED, title="Datatón de ayer")
    make_event(state=EventState.DRAFT, title="Datatón secreto")
    page = visitor.get("/eventos")
    assert page.status_code == 200
    words = (
        "Abierto ahora",
        "Datatón de hoy",
        "Próximamente",
        "Datatón que viene",
        "Anteriores",
        "Datatón de ayer",
    )
    places = [page.text.index(word) for word in words]
    assert places == sorted(places)
    assert "secreto" not in page.text


def test_the_directory_filters_by_kind_and_institution(visitor: Visitor) -> None:
    here = make_organization(slug="xalapa", name="Xalapa")
    make_event(here, title="Taller de datos", kind=EventKind.WORKSHOP)
    make_event(here, title="Datatón de Xalapa")
    make_event(title="Taller de otra parte", kind=EventKind.WORKSHOP)

    def titles(query: str) -> set[str]:
        text = visitor.get(f"/eventos?{query}").text
        known = ("Taller de datos", "Datatón de Xalapa", "Taller de otra parte")
        return {title for title in known if title in text}

    assert titles("tipo=taller&institucion=xalapa") == {"Taller de datos"}
    assert titles("institucion=xalapa") == {"Taller de datos", "Datatón de Xalapa"}
    assert titles("tipo=fiesta&pagina=x") == {
        "Taller de datos",
        "Datatón de Xalapa",
        "Taller de otra parte",
    }
    assert "Ningún evento cumple" in visitor.get("/eventos?institucion=' OR 1=1 --").text


def test_an_empty_directory_says_what_will_be_here(visitor: Visitor) -> None:
    assert "Todavía no hay eventos" in visitor.get("/eventos").text


def test_an_event_page_shows_status_dates_retos_and_one_action(visitor: Visitor) -> None:
    event = make_event(phase=Phase.REGISTRATION, title="Datatón del agua", venue="Casa de Cultura")
    data = make_dataset(title="Reportes de fuga")
    challenge = make_challenge(event, data, title="¿Dónde se pierde?", min_linked=1, min_other=1)
    save(Prize(event_id=event.id, challenge_id=challenge.id, title="Primero", amount=60000))
    page = visitor.get(f"/eventos/{event.slug}")
    assert page.status_code == 200
    for words in (
        "Inscripciones abiertas",
        "Datatón del agua",
        "Casa de Cultura",
        "¿Dónde se pierde?",
        "$60,000 en premios",
        "Reportes de fuga",
        "usar al menos uno de estos conjuntos de datos y otro de cualquier fuente",
        "Inscribirme",
        "UTC−6",
    ):
        assert words in page.text


def test_a_draft_looks_like_nothing_to_strangers(visitor: Visitor) -> None:
    event = make_event(state=EventState.DRAFT, published_at=None)
    assert visitor.get("/eventos/nadie").status_code == 404
    for path in ("", "/datos", "/calendario.ics", "/convocatoria"):
        page = visitor.get(f"/eventos/{event.slug}{path}")
        assert page.status_code == 404
        assert event.title not in page.text
    visitor.sign_in(make_member(event.organization))
    page = visitor.get(f"/eventos/{event.slug}")
    assert page.status_code == 200
    assert "Es un borrador" in page.text
    assert "Seguir preparando" in page.text


def test_a_cancelled_event_tells_why_and_offers_nothing(visitor: Visitor) -> None:
    event = make_event(state=EventState.CANCELLED, cancel_reason="No hay <b>sede</b>")
    page = visitor.get(f"/eventos/{event.slug}")
    assert "No hay &lt;b&gt;sede&lt;/b&gt;" in page.text
    assert "Inscribirme" not in page.text


def test_public_changes_stand_beside_the_dates(visitor: Visitor) -> None:
    event = make_event(phase=Phase.HACKING, judging_at=None)
    with writing():
        until = get_event(event.slug).submissions_until + timedelta(hours=6)
        who = actor(make_member(event.organization))
        extend_deadline(who, get_event(event.slug), "submissions_until", until, "Falló la red")
    page = visitor.get(f"/eventos/{event.slug}")
    assert "Cierre de entregas se movió al" in page.text
    assert "Falló la red" in page.text


def test_a_workshop_has_no_tabs_of_projects(visitor: Visitor) -> None:
    at = clock.now()
    event = make_event(
        kind=EventKind.WORKSHOP, starts_at=at + timedelta(days=3), ends_at=at + timedelta(days=4)
    )
    page = visitor.get(f"/eventos/{event.slug}")
    assert page.status_code == 200
    assert f"/eventos/{event.slug}/proyectos" not in page.text
    assert "Sesión" in page.text


def test_a_neutral_event_hides_its_figures(visitor: Visitor) -> None:
    figures = [{"value": "380", "label": "personas en las charlas"}]
    event = make_event(figures=figures)
    neutral = make_event(figures=figures, is_neutral=True)
    assert "personas en las charlas" in visitor.get(f"/eventos/{event.slug}").text
    assert "personas en las charlas" not in visitor.get(f"/eventos/{neutral.slug}").text


def test_the_data_of_an_event_are_listed_once(visitor: Visitor) -> None:
    event = make_event()
    assert "Todavía no hay datos" in visitor.get(f"/eventos/{event.slug}/datos").text
    data = make_dataset(title="Cortes programados")
    make_challenge(event, data)
    make_challenge(event, data)
    page = visitor.get(f"/eventos/{event.slug}/datos")
    assert page.text.count("Cortes programados") == 1
    assert "1 conjunto de datos" in page.text


def test_the_calendar_holds_the_dates(visitor: Visitor) -> None:
    at = clock.now()
    event = make_event(title="Datatón", starts_at=at, ends_at=at + timedelta(hours=2))
    answer = visitor.get(f"/eventos/{event.slug}/calendario.ics")
    assert answer.mimetype == "text/calendar"
    assert answer.text.count("BEGIN:VEVENT") == 6
    assert "Cierre de entregas" in answer.text


@pytest.mark.parametrize(
    ("phase", "part", "offer"),
    [
        (Phase.REGISTRATION, "stranger", "Inscribirme"),
        (Phase.REGISTRATION, "registered", "Formar un equipo"),
        (Phase.REGISTRATION, "member", "Ir a mi equipo"),
        (Phase.HACKING, "member", "Empezar mi entrega"),
        (Phase.HACKING, "draft", "Continuar mi entrega"),
        (Phase.HACKING, "handed in", "Revisar mi entrega"),
        (Phase.JUDGING, "handed in", "Ir a mi equipo"),
        (Phase.JUDGING, "judge", "Evaluar: falta 1"),
        (Phase.JUDGING, "organizer", "Panel de organización"),
        (Phase.JUDGING, "certifier", "Resultado y premios"),
        (Phase.RESULTS, "stranger", "Ver resultados"),
        (Phase.RESULTS, "registered", "Ver resultados"),
    ],
)
def test_the_one_action_fits_who_asks_and_the_phase(
    visitor: Visitor, phase: Phase, part: str, offer: str
) -> None:
    out = {"results_published_at": clock.now()} if phase is Phase.RESULTS else {}
    event = make_event(phase=phase, **out)
    person = make_person()
    if part == "registered":
        make_registration(event, person)
    elif part in {"member", "draft", "handed in"}:
        team = make_team(event, person, name="Manantial")
        if part == "draft":
            make_submission(team)
        elif part == "handed in":
            make_handed_in(event, team)
    elif part == "judge":
        _make_judge(event, person)
    elif part == "organizer":
        person = make_member(event.organization)
    elif part == "certifier":
        person = make_event_member(event, Role.CERTIFIER)
    page = visitor.sign_in(person).get(f"/eventos/{event.slug}")
    action = page.text.split('class="masthead-action"', 1)[1].split("</a>", 1)[0]
    assert action.rstrip().endswith(offer)


def _make_judge(event: object, person: object) -> None:
    row = save(
        Judge(event_id=event.id, person_id=person.id, invited_at=clock.now())  # type: ignore[attr-defined]
    )
    entry = make_handed_in(event)
    opened = save(Round(event_id=event.id, state=RoundState.OPEN))  # type: ignore[attr-defined]
    save(
        Assignment(
            round_id=opened.id,
            judge_id=row.id,
            submission_id=entry.id,
            version_id=entry.current_version_id,
            origin=AssignmentOrigin.MANUAL,
            assigned_at=clock.now(),
        )
    )


@pytest.mark.parametrize(
    ("registered", "words"), [(0, ""), (195, "Quedan 5 lugares"), (199, "Queda 1 lugar")]
)
def test_few_places_are_told(visitor: Visitor, registered: int, words: str) -> None:
    event = make_event(phase=Phase.REGISTRATION, capacity=200, registered_count=registered)
    page = visitor.get(f"/eventos/{event.slug}")
    assert "Inscribirme" in page.text
    assert words in page.text


def test_a_full_event_offers_no_registration(visitor: Visitor) -> None:
    event = make_event(phase=Phase.REGISTRATION, capacity=2, registered_count=2)
    assert "Inscribirme" not in visitor.get(f"/eventos/{event.slug}").text


def test_an_observer_finds_the_desk(visitor: Visitor) -> None:
    event = make_event(phase=Phase.JUDGING)
    visitor.sign_in(make_event_member(event, Role.OBSERVER))
    assert "Panel de organización" in visitor.get(f"/eventos/{event.slug}").text


@pytest.mark.parametrize("path", ["/eventos", "/eventos/{slug}", "/eventos/{slug}/datos", "/retos"])
def test_lists_cost_the_same_with_one_and_with_three(
    visitor: Visitor, statements: Any, path: str
) -> None:
    event = make_event(phase=Phase.HACKING)
    visitor.sign_in(make_person())

    def cost() -> int:
        with statements() as seen:
            assert visitor.get(path.format(slug=event.slug)).status_code == 200
        return len(seen)

    def add() -> None:
        other = make_event(phase=Phase.HACKING)
        make_event(phase=Phase.ARCHIVED)
        make_event(phase=Phase.ANNOUNCED)
        for place in (event, other):
            make_challenge(place, make_dataset(), make_dataset())

    add()
    once = cost()
    add()
    add()
    assert cost() == once <= 13
