"""Dates typed on the clock of the event, and deadlines extended in public."""

from __future__ import annotations

from datetime import timedelta

from hackathon import clock
from hackathon.domain.events.models import CalendarPeriod, Event, EventKind, EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.events.queries import get_event, get_whole_event
from tests.factories.events import make_event
from tests.factories.people import make_member
from tests.factories.saving import save
from tests.visitor import Visitor

NUL = "a\x00b"


def _dates(event: Event, **changed: str) -> dict[str, str]:
    page_dates = {
        name: at.strftime("%Y-%m-%dT%H:%M")
        for name in (
            "registration_at",
            "registration_until",
            "hacking_at",
            "submissions_until",
            "judging_at",
            "judging_until",
            "results_at",
            "archived_at",
        )
        if (at := getattr(event, name)) is not None
    }
    return page_dates | {"revision": str(event.revision)} | changed


def test_dates_are_typed_on_the_clock_of_the_event(visitor: Visitor, event: Event) -> None:
    until = (
        (clock.now() + timedelta(days=100)).replace(hour=18, minute=0).strftime("%Y-%m-%dT18:00")
    )
    answer = visitor.post(
        "/eventos/borrador/organizar/fechas",
        data={"registration_at": "", "results_at": until, "revision": str(event.revision)},
    )
    assert answer.status_code == 303
    stored = get_event("borrador")
    assert stored.results_at is not None
    assert stored.results_at.hour == 0
    assert stored.registration_at is None


def test_dates_out_of_order_name_the_one_before(visitor: Visitor, event: Event) -> None:
    typed = _dates(event, judging_at="2001-01-01T10:00")
    answer = visitor.post("/eventos/borrador/organizar/fechas", data=typed)
    assert answer.status_code == 422
    assert "Tiene que ser posterior a «Cierre de entregas»." in answer.text
    assert typed["results_at"] in answer.text


def test_a_date_that_is_none_is_refused_beside_its_field(visitor: Visitor, event: Event) -> None:
    answer = visitor.post(
        "/eventos/borrador/organizar/fechas", data=_dates(event, results_at="<script>")
    )
    assert answer.status_code == 422
    assert 'id="results_at-error' in answer.text
    assert "&lt;script&gt;" in answer.text


def test_untouched_dates_of_a_public_event_are_no_change(visitor: Visitor) -> None:
    event = make_event(phase=Phase.REGISTRATION, slug="publico", zone="UTC")
    visitor.sign_in(make_member(event.organization))
    answer = visitor.post("/eventos/publico/organizar/fechas", data=_dates(event))
    assert answer.status_code == 303
    assert get_whole_event("publico").changes == []


def test_dates_of_a_public_event_need_a_reason(visitor: Visitor) -> None:
    event = make_event(phase=Phase.REGISTRATION, slug="publico", zone="UTC")
    visitor.sign_in(make_member(event.organization))
    later = (event.archived_at + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    refused = visitor.post(
        "/eventos/publico/organizar/fechas", data=_dates(event, archived_at=later)
    )
    assert refused.status_code == 422
    assert "Escribe el motivo" in refused.text
    answer = visitor.post(
        "/eventos/publico/organizar/fechas", data=_dates(event, archived_at=later, reason="Luz")
    )
    assert answer.status_code == 303
    assert [change.reason for change in get_whole_event("publico").changes] == ["Luz"]


def test_dates_over_another_saving_show_both(visitor: Visitor, event: Event) -> None:
    later = (event.archived_at + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    typed = _dates(event, archived_at=later, revision="99")
    answer = visitor.post("/eventos/borrador/organizar/fechas", data=typed)
    assert answer.status_code == 409
    assert "Lo que está guardado" in answer.text


def test_dates_that_clash_are_warned_of(visitor: Visitor, event: Event) -> None:
    day = event.hacking_at.date()
    for kind, name in (("exams", "Exámenes de la UV"), ("veda", "Campañas locales")):
        save(
            CalendarPeriod(
                organization_id=event.organization_id,
                kind=kind,
                name=name,
                starts_on=day,
                ends_on=day + timedelta(days=3),
            )
        )
    page = visitor.get("/eventos/borrador/organizar/fechas")
    assert "Exámenes de la UV" in page.text
    assert "Activar el modo neutral" in page.text


def test_a_meeting_asks_for_its_own_dates(visitor: Visitor) -> None:
    event = make_event(kind=EventKind.WORKSHOP, state=EventState.DRAFT, slug="taller")
    visitor.sign_in(make_member(event.organization))
    page = visitor.get("/eventos/taller/organizar/fechas")
    assert 'id="starts_at"' in page.text
    assert 'id="submissions_until"' not in page.text
    assert "Revisar y publicar" in page.text
    assert "Criterios" not in page.text


def test_a_deadline_is_extended_in_public(visitor: Visitor) -> None:
    event = make_event(phase=Phase.HACKING, slug="publico", zone="UTC", judging_at=None)
    visitor.sign_in(make_member(event.organization))
    until = event.submissions_until + timedelta(hours=6)
    typed = {"field": "submissions_until", "until": until.strftime("%Y-%m-%dT%H:%M"), "reason": ""}
    refused = visitor.post("/eventos/publico/organizar/ampliar-plazo", data=typed)
    assert refused.status_code == 422
    assert typed["until"] in refused.text
    answer = visitor.post(
        "/eventos/publico/organizar/ampliar-plazo", data=typed | {"reason": "Red"}
    )
    assert (answer.status_code, answer.location) == (303, "/eventos/publico/panel")
    assert get_event("publico").submissions_until == until.replace(second=0, microsecond=0)
    earlier = visitor.post(
        "/eventos/publico/organizar/ampliar-plazo", data=typed | {"reason": "Red"}
    )
    assert earlier.status_code == 422
    assert "posterior al plazo vigente" in earlier.text


def test_an_extension_after_the_results_is_a_conflict(visitor: Visitor) -> None:
    event = make_event(phase=Phase.RESULTS, slug="publico", results_published_at=clock.now())
    visitor.sign_in(make_member(event.organization))
    typed = {"field": "judging_until", "until": "2099-01-01T10:00", "reason": "Red"}
    answer = visitor.post("/eventos/publico/organizar/ampliar-plazo", data=typed)
    assert answer.status_code == 409
    assert "Los resultados ya se publicaron" in answer.text
