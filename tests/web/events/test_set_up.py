"""The set-up of an event: a draft from a kind, its words, categories, dates and review."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from hackathon.db import db
from hackathon.domain.accounts.models import Person
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.models import Event, EventKind, EventState
from hackathon.domain.events.queries import get_event, get_whole_event
from hackathon.domain.organizations.models import Organization
from tests.factories.challenges import make_challenge
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import make_event_member, make_member, make_person
from tests.visitor import Visitor

NUL = "a\x00b"


def _new(**changed: str) -> dict[str, str]:
    form = {
        "kind": "hackaton",
        "title": "Hackatón del Agua",
        "starts_at": "2027-02-05T09:00",
        "zone": "America/Tijuana",
    }
    return form | changed


def _basics(event: Event, **changed: Any) -> dict[str, Any]:
    form = {
        "title": event.title,
        "slug": event.slug,
        "summary": "Agua para la ciudad",
        "description": "",
        "venue": "",
        "contact_email": "datos@example.org",
        "zone": "America/Mexico_City",
        "team_min": "1",
        "team_max": "5",
        "capacity": "",
        "project_visibility": "after_judging",
        "revision": str(event.revision),
    }
    return form | changed


def test_a_draft_begins_from_a_kind_and_a_day(visitor: Visitor) -> None:
    organization = make_organization(slug="xalapa")
    visitor.sign_in(make_member(organization))
    page = visitor.get("/instituciones/xalapa/eventos/nuevo")
    assert page.status_code == 200
    assert "Un fin de semana intenso" in page.text
    answer = visitor.post("/instituciones/xalapa/eventos/nuevo", data=_new())
    assert answer.status_code == 303
    assert answer.location == "/eventos/hackaton-del-agua/organizar/datos-generales"
    made = get_event("hackaton-del-agua")
    assert (made.kind, made.state) == (EventKind.HACKATHON, EventState.DRAFT)
    assert made.hacking_at == datetime(2027, 2, 5, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "wrong", "reason"),
    [
        ("title", "", "Escribe este dato."),
        ("title", "x" * 161, "como máximo 160"),
        ("title", NUL, "caracteres invisibles"),
        ("title", "dos\nlíneas", "una sola línea"),
        ("kind", "", "Elige un tipo de evento."),
        ("kind", "fiesta", ""),
        ("starts_at", "", "Escribe este dato."),
        ("starts_at", "mañana", "Escribe una fecha y una hora"),
        ("starts_at", "2027-02-30T09:00", "Escribe una fecha y una hora"),
        ("starts_at", "9" * 50, "como máximo 40"),
        ("zone", "America/Atlantis", ""),
    ],
)
def test_a_wrong_field_of_a_new_event_says_why_and_loses_nothing(
    visitor: Visitor, field: str, wrong: str, reason: str
) -> None:
    organization = make_organization(slug="xalapa")
    visitor.sign_in(make_member(organization))
    answer = visitor.post("/instituciones/xalapa/eventos/nuevo", data=_new(**{field: wrong}))
    assert answer.status_code == 422
    assert reason in answer.text
    assert f'id="{field}' in answer.text
    assert "Error:" in answer.text
    kept = "2027-02-05T09:00" if field != "starts_at" else "Hackatón del Agua"
    assert kept in answer.text
    assert db.session.scalars(select(Event)).all() == []


def test_a_time_that_happens_twice_asks_which_one(visitor: Visitor) -> None:
    organization = make_organization(slug="xalapa")
    visitor.sign_in(make_member(organization))
    twice = _new(starts_at="2027-11-07T01:30")
    page = visitor.post("/instituciones/xalapa/eventos/nuevo", data=twice)
    assert page.status_code == 422
    assert "ocurre dos veces" in page.text
    assert "UTC−7" in page.text
    assert "UTC−8" in page.text
    later = "2027-11-07T01:30=2027-11-07T01:30-08:00"
    answer = visitor.post(
        "/instituciones/xalapa/eventos/nuevo", data=twice | {"starts_at_which": later}
    )
    assert answer.status_code == 303
    made = db.session.scalars(select(Event)).one()
    assert made.hacking_at == datetime(2027, 11, 7, 9, 30, tzinfo=UTC)


def test_a_time_that_never_happens_asks_which_one(visitor: Visitor) -> None:
    organization = make_organization(slug="xalapa")
    visitor.sign_in(make_member(organization))
    page = visitor.post(
        "/instituciones/xalapa/eventos/nuevo", data=_new(starts_at="2027-03-14T02:30")
    )
    assert page.status_code == 422
    assert "Esa hora no existe" in page.text


SETUP_PAGES = (
    "",
    "/datos-generales",
    "/fechas",
    "/categorias",
    "/personas",
    "/ampliar-plazo",
    "/cancelar",
    "/retos",
    "/retos/nuevo",
    "/criterios",
    "/premios",
    "/convocatoria/nueva-version",
)


@pytest.mark.parametrize("state", [EventState.DRAFT, EventState.PUBLISHED])
def test_only_organizers_enter_the_set_up(visitor: Visitor, state: EventState) -> None:
    event = make_event(state=state, slug="borrador")
    strangers: list[Person | None] = [
        None,
        make_person(),
        make_member(make_organization(), Role.OWNER),
        make_member(event.organization, Role.EDITOR),
        make_event_member(event, Role.OBSERVER),
        make_event_member(event, Role.JUDGE),
    ]
    for stranger in strangers:
        if stranger:
            visitor.sign_in(stranger)
        for page in SETUP_PAGES:
            assert visitor.get(f"/eventos/borrador/organizar{page}").status_code == 404
        for page in ("/datos-generales", "/fechas", "/publicar", "/cancelar", "/personas"):
            assert visitor.post(f"/eventos/borrador/organizar{page}").status_code == 404
    assert get_event("borrador").state is state


def test_nobody_begins_an_event_for_another_institution(visitor: Visitor) -> None:
    make_organization(slug="xalapa")
    assert visitor.get("/instituciones/xalapa/eventos/nuevo").status_code == 303
    visitor.sign_in(make_member(make_organization(), Role.OWNER))
    assert visitor.get("/instituciones/xalapa/eventos/nuevo").status_code == 403
    assert visitor.post("/instituciones/xalapa/eventos/nuevo", data=_new()).status_code == 403
    assert db.session.scalars(select(Event)).all() == []


@pytest.mark.parametrize("page", SETUP_PAGES)
def test_every_page_of_the_set_up_opens(visitor: Visitor, event: Event, page: str) -> None:
    answer = visitor.get(f"/eventos/borrador/organizar{page}")
    assert answer.status_code == 200


def test_the_words_are_saved_and_lead_to_the_next_step(visitor: Visitor, event: Event) -> None:
    answer = visitor.post(
        "/eventos/borrador/organizar/datos-generales",
        data=_basics(event, is_neutral="y", capacity="80", team_max="4"),
    )
    assert (answer.status_code, answer.location) == (303, "/eventos/borrador/organizar/fechas")
    stored = get_event("borrador")
    assert (stored.summary, stored.capacity, stored.team_max) == ("Agua para la ciudad", 80, 4)
    assert stored.is_neutral


@pytest.mark.parametrize(
    ("field", "wrong", "reason"),
    [
        ("title", "", "Escribe este dato."),
        ("slug", "Con Espacios", "Usa minúsculas"),
        ("slug", "buscar", "Esta palabra la usa el sitio"),
        ("slug", "otro", "Otro evento ya usa esta dirección"),
        ("summary", "x" * 401, "como máximo 400"),
        ("description", "x" * 20_001, "como máximo 20000"),
        ("venue", NUL, "caracteres invisibles"),
        ("contact_email", "sin-arroba", "correo completo"),
        ("team_min", "muchos", ""),
        ("team_max", "0", ""),
        ("team_min", "9", "igual o mayor que el mínimo"),
        ("capacity", "-1", ""),
        ("project_visibility", "siempre", ""),
        ("zone", "Marte", ""),
    ],
)
def test_a_wrong_word_says_why_beside_its_field_and_loses_nothing(
    visitor: Visitor, event: Event, field: str, wrong: str, reason: str
) -> None:
    make_event(slug="otro")
    typed = _basics(event, **{field: wrong})
    other = "summary" if field != "summary" else "contact_email"
    answer = visitor.post("/eventos/borrador/organizar/datos-generales", data=typed)
    assert answer.status_code == 422
    assert reason in answer.text
    assert typed[other] in answer.text
    assert get_event("borrador").summary == event.summary


def test_markup_in_words_is_inert(visitor: Visitor, event: Event) -> None:
    script = "<script>alert(1)</script>"
    visitor.post(
        "/eventos/borrador/organizar/datos-generales",
        data=_basics(event, title=script, summary=script, description=script, venue=script),
    )
    for page in ("/eventos/borrador", "/eventos/borrador/organizar", "/eventos/borrador/panel"):
        text = visitor.get(page).text
        assert "<script>alert" not in text
        assert "&lt;script&gt;" in text


def test_a_lost_race_shows_both_texts_and_can_be_saved_again(
    visitor: Visitor, event: Event
) -> None:
    old = _basics(event, title="La mía")
    visitor.post(
        "/eventos/borrador/organizar/datos-generales", data=_basics(event, title="La otra")
    )
    answer = visitor.post("/eventos/borrador/organizar/datos-generales", data=old)
    assert answer.status_code == 409
    assert "La mía" in answer.text
    assert "La otra" in answer.text
    newest = get_event("borrador").revision
    assert f'name="revision" type="hidden" value="{newest}"' in answer.text
    again = visitor.post(
        "/eventos/borrador/organizar/datos-generales", data=old | {"revision": str(newest)}
    )
    assert again.status_code == 303
    assert get_event("borrador").title == "La mía"


def test_categories_and_conveners_are_saved(visitor: Visitor, event: Event) -> None:
    typed = {
        "names-0": "Movilidad urbana",
        "names-1": "",
        "names-2": "Salud",
        "conveners-0-name": "Universidad",
        "conveners-0-part": "Sede",
        "conveners-1-name": "",
    }
    answer = visitor.post("/eventos/borrador/organizar/categorias", data=typed)
    assert answer.status_code == 303
    stored = get_whole_event("borrador")
    assert [track.name for track in stored.tracks] == ["Movilidad urbana", "Salud"]
    assert [line.name for line in stored.conveners] == ["Universidad"]
    page = visitor.get("/eventos/borrador/organizar/categorias")
    assert "Movilidad urbana" in page.text


def test_two_categories_of_one_name_are_refused_and_kept(visitor: Visitor, event: Event) -> None:
    typed = {"names-0": "Salud", "names-1": "salud", "conveners-0-name": "Universidad"}
    answer = visitor.post("/eventos/borrador/organizar/categorias", data=typed)
    assert answer.status_code == 422
    assert "Hay dos categorías con el mismo nombre" in answer.text
    assert "Universidad" in answer.text
    too_long = visitor.post("/eventos/borrador/organizar/categorias", data={"names-0": "x" * 121})
    assert too_long.status_code == 422


def test_an_event_is_called_off_with_a_reason(visitor: Visitor) -> None:
    event = make_event(slug="publico")
    visitor.sign_in(make_member(event.organization))
    assert visitor.post("/eventos/publico/organizar/cancelar", data={}).status_code == 422
    answer = visitor.post("/eventos/publico/organizar/cancelar", data={"reason": "No hay sede"})
    assert answer.status_code == 303
    assert get_event("publico").state is EventState.CANCELLED
    again = visitor.post("/eventos/publico/organizar/cancelar", data={"reason": "Otra vez"})
    assert again.status_code == 409


def test_a_cohost_organizes_but_does_not_call_off_or_choose_people(visitor: Visitor) -> None:
    event = make_event(slug="publico")
    visitor.sign_in(make_event_member(event, Role.COHOST))
    assert visitor.get("/eventos/publico/organizar").status_code == 200
    for page in ("/cancelar", "/personas"):
        assert visitor.get(f"/eventos/publico/organizar{page}").status_code == 404


def test_the_review_lists_what_lacks_with_a_link_to_mend_it(visitor: Visitor, event: Event) -> None:
    make_challenge(event, title="Sin datos", problem="a", outcome="b")
    page = visitor.get("/eventos/borrador/organizar")
    assert "Qué falta para publicar" in page.text
    assert "Vincula al menos un conjunto de datos a «Sin datos»." in page.text
    assert "Completa «Fundamento jurídico» en la convocatoria." in page.text
    assert "/eventos/borrador/organizar/criterios" in page.text
    assert "Publicar el evento" not in page.text


def test_a_date_that_lacks_is_named_and_a_meeting_ends_with_the_review(visitor: Visitor) -> None:
    event = make_event(kind=EventKind.WORKSHOP, state=EventState.DRAFT, slug="taller")
    visitor.sign_in(make_member(event.organization))
    page = visitor.get("/eventos/taller/organizar")
    assert "Pon la fecha «Inicio de la sesión»." in page.text
    answer = visitor.post("/eventos/taller/organizar/categorias", data={})
    assert answer.location == "/eventos/taller/organizar"


def test_extra_fields_are_ignored(visitor: Visitor, event: Event) -> None:
    extra = {"state": "published", "organization_id": "999", "is_historical": "1"}
    visitor.post("/eventos/borrador/organizar/datos-generales", data=_basics(event) | extra)
    stored = get_event("borrador")
    assert (stored.state, stored.organization_id) == (EventState.DRAFT, event.organization_id)
    assert not stored.is_historical


def test_an_institution_that_waits_may_draft_but_not_publish(visitor: Visitor) -> None:
    organization: Organization = make_organization(slug="nueva", accredited_at=None)
    visitor.sign_in(make_member(organization))
    visitor.post("/instituciones/nueva/eventos/nuevo", data=_new())
    page = visitor.get("/eventos/hackaton-del-agua/organizar")
    assert "La institución todavía no está acreditada" in page.text
    refused = visitor.post("/eventos/hackaton-del-agua/organizar/publicar")
    assert refused.status_code == 409
