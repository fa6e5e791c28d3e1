"""The directory of events and the pages of one."""

from __future__ import annotations

from hackathon.domain.events.models import EventState
from hackathon.domain.events.phases import Phase
from tests.factories.challenges import make_challenge
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.visitor import Visitor


def test_the_directory_parts_open_coming_and_past(visitor: Visitor) -> None:
    make_event(phase=Phase.HACKING, title="Datatón de hoy")
    make_event(phase=Phase.ANNOUNCED, title="Datatón que viene")
    make_event(phase=Phase.ARCHIVED, title="Datatón de ayer")
    make_event(state=EventState.DRAFT, published_at=None, title="Datatón secreto")
    page = visitor.get("/eventos")
    assert page.status_code == 200
    order = [
        page.text.index(words)
        for words in (
            "Abierto ahora",
            "Datatón de hoy",
            "Próximamente",
            "Datatón que viene",
            "Anteriores",
            "Datatón de ayer",
        )
    ]
    assert order == sorted(order)
    assert "secreto" not in page.text


def test_an_event_page_shows_status_dates_retos_and_one_action(visitor: Visitor) -> None:
    event = make_event(phase=Phase.REGISTRATION, title="Datatón del agua")
    data = make_dataset(title="Reportes de fuga")
    make_challenge(event, data, title="¿Dónde se pierde el agua?", min_linked=1)
    page = visitor.get(f"/eventos/{event.slug}")
    assert page.status_code == 200
    for words in (
        "Inscripciones abiertas",
        "Datatón del agua",
        "¿Dónde se pierde el agua?",
        "Reportes de fuga",
        "usar al menos 1 de estos conjuntos",
        "Inscribirme",
    ):
        assert words in page.text
