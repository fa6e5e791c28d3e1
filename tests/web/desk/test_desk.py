"""The organizer's desk: what needs attention, the people registered, and who may look."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.roles import Role
from hackathon.domain.audit.models import AuditEntry
from hackathon.domain.datasets.models import SnapshotState
from hackathon.domain.events.models import Event, EventKind, EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.judging.models import (
    Assignment,
    AssignmentOrigin,
    Judge,
    Round,
    RoundState,
)
from tests.factories.challenges import make_challenge, make_convocatoria_version
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import make_event_member, make_member, make_operator, make_person
from tests.factories.saving import save
from tests.factories.submissions import make_handed_in, make_submission
from tests.factories.teams import make_registration, make_team
from tests.visitor import Visitor


def desk(visitor: Visitor, event: Event) -> str:
    """The page as the organizer reads it."""
    visitor.sign_in(make_member(event.organization))
    page = visitor.get(f"/eventos/{event.slug}/panel")
    assert page.status_code == 200
    return str(page.text)


def make_judge(event: Event) -> Judge:
    return save(Judge(event_id=event.id, person_id=make_person().id, invited_at=clock.now()))


def make_assignment(event: Event, judge: Judge, **values: Any) -> Assignment:
    entry = make_handed_in(event)
    opened = save(Round(event_id=event.id, state=RoundState.OPEN))
    given = {"origin": AssignmentOrigin.MANUAL, "assigned_at": clock.now()} | values
    return save(
        Assignment(
            round_id=opened.id,
            judge_id=judge.id,
            submission_id=entry.id,
            version_id=entry.current_version_id,
            **given,
        )
    )


def test_exactly_those_with_a_part_read_the_desk(visitor: Visitor) -> None:
    event = make_event()
    home, other = event.organization, make_organization()
    readers = [
        *(make_member(home, role) for role in (Role.OWNER, Role.ORGANIZER, Role.EDITOR)),
        *(make_event_member(event, role) for role in (Role.COHOST, Role.OBSERVER)),
    ]
    strangers = [
        make_person(),
        make_operator(),
        make_member(other, Role.OWNER),
        make_member(home, Role.PUBLISHER),
        *(make_event_member(event, role) for role in (Role.JUDGE, Role.STAFF, Role.MENTOR)),
    ]
    path = f"/eventos/{event.slug}/panel"
    assert visitor.get(path).status_code == 404
    for person in strangers:
        assert visitor.sign_in(person).get(path).status_code == 404
    for person in readers:
        assert visitor.sign_in(person).get(path).status_code == 200


def test_a_quiet_event_says_that_nothing_is_asked(visitor: Visitor) -> None:
    event = make_event(kind=EventKind.WORKSHOP, starts_at=clock.now() + timedelta(days=30))
    assert "Nada por ahora" in desk(visitor, event)
    called_off = make_event(state=EventState.CANCELLED)
    assert "Nada por ahora" in desk(visitor, called_off)


def test_a_draft_asks_for_what_it_lacks(visitor: Visitor) -> None:
    event = make_event(state=EventState.DRAFT)
    text = desk(visitor, event)
    assert "datos para publicar" in text
    assert f"/eventos/{event.slug}/organizar" in text


def test_a_complete_draft_asks_to_be_published(visitor: Visitor) -> None:
    start = clock.now() + timedelta(days=30)
    event = make_event(
        kind=EventKind.WORKSHOP,
        state=EventState.DRAFT,
        contact_email="a@b.example",
        starts_at=start,
        ends_at=start + timedelta(hours=2),
    )
    assert "El borrador está completo" in desk(visitor, event)


def test_a_call_that_says_something_else_asks_for_a_version(visitor: Visitor) -> None:
    event = make_event()
    make_convocatoria_version(event)
    assert "ya no dice lo mismo" in desk(visitor, event)


def test_a_historical_event_is_not_asked_for_a_call(visitor: Visitor) -> None:
    event = make_event(phase=Phase.RESULTS, is_historical=True)
    text = desk(visitor, event)
    assert "ya no dice lo mismo" not in text
    assert "no se han publicado" not in text


def test_near_the_deadline_teams_without_a_project_are_counted(visitor: Visitor) -> None:
    until = clock.now() + timedelta(days=2)
    event = make_event(phase=Phase.HACKING, submissions_until=until)
    make_handed_in(event)
    make_submission(make_team(event))
    make_team(event)
    make_registration(event)
    text = desk(visitor, event)
    assert "2 equipos no han entregado" in text
    assert "1 persona inscrita no tiene equipo" in text
    assert "1 de 3" in text


def test_far_from_the_deadline_nobody_is_hurried(visitor: Visitor) -> None:
    event = make_event(phase=Phase.HACKING, submissions_until=clock.now() + timedelta(days=4))
    make_team(event)
    assert "no ha entregado" not in desk(visitor, event)


def test_judging_without_a_jury_is_urgent(visitor: Visitor) -> None:
    assert "El evento no tiene jurado" in desk(visitor, make_event(phase=Phase.HACKING))
    text = desk(visitor, make_event(phase=Phase.JUDGING))
    assert "Urgente:" in text
    with_jury = make_event(phase=Phase.JUDGING)
    make_judge(with_jury)
    make_handed_in(with_jury)
    text = desk(visitor, with_jury)
    assert "El evento no tiene jurado" not in text
    assert "La ronda no está abierta" in text


def test_a_judge_who_opened_nothing_is_counted(visitor: Visitor) -> None:
    event = make_event(phase=Phase.JUDGING)
    idle = make_judge(event)
    make_assignment(event, idle)
    text = desk(visitor, event)
    assert "1 integrante del jurado no ha abierto ningún proyecto" in text
    assert "Queda 1 evaluación por hacer." in text
    busy = make_event(phase=Phase.JUDGING)
    make_assignment(busy, make_judge(busy), opened_at=clock.now())
    assert "no ha abierto ningún proyecto" not in desk(visitor, busy)


def test_before_the_work_begins_nobody_needs_a_team(visitor: Visitor) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    make_registration(event)
    assert "no tiene equipo" not in desk(visitor, event)


def test_a_meeting_has_no_results(visitor: Visitor) -> None:
    event = make_event(phase=Phase.RESULTS, kind=EventKind.WORKSHOP)
    assert "no se han publicado" not in desk(visitor, event)


def test_results_that_are_due_are_urgent(visitor: Visitor) -> None:
    event = make_event(phase=Phase.RESULTS)
    assert "no se han publicado" in desk(visitor, event)
    out = make_event(phase=Phase.RESULTS, results_published_at=clock.now())
    assert "no se han publicado" not in desk(visitor, out)


def test_data_that_failed_is_named(visitor: Visitor) -> None:
    event = make_event()
    failed = make_dataset(title="Presión", state=SnapshotState.FAILED, state_reason="No contesta")
    make_challenge(event, failed, make_dataset(title="Bueno"))
    text = desk(visitor, event)
    assert "«Presión» no se pudo copiar" in text
    assert "«Bueno»" not in text


def test_an_observer_reads_without_buttons(visitor: Visitor) -> None:
    event = make_event(phase=Phase.JUDGING)
    visitor.sign_in(make_event_member(event, Role.OBSERVER))
    page = visitor.get(f"/eventos/{event.slug}/panel")
    assert "El evento no tiene jurado" in page.text
    assert "Invitar al jurado" not in page.text
    assert "Ampliar un plazo" not in page.text


def test_the_list_of_desks_holds_what_one_may_read(visitor: Visitor) -> None:
    event, other = make_event(title="Mío"), make_event(title="Ajeno")
    visitor.sign_in(make_member(event.organization))
    page = visitor.get("/panel")
    assert "Mío" in page.text
    assert "Ajeno" not in page.text
    assert "Preparar un evento" in page.text
    visitor.sign_in(make_event_member(other, Role.COHOST))
    assert "Ajeno" in visitor.get("/panel").text
    visitor.sign_in(make_person())
    assert "Aquí se organiza" in visitor.get("/panel").text
    visitor.sign_in(make_member(make_organization(accredited_at=None), Role.EDITOR))
    page = visitor.get("/panel")
    assert "Acreditación pendiente" in page.text
    assert "Preparar un evento" not in page.text


def test_the_list_of_desks_asks_for_a_sign_in(visitor: Visitor) -> None:
    assert visitor.get("/panel").status_code == 303


def test_people_registered_are_listed_with_their_team_and_the_look_is_noted(
    visitor: Visitor,
) -> None:
    event = make_event(slug="dataton")
    make_team(event, make_person(name="Ana Robles"), name="Manantial")
    make_registration(event, make_person(name="Beto Ruiz"), seeks_team=True)
    make_registration(event, make_person(name="Carla"), cancelled_at=clock.now())
    make_registration(make_event(), make_person(name="Ajena"))
    visitor.sign_in(make_event_member(event, Role.STAFF))
    text = visitor.get("/eventos/dataton/panel/inscripciones").text
    for words in ("Ana Robles", "Manantial", "Beto Ruiz", "busca equipo", "2 inscripciones"):
        assert words in text
    assert "Carla" not in text
    assert "Ajena" not in text
    noted = select(AuditEntry.subject).where(AuditEntry.action == "registrations.seen")
    assert db.session.scalars(noted).all() == [f"event:{event.id}"]


def test_an_empty_list_of_people_says_what_will_be_there(visitor: Visitor) -> None:
    event = make_event(slug="dataton")
    visitor.sign_in(make_member(event.organization))
    text = visitor.get("/eventos/dataton/panel/inscripciones").text
    assert "Todavía no hay inscripciones" in text
    assert "Descargar XLSX" not in text


def test_long_lists_have_pages(visitor: Visitor) -> None:
    event = make_event(slug="dataton")
    for _ in range(51):
        make_registration(event)
    visitor.sign_in(make_member(event.organization))
    first = visitor.get("/eventos/dataton/panel/inscripciones")
    assert "Página 1 de 2" in first.text
    last = visitor.get("/eventos/dataton/panel/inscripciones?pagina=2")
    assert last.text.count('<th scope="row">') == 1


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER])
def test_personal_data_are_for_those_who_need_them(visitor: Visitor, role: Role) -> None:
    event = make_event(slug="dataton")
    visitor.sign_in(make_member(event.organization, role))
    for page in ("", ".csv", ".xlsx"):
        path = f"/eventos/dataton/panel/inscripciones{page}"
        assert visitor.get(path).status_code == 404


def test_the_spreadsheet_neutralises_formulas_and_the_export_is_noted(visitor: Visitor) -> None:
    event = make_event(slug="dataton")
    make_registration(event, make_person(name="=1+1"), affiliation="@SUM(A1)")
    visitor.sign_in(make_member(event.organization))
    answer = visitor.get("/eventos/dataton/panel/inscripciones.csv")
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows[0][0] == "Nombre"
    assert (rows[1][0], rows[1][3]) == ("'=1+1", "'@SUM(A1)")
    book = visitor.get("/eventos/dataton/panel/inscripciones.xlsx")
    assert book.data.startswith(b"PK")
    noted = select(AuditEntry.facts).where(AuditEntry.action == "registrations.exported")
    assert [facts["format"] for facts in db.session.scalars(noted)] == ["csv", "xlsx"]


@pytest.mark.parametrize(
    "path", ["/panel", "/eventos/dataton/panel", "/eventos/dataton/panel/inscripciones"]
)
def test_the_desk_costs_the_same_with_one_and_with_three(
    visitor: Visitor, statements: Any, path: str
) -> None:
    event = make_event(phase=Phase.HACKING, slug="dataton")
    visitor.sign_in(make_member(event.organization))

    def cost() -> int:
        with statements() as seen:
            assert visitor.get(path).status_code == 200
        return len(seen)

    def add() -> None:
        make_handed_in(event)
        make_judge(event)
        make_challenge(event, make_dataset(), make_dataset())
        make_event(event.organization)

    add()
    once = cost()
    add()
    add()
    assert cost() == once
