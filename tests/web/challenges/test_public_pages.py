"""Open retos, a reto, and the call in every version."""

from __future__ import annotations

from datetime import timedelta

from hackathon import clock
from hackathon.db import writing
from hackathon.domain.challenges.actions.call import publish_call
from hackathon.domain.challenges.models import Prize
from hackathon.domain.challenges.queries import call_versions
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.events.queries import get_whole_event
from tests.factories.challenges import (
    make_challenge,
    make_convocatoria_version,
    make_criterion,
)
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.people import actor, make_member
from tests.factories.saving import save
from tests.visitor import Visitor


def make_called(**values: object) -> Event:
    """A public event with one version of its call."""
    event = make_event(slug="dataton", phase=Phase.REGISTRATION, **values)
    challenge = make_challenge(event, make_dataset(title="Reportes"), title="Fugas")
    make_criterion(event, "1", name="Impacto", anchors={"1": "Poco", "5": "Mucho"})
    save(Prize(event_id=event.id, challenge_id=challenge.id, title="Primero", amount=30000))
    publish(event, "")
    return event


def publish(event: Event, note: str) -> None:
    with writing():
        publish_call(actor(make_member(event.organization)), get_whole_event(event.slug), note)


def test_open_retos_are_found_by_words_and_institution(visitor: Visitor) -> None:
    event = make_event(phase=Phase.HACKING)
    make_challenge(event, title="Fugas de agua", problem="La red pierde")
    make_challenge(event, title="Baches")
    make_challenge(make_event(phase=Phase.HACKING), title="Ajeno")
    make_challenge(make_event(phase=Phase.ARCHIVED), title="Cerrado")
    make_challenge(make_event(phase=Phase.HACKING, state=EventState.DRAFT), title="Secreto")

    def titles(query: str) -> set[str]:
        text = visitor.get(f"/retos?{query}").text
        known = ("Fugas de agua", "Baches", "Ajeno", "Cerrado", "Secreto")
        return {title for title in known if f">{title}<" in text}

    assert titles("") == {"Fugas de agua", "Baches", "Ajeno"}
    assert titles("q=pierde") == {"Fugas de agua"}
    assert titles(f"institucion={event.organization.slug}") == {"Fugas de agua", "Baches"}
    for nothing in ("q=%25", "q=%27%20OR%201=1", "q=" + "x" * 500, "institucion=nadie"):
        assert titles(nothing) == set()
    assert "Ningún reto abierto" in visitor.get("/retos?q=nada").text


def test_without_open_retos_the_page_says_where_to_look(visitor: Visitor) -> None:
    assert "Hoy no hay retos abiertos" in visitor.get("/retos").text


def test_a_reto_shows_problem_outcome_data_rule_prizes_and_route(visitor: Visitor) -> None:
    event = make_event(phase=Phase.REGISTRATION, slug="dataton")
    challenge = make_challenge(
        event,
        make_dataset(title="Reportes de fuga"),
        slug="fugas",
        problem_html="<p>Se <strong>pierde</strong></p>",
        outcome_html="<p>Un mapa</p>",
        min_linked=2,
        min_other=2,
    )
    save(Prize(event_id=event.id, challenge_id=challenge.id, title="Primero", amount=30000))
    save(Prize(event_id=event.id, challenge_id=challenge.id, place=2, title="Segundo"))
    page = visitor.get("/eventos/dataton/retos/fugas")
    assert page.status_code == 200
    for words in (
        "Se <strong>pierde</strong>",
        "Un mapa",
        "Reportes de fuga",
        "usar al menos 2 de estos conjuntos de datos y 2 de otras fuentes",
        "$30,000",
        "La ruta",
        "Inscribirme",
    ):
        assert words in page.text


def test_a_reto_without_data_says_what_will_be_there(visitor: Visitor) -> None:
    make_challenge(make_event(slug="dataton"), slug="fugas", min_other=1)
    page = visitor.get("/eventos/dataton/retos/fugas")
    assert "Todavía no hay datos vinculados" in page.text


def test_a_reto_of_a_draft_looks_like_nothing(visitor: Visitor) -> None:
    make_challenge(make_event(slug="dataton", state=EventState.DRAFT), slug="fugas")
    assert visitor.get("/eventos/dataton/retos/fugas").status_code == 404


def test_the_call_is_read_with_its_hash(visitor: Visitor) -> None:
    event = make_called(title="Datatón del agua")
    [version] = call_versions(event)
    page = visitor.get("/eventos/dataton/convocatoria")
    assert page.status_code == 200
    for words in (version.sha256, "Fugas", "Reportes", "Impacto", "100 %", "Mucho", "$30,000"):
        assert words in page.text


def test_an_old_version_stays_as_it_was(visitor: Visitor) -> None:
    event = make_called(title="Como era")
    with writing():
        get_whole_event("dataton").title = "Como es"
    publish(event, "Cambió el nombre")
    old = visitor.get("/eventos/dataton/convocatoria/1")
    assert "Esta es la versión 1" in old.text
    newest = visitor.get("/eventos/dataton/convocatoria")
    assert "Cambió el nombre" in newest.text
    assert "Todas las versiones" in newest.text
    first, second = reversed(call_versions(event))
    assert first.sha256 in old.text
    assert second.sha256 in newest.text
    assert visitor.get("/eventos/dataton/convocatoria/3").status_code == 404


def test_the_call_is_a_pdf_too(visitor: Visitor) -> None:
    make_called(results_at=clock.now() + timedelta(days=99))
    for path in ("convocatoria.pdf", "convocatoria/1/convocatoria.pdf"):
        answer = visitor.get(f"/eventos/dataton/{path}")
        assert answer.mimetype == "application/pdf"
        assert answer.data.startswith(b"%PDF-")
    assert visitor.get("/eventos/dataton/convocatoria/2/convocatoria.pdf").status_code == 404


def test_a_version_without_content_is_missing(visitor: Visitor) -> None:
    make_convocatoria_version(make_event(slug="dataton"))
    assert visitor.get("/eventos/dataton/convocatoria").status_code == 404


def test_an_event_without_a_call_says_so(visitor: Visitor) -> None:
    event = make_event(slug="dataton")
    assert "Todavía no hay convocatoria" in visitor.get("/eventos/dataton/convocatoria").text
    assert visitor.get("/eventos/dataton/convocatoria.pdf").status_code == 404
    visitor.sign_in(make_member(event.organization))
    assert "Escribirla" in visitor.get("/eventos/dataton/convocatoria").text
