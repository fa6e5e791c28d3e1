"""The judge's screen over HTTP: who opens it, what it takes, what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.roles import Role
from hackathon.domain.audit.models import AuditEntry
from hackathon.domain.events.phases import Phase
from hackathon.domain.judging.models import (
    Assignment,
    AssignmentState,
    Conflict,
    Review,
    RoundState,
    Score,
)
from hackathon.domain.judging.rubric import field_of
from tests.factories.challenges import make_criterion
from tests.factories.events import make_event
from tests.factories.judging import (
    make_assignment,
    make_conflict,
    make_judge,
    make_review,
    make_round,
)
from tests.factories.organizations import make_organization
from tests.factories.people import make_event_member, make_member, make_operator, make_person
from tests.factories.saving import change
from tests.factories.submissions import make_handed_in
from tests.factories.teams import make_team
from tests.visitor import Visitor

Collect = Callable[[], AbstractContextManager[list[str]]]
LEVELS = {str(mark): f"sentido {mark}" for mark in range(1, 6)}


class Desk:
    """A judge with an entry of a team, and everybody else."""

    def __init__(self) -> None:
        self.event = make_event(make_organization(), Phase.JUDGING)
        self.member = make_person()
        self.data = make_criterion(self.event, "60", name="Uso de los datos", anchors=LEVELS)
        self.use = make_criterion(self.event, "40", name="Viabilidad", anchors=LEVELS)
        self.round = make_round(self.event)
        self.judge = make_judge(self.event)
        team = make_team(self.event, self.member, name="Los Secretos")
        self.entry = make_handed_in(self.event, team, title="Manantial")
        self.assignment = make_assignment(self.round, self.judge, self.entry)

    @property
    def address(self) -> str:
        return f"/jurado/evaluar/{self.assignment.public_id}"

    def marks(self, *marks: object) -> dict[str, object]:
        names = [field_of(criterion.id) for criterion in (self.data, self.use)]
        return dict(zip(names, marks, strict=False))


@pytest.fixture
def desk(app: Any) -> Desk:
    return Desk()


def _people(desk: Desk) -> dict[str, tuple[Any, int]]:
    barred = make_judge(desk.event)
    make_conflict(barred, desk.entry)
    return {
        "the judge": (desk.judge.person, 200),
        "another judge": (make_judge(desk.event).person, 403),
        "a judge in conflict": (barred.person, 403),
        "the team": (desk.member, 403),
        "the organizer": (make_member(desk.event.organization), 403),
        "a foreign organizer": (make_member(make_organization()), 403),
        "an observer": (make_event_member(desk.event, Role.OBSERVER), 403),
        "an operator": (make_operator(), 403),
    }


@pytest.mark.parametrize("path", ["", "/entrega", "/conflicto"])
def test_only_the_judge_of_an_entry_opens_it(desk: Desk, app: Any, path: str) -> None:
    for who, (person, status) in _people(desk).items():
        visitor: Visitor = app.test_client()
        answer = visitor.sign_in(person).get(desk.address + path)
        assert (who, answer.status_code) == (who, status)
        assert ("Manantial" in answer.text) is (status == 200)


def test_whoever_is_not_signed_in_is_asked_to(desk: Desk, visitor: Visitor) -> None:
    answer = visitor.get(desk.address)
    assert answer.status_code == 303
    assert answer.location.startswith("/entrar")


@pytest.mark.parametrize("state", [AssignmentState.RECUSED, AssignmentState.WITHDRAWN])
def test_an_entry_given_back_is_closed(desk: Desk, visitor: Visitor, state: Any) -> None:
    change(desk.assignment, state=state)
    assert visitor.sign_in(desk.judge.person).get(desk.address).status_code == 403


def test_a_judge_in_conflict_leaves_a_trace(desk: Desk, visitor: Visitor) -> None:
    make_conflict(desk.judge, desk.entry)
    assert visitor.sign_in(desk.judge.person).get(desk.address).status_code == 403
    trace = db.session.query(AuditEntry).filter_by(action="judging.refused").one()
    assert trace.actor_number == desk.judge.person.number
    assert trace.facts == {"path": desk.address, "method": "GET"}


def test_the_screen_shows_marks_with_their_meaning(desk: Desk, visitor: Visitor) -> None:
    text = visitor.sign_in(desk.judge.person).get(desk.address).text
    assert text.count('type="radio"') == 10
    assert "sentido 4" in text
    assert "Proyecto 1 de 1" in text
    assert "Faltan 2 criterios" in text
    assert "60 %" in text


def test_a_blind_round_does_not_name_the_team(desk: Desk, visitor: Visitor) -> None:
    change(desk.entry.current_version, content=_content(desk))
    visitor.sign_in(desk.judge.person)
    assert "Los Secretos" in visitor.get(f"{desk.address}/entrega").text
    change(desk.round, is_blind=True)
    for path in ("", "/entrega"):
        assert "Los Secretos" not in visitor.get(desk.address + path).text


def _content(desk: Desk) -> dict[str, object]:
    return {**desk.entry.current_version.content, "team": "Los Secretos"}


def test_before_the_declaration_nothing_opens(desk: Desk, visitor: Visitor) -> None:
    change(desk.judge, declaration_signed_at=None)
    visitor.sign_in(desk.judge.person)
    answer = visitor.get(desk.address)
    assert answer.location == f"/jurado/{desk.event.slug}/declaracion"
    assert visitor.get(answer.location).status_code == 200
    assert visitor.post(answer.location).location == f"/jurado/{desk.event.slug}/proyectos"
    assert visitor.get(desk.address).status_code == 200


def test_next_saves_and_leads_to_the_next_entry(desk: Desk, visitor: Visitor) -> None:
    second = make_assignment(desk.round, desk.judge, make_handed_in(desk.event))
    visitor.sign_in(desk.judge.person)
    form = {**desk.marks("4", "3"), "revision": "0", "feedback": "Bien", "accion": "siguiente"}
    answer = visitor.post(desk.address, data=form)
    assert (answer.status_code, answer.location) == (303, f"/jurado/evaluar/{second.public_id}")
    review = db.session.query(Review).one()
    assert (review.is_complete, review.feedback) == (True, "Bien")
    form["revision"] = "0"
    last = visitor.post(f"/jurado/evaluar/{second.public_id}", data=form)
    assert last.location == f"/jurado/{desk.event.slug}/proyectos"
    assert "Terminaste" in visitor.get(last.location).text


def test_saving_keeps_a_part_and_next_says_what_is_missing(desk: Desk, visitor: Visitor) -> None:
    visitor.sign_in(desk.judge.person)
    part = {**desk.marks("4"), "revision": "0"}
    refused = visitor.post(desk.address, data={**part, "accion": "siguiente", "notes": "Ojo aquí"})
    assert refused.status_code == 422
    assert "Falta calificar «Viabilidad»." in refused.text
    assert "Ojo aquí" in refused.text
    assert 'value="4" checked' in " ".join(refused.text.split())
    saved = visitor.post(desk.address, data={**part, "accion": "guardar"})
    assert saved.status_code == 303
    assert db.session.query(Review).one().is_complete is False


@pytest.mark.parametrize("mark", ["NaN", "inf", "6", "0", "-1", "4.5", "x" * 5000, "\x00", "💥"])
def test_a_bad_mark_is_refused_beside_its_criterion(
    desk: Desk, visitor: Visitor, mark: str
) -> None:
    visitor.sign_in(desk.judge.person)
    answer = visitor.post(desk.address, data=desk.marks(mark, "3"))
    assert answer.status_code == 422
    assert f'id="{field_of(desk.data.id)}-error"' in answer.text
    assert db.session.query(Score).count() == 0


@pytest.mark.parametrize("name", ["criterio-999999", "criterio-abc", "criterio-", "criterio-²"])
def test_an_unknown_criterion_is_refused(desk: Desk, visitor: Visitor, name: str) -> None:
    visitor.sign_in(desk.judge.person)
    answer = visitor.post(desk.address, data={**desk.marks("4", "3"), name: "4"})
    assert answer.status_code == 422
    assert db.session.query(Score).count() == 0


def test_extra_fields_change_nothing(desk: Desk, visitor: Visitor) -> None:
    visitor.sign_in(desk.judge.person)
    extra = {"judge_id": "1", "is_complete": "1", "number": "9", "saved_at": "2000-01-01"}
    visitor.post(desk.address, data={**desk.marks("4", "3"), **extra})
    review = db.session.query(Review).one()
    assert (review.number, review.assignment_id) == (1, desk.assignment.id)


def test_a_score_after_the_close_is_409(desk: Desk, visitor: Visitor) -> None:
    change(desk.round, state=RoundState.CLOSED)
    visitor.sign_in(desk.judge.person)
    assert visitor.post(desk.address, data=desk.marks("4", "3")).status_code == 409
    saved = visitor.post(f"{desk.address}/guardar", data=desk.marks("4"))
    assert (saved.status_code, saved.json["message"][:18]) == (409, "La ronda ya cerró;")
    assert "ya no se puede cambiar" in visitor.get(desk.address).text
    assert db.session.query(Review).count() == 0


def test_the_clock_closes_the_round_too(desk: Desk, visitor: Visitor) -> None:
    visitor.sign_in(desk.judge.person)
    with clock.stopped(desk.event.judging_until):
        assert visitor.post(desk.address, data=desk.marks("4", "3")).status_code == 409


def test_an_older_screen_is_shown_both_texts(desk: Desk, visitor: Visitor) -> None:
    marks = {desk.data: 5, desk.use: 5}
    make_review(desk.assignment, marks, feedback="Lo guardado")
    visitor.sign_in(desk.judge.person)
    form = {**desk.marks("2", "2"), "revision": "0", "feedback": "Lo mío"}
    answer = visitor.post(desk.address, data=form)
    assert answer.status_code == 409
    assert "Lo guardado" in answer.text
    assert "Lo mío" in answer.text
    assert visitor.post(f"{desk.address}/guardar", data=form).status_code == 409
    again = visitor.post(desk.address, data={**form, "revision": "1"})
    assert again.status_code == 303


def test_the_script_saves_once_per_key(desk: Desk, visitor: Visitor) -> None:
    visitor.sign_in(desk.judge.person)
    form = {**desk.marks("4"), "revision": "0", "idempotency_key": "k" * 20}
    first = visitor.post(f"{desk.address}/guardar", data=form)
    again = visitor.post(f"{desk.address}/guardar", data=form)
    assert first.status_code == again.status_code == 200
    assert first.json == again.json
    assert (first.json["revision"], first.json["missing"]) == (1, 1)
    assert db.session.query(Review).count() == 1


def test_the_script_is_told_what_is_wrong(desk: Desk, visitor: Visitor) -> None:
    visitor.sign_in(desk.judge.person)
    answer = visitor.post(f"{desk.address}/guardar", data=desk.marks("9"))
    assert answer.status_code == 422
    assert set(answer.json["errors"]) == {field_of(desk.data.id)}
    long = visitor.post(f"{desk.address}/guardar", data={"notes": "x" * 5001})
    assert set(long.json["errors"]) == {"notes"}


def test_a_conflict_takes_one_tap_and_the_entry_moves_on(desk: Desk, visitor: Visitor) -> None:
    other = make_judge(desk.event)
    visitor.sign_in(desk.judge.person)
    answer = visitor.post(f"{desk.address}/conflicto", data={"kind": "work", "note": "Trabajé ahí"})
    assert answer.location == f"/jurado/{desk.event.slug}/proyectos"
    assert visitor.get(desk.address).status_code == 403
    assert db.session.query(Conflict).one().note == "Trabajé ahí"
    assert db.session.query(Assignment).filter_by(judge_id=other.id).count() == 1


def test_an_unknown_conflict_is_refused(desk: Desk, visitor: Visitor) -> None:
    visitor.sign_in(desk.judge.person)
    for kind in ("", "odio"):
        answer = visitor.post(f"{desk.address}/conflicto", data={"kind": kind})
        assert answer.status_code == 422
    assert db.session.query(Conflict).count() == 0


def test_nobody_sees_the_marks_of_another_judge(desk: Desk, visitor: Visitor) -> None:
    other = make_judge(desk.event)
    theirs = make_assignment(desk.round, other, desk.entry)
    make_review(theirs, {desk.data: 1, desk.use: 1}, notes="Nota ajena", feedback="Ajeno")
    visitor.sign_in(desk.judge.person)
    for path in (desk.address, f"/jurado/{desk.event.slug}/proyectos", "/jurado"):
        text = visitor.get(path).text
        assert "jena" not in text
        assert other.person.name not in text
        assert "checked" not in text


def test_scripts_in_an_entry_stay_text(desk: Desk, visitor: Visitor) -> None:
    evil = "<script>alert(1)</script>"
    change(desk.entry.current_version, content={**_content(desk), "title": evil, "summary": evil})
    visitor.sign_in(desk.judge.person)
    for path in (desk.address, f"{desk.address}/entrega", f"{desk.address}/conflicto"):
        assert evil not in visitor.get(path).text


@pytest.mark.parametrize("path", ["/jurado", "/jurado/{slug}/proyectos"])
def test_lists_ask_the_same_number_of_questions(
    desk: Desk, visitor: Visitor, statements: Collect, path: str
) -> None:
    visitor.sign_in(desk.judge.person)
    address = path.format(slug=desk.event.slug)
    with statements() as few:
        assert visitor.get(address).status_code == 200
    for _more in range(2):
        make_assignment(desk.round, desk.judge, make_handed_in(desk.event))
        other = make_event(phase=Phase.JUDGING)
        make_assignment(
            make_round(other), make_judge(other, desk.judge.person), make_handed_in(other)
        )
    with statements() as many:
        assert visitor.get(address).status_code == 200
    assert len(many) == len(few)


def test_the_screen_asks_the_same_number_of_questions(
    desk: Desk, visitor: Visitor, statements: Collect
) -> None:
    visitor.sign_in(desk.judge.person)
    with statements() as few:
        visitor.get(desk.address)
    for _more in range(2):
        make_assignment(desk.round, desk.judge, make_handed_in(desk.event))
    with statements() as many:
        visitor.get(desk.address)
    assert len(many) == len(few) <= 9
