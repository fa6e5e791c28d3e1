"""Writing retos, rubric, prizes, rules and clauses, and publishing."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from hackathon.db import db, writing
from hackathon.domain.challenges.actions.call import publish_event
from hackathon.domain.challenges.actions.retos import (
    ChallengeWords,
    create_challenge,
    link_dataset,
)
from hackathon.domain.challenges.actions.rubric import freeze_rubric
from hackathon.domain.challenges.queries import (
    call_versions,
    challenges_of,
    find_call,
    prizes_of,
    rubric_of,
)
from hackathon.domain.events.models import Event, EventKind, EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.events.queries import get_event, get_whole_event
from tests.factories.challenges import make_challenge
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_member
from tests.visitor import Visitor

BASE = "/eventos/dataton/organizar"
RETO = {
    "title": "¿Dónde se pierde el agua?",
    "summary": "Fugas",
    "problem": "Se pierde",
    "outcome": "Un mapa",
    "min_linked": "1",
    "min_other": "0",
}


def complete(event: Event) -> None:
    """Give the draft the reto that it lacks."""
    who = actor(make_member(event.organization))
    with writing():
        whole = get_whole_event("dataton")
        words = ChallengeWords(title="Fugas", problem="Se pierde", outcome="Un mapa")
        link_dataset(who, create_challenge(who, whole, words), make_dataset(title="Reportes"))


def rubric(**changed: str) -> dict[str, str]:
    lines = {
        "lines-0-name": "Uso de los datos",
        "lines-0-weight": "60",
        "lines-1-name": "Impacto",
        "lines-1-weight": "40",
        "lines-2-name": "",
        "lines-2-weight": "",
    }
    return lines | changed


def test_weights_are_typed_in_per_cent_and_add_up(visitor: Visitor, event: Event) -> None:
    page = visitor.get(f"{BASE}/criterios")
    assert 'value="30"' in page.text
    assert visitor.post(f"{BASE}/criterios", data=rubric()).status_code == 303
    stored = [(line.name, line.weight) for line in rubric_of(event)]
    assert stored == [("Uso de los datos", Decimal("0.6000")), ("Impacto", Decimal("0.4000"))]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"lines-1-weight": "39.99"}, "Los pesos suman 99.99 %"),
        ({"lines-1-weight": ""}, "Los pesos suman 60.00 %"),
        ({"lines-1-weight": "NaN"}, ""),
        ({"lines-1-weight": "Infinity"}, ""),
        ({"lines-1-weight": "-40"}, ""),
        ({"lines-1-weight": "cuarenta"}, ""),
        ({"lines-1-name": "uso de los DATOS"}, "Hay dos criterios con el mismo nombre"),
        ({"lines-1-name": "x" * 121}, "como máximo 120"),
        ({"lines-0-name": "", "lines-1-name": ""}, "Escribe al menos un criterio"),
        ({"lines-0-id": "9" * 30, "lines-1-weight": "41"}, "Los pesos suman 101.00 %"),
    ],
)
def test_a_rubric_that_does_not_add_up_is_refused_and_kept(
    visitor: Visitor, event: Event, changed: dict[str, str], reason: str
) -> None:
    before = [line.name for line in rubric_of(event)]
    answer = visitor.post(f"{BASE}/criterios", data=rubric(**changed))
    assert answer.status_code == 422
    assert reason in answer.text
    assert 'value="60"' in answer.text
    assert [line.name for line in rubric_of(event)] == before


def test_each_mark_is_explained_to_the_jury(visitor: Visitor, event: Event) -> None:
    page = visitor.get(f"{BASE}/criterios/1")
    assert "Qué significa un 5" in page.text
    typed = {"description": "Rigor", **{f"anchors-{at}": f"Marca {at + 1}" for at in range(5)}}
    assert visitor.post(f"{BASE}/criterios/1", data=typed).status_code == 303
    assert rubric_of(event)[0].anchors["5"] == "Marca 5"
    wrong = visitor.post(f"{BASE}/criterios/1", data=typed | {"anchors-4": "x" * 301})
    assert wrong.status_code == 422
    assert "Marca 4" in wrong.text
    too_many = typed | {"anchors-5": "De más"}
    assert visitor.post(f"{BASE}/criterios/1", data=too_many).status_code == 422
    for number in ("0", "9"):
        assert visitor.get(f"{BASE}/criterios/{number}").status_code == 404


def test_a_frozen_rubric_is_a_conflict(visitor: Visitor, event: Event) -> None:
    with writing():
        freeze_rubric(actor(make_member(event.organization)), event)
    answer = visitor.post(f"{BASE}/criterios", data=rubric())
    assert answer.status_code == 409
    assert "La evaluación ya empezó" in answer.text
    assert "Guardar los criterios" not in visitor.get(f"{BASE}/criterios").text


def prizes(**changed: str) -> dict[str, str]:
    lines = {
        "lines-0-place": "1",
        "lines-0-title": "Primer lugar",
        "lines-0-amount": "30000",
        "lines-0-challenge_id": "0",
        "lines-0-description": "Y una estancia",
        "lines-1-title": "",
        "lines-1-challenge_id": "0",
    }
    return lines | changed


def test_prizes_are_saved(visitor: Visitor, event: Event) -> None:
    challenge = make_challenge(event)
    typed = prizes(**{"lines-1-title": "Mejor mapa", "lines-1-challenge_id": str(challenge.id)})
    assert visitor.post(f"{BASE}/premios", data=typed).status_code == 303
    stored = [(prize.title, prize.amount, prize.challenge_id) for prize in prizes_of(event)]
    assert stored == [
        ("Primer lugar", Decimal("30000.00"), None),
        ("Mejor mapa", None, challenge.id),
    ]
    assert "Mejor mapa" in visitor.get(f"{BASE}/premios").text


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("lines-0-amount", "-1"),
        ("lines-0-amount", "NaN"),
        ("lines-0-amount", "mucho"),
        ("lines-0-amount", "1" * 40),
        ("lines-0-place", "cero"),
        ("lines-0-place", "0"),
        ("lines-0-title", "x" * 161),
        ("lines-0-challenge_id", "999"),
        ("lines-0-challenge_id", "x"),
        ("lines-1-description", "a\x00b"),
    ],
)
def test_a_wrong_prize_is_refused_and_kept(
    visitor: Visitor, event: Event, field: str, wrong: str
) -> None:
    answer = visitor.post(f"{BASE}/premios", data=prizes(**{field: wrong}))
    assert answer.status_code == 422
    assert "Y una estancia" in answer.text
    assert prizes_of(event) == []


def test_prizes_are_fixed_once_teams_work(visitor: Visitor) -> None:
    event = make_event(phase=Phase.HACKING, slug="dataton")
    visitor.sign_in(make_member(event.organization))
    assert "los premios quedaron fijos" in visitor.get(f"{BASE}/premios").text
    assert visitor.post(f"{BASE}/premios", data=prizes()).status_code == 409


def judging(**changed: str) -> dict[str, str]:
    return {
        "rule": "adjusted",
        "reviews_per_entry": "3",
        "tie_rules-0": "median",
        "tie_rules-1": "shared",
        "expected_entries": "40",
        "minutes_per_review": "10",
        "minutes_per_judge": "120",
        "revision": "1",
    } | changed


def test_the_rules_are_saved_and_the_judges_counted(visitor: Visitor, event: Event) -> None:
    assert visitor.post(f"{BASE}/evaluacion", data=judging()).status_code == 303
    call: Any = find_call(event)
    assert (call.rule, call.tie_rules, call.expected_entries) == (
        "adjusted",
        ["median", "shared"],
        40,
    )
    page = visitor.get(f"{BASE}/evaluacion")
    assert "Hacen falta 10 integrantes del jurado" in page.text
    few = visitor.post(f"{BASE}/evaluacion", data=judging(expected_entries="1", revision="2"))
    assert few.status_code == 303
    assert "personas distintas" in visitor.get(f"{BASE}/evaluacion").text


@pytest.mark.parametrize(
    ("field", "wrong", "reason"),
    [
        ("rule", "pairwise", ""),
        ("reviews_per_entry", "0", ""),
        ("reviews_per_entry", "", "Escribe este dato."),
        ("expected_entries", "muchos", ""),
        ("minutes_per_review", "130", "dura más que el tiempo"),
        ("minutes_per_judge", "0", ""),
        ("tie_rules-1", "median", "Hay un desempate repetido"),
        ("tie_rules-1", "volado", ""),
    ],
)
def test_wrong_rules_say_why(
    visitor: Visitor, event: Event, field: str, wrong: str, reason: str
) -> None:
    answer = visitor.post(f"{BASE}/evaluacion", data=judging(**{field: wrong}))
    assert answer.status_code == 422
    assert reason in answer.text
    assert find_call(event).rule == "mean"  # type: ignore[union-attr]


def test_an_event_without_a_call_has_no_rules(visitor: Visitor) -> None:
    event = make_event(kind=EventKind.WORKSHOP, slug="dataton")
    visitor.sign_in(make_member(event.organization))
    for path in ("/evaluacion", "/convocatoria"):
        assert visitor.get(BASE + path).status_code == 404


def test_clauses_are_saved_and_a_lost_race_shows_both(visitor: Visitor, event: Event) -> None:
    page = visitor.get(f"{BASE}/convocatoria")
    assert "La autoría y los derechos patrimoniales" in page.text
    typed = {"legal_basis": "Bando 7", "unforeseen": "Se resuelve", "revision": "1"}
    assert visitor.post(f"{BASE}/convocatoria", data=typed).status_code == 303
    call: Any = find_call(event)
    assert (call.legal_basis, call.may_be_void) == ("Bando 7", False)
    lost = visitor.post(f"{BASE}/convocatoria", data=typed | {"legal_basis": "Bando 8"})
    assert lost.status_code == 409
    assert "Bando 7" in lost.text
    assert "Bando 8" in lost.text
    long = visitor.post(f"{BASE}/convocatoria", data=typed | {"objections": "x" * 20_001})
    assert long.status_code == 422
    assert "Se resuelve" in long.text


def test_a_complete_draft_is_published(visitor: Visitor, event: Event) -> None:
    early = visitor.post(f"{BASE}/publicar")
    assert early.status_code == 409
    assert "Todavía faltan datos" in early.text
    complete(event)
    assert "Publicar el evento" in visitor.get(BASE).text
    answer = visitor.post(f"{BASE}/publicar")
    assert (answer.status_code, answer.location) == (303, "/eventos/dataton")
    db.session.expire_all()
    assert get_event("dataton").state is EventState.PUBLISHED
    assert visitor.post(f"{BASE}/publicar").status_code == 409


def test_a_changed_call_asks_for_a_version(visitor: Visitor, event: Event) -> None:
    complete(event)
    visitor.post(f"{BASE}/publicar")
    assert "ya no dice lo mismo" not in visitor.get(BASE).text
    nothing = visitor.post(f"{BASE}/convocatoria/nueva-version", data={"note": "Nada"})
    assert nothing.status_code == 409
    assert visitor.post(f"{BASE}/criterios", data=rubric()).status_code == 303
    assert "ya no dice lo mismo" in visitor.get(BASE).text
    assert visitor.post(f"{BASE}/convocatoria/nueva-version", data={}).status_code == 422
    answer = visitor.post(f"{BASE}/convocatoria/nueva-version", data={"note": "Dos criterios"})
    assert answer.status_code == 303
    assert [version.number for version in call_versions(event)] == [2, 1]


def test_the_whole_way_of_a_draft_without_leaving_the_pages(visitor: Visitor) -> None:
    organization = make_organization(slug="xalapa", contact_email="datos@xalapa.example")
    organizer = make_member(organization)
    visitor.sign_in(organizer)
    start = datetime(2030, 3, 1, 9, 0, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M")
    new = {"kind": "dataton", "title": "Datatón", "starts_at": start, "zone": "America/Merida"}
    visitor.post("/instituciones/xalapa/eventos/nuevo", data=new)
    visitor.post(f"{BASE}/retos/nuevo", data=RETO)
    who = actor(organizer)
    with writing():
        made = get_whole_event("dataton")
        link_dataset(who, challenges_of(made)[0], make_dataset())
    assert "Escribe el resumen del evento." in visitor.get(BASE).text
    words = {
        "title": "Datatón",
        "slug": "dataton",
        "summary": "Agua",
        "contact_email": "datos@xalapa.example",
        "zone": "America/Merida",
        "team_min": "2",
        "team_max": "5",
        "project_visibility": "after_results",
    }
    visitor.post(f"{BASE}/datos-generales", data=words)
    assert "Todo está listo" in visitor.get(BASE).text
    with writing():
        publish_event(who, get_whole_event("dataton"))
    assert "¿Dónde se pierde el agua?" in visitor.get("/eventos/dataton/convocatoria").text
