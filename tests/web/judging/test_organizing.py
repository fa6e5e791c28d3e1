"""The organizer's pages of judging: who opens them, what they do, and that they show no mark."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from hackathon.db import db
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.phases import Phase
from hackathon.domain.judging.models import (
    Assignment,
    AssignmentState,
    Conflict,
    ConflictSource,
    Judge,
    Round,
    RoundState,
)
from tests.factories.challenges import make_criterion
from tests.factories.events import make_event
from tests.factories.judging import make_assignment, make_judge, make_review, make_round
from tests.factories.organizations import make_organization
from tests.factories.people import make_event_member, make_member, make_operator, make_person
from tests.factories.saving import change
from tests.factories.submissions import make_handed_in
from tests.factories.teams import make_team
from tests.visitor import Visitor

Collect = Callable[[], AbstractContextManager[list[str]]]
PAGES = ("", "/ronda", "/abrir", "/cerrar", "/invitar", "/asignaciones", "/conflictos")
READING = {"", "/asignaciones", "/conflictos"}


class Setting:
    """An event with its organizer and a round."""

    def __init__(self, state: RoundState = RoundState.DRAFT) -> None:
        self.event = make_event(make_organization(), Phase.JUDGING)
        self.organizer = make_member(self.event.organization)
        self.criterion = make_criterion(self.event)
        self.round = make_round(self.event, state)
        self.judge = make_judge(self.event, make_person(name="Ana Juez"))
        self.entry = make_handed_in(self.event, title="Manantial")

    @property
    def base(self) -> str:
        return f"/eventos/{self.event.slug}/organizar/jurado"


@pytest.fixture
def setting(app: Any) -> Setting:
    return Setting()


def test_only_those_who_organize_open_the_pages(setting: Setting, app: Any) -> None:
    everybody = {
        "organizer": setting.organizer,
        "cohost": make_event_member(setting.event, Role.COHOST),
        "observer": make_event_member(setting.event, Role.OBSERVER),
        "judge": setting.judge.person,
        "team": setting.entry.team.lead,
        "foreign": make_member(make_organization(), Role.OWNER),
        "operator": make_operator(),
    }
    for name, person in everybody.items():
        visitor: Visitor = app.test_client()
        visitor.sign_in(person)
        opened = {path for path in PAGES if visitor.get(setting.base + path).status_code == 200}
        expected = {"organizer": set(PAGES), "cohost": set(PAGES), "observer": READING}
        assert (name, opened) == (name, expected.get(name, set()))


def test_an_observer_changes_nothing(setting: Setting, visitor: Visitor) -> None:
    visitor.sign_in(make_event_member(setting.event, Role.OBSERVER))
    for path in ("/abrir", "/cerrar", "/equilibrar", "/asignaciones", "/conflictos", "/invitar"):
        assert visitor.post(setting.base + path).status_code == 403
    assert db.session.get(Round, setting.round.id).state == RoundState.DRAFT


def test_from_preparing_to_closing(app: Any, visitor: Visitor) -> None:
    event = make_event(phase=Phase.JUDGING)
    base = f"/eventos/{event.slug}/organizar/jurado"
    make_criterion(event)
    for title in ("Uno", "Dos", "Tres"):
        make_handed_in(event, title=title)
    visitor.sign_in(make_member(event.organization))
    assert "Preparar la ronda" in visitor.get(base).text
    assert visitor.post(f"{base}/preparar").location == f"{base}/ronda"
    form = {"name": "Ronda 1", "rule": "mean", "reviews_per_entry": "1", "minutes_per_review": "8"}
    assert visitor.post(f"{base}/ronda", data={**form, "revision": "1"}).location == base
    stale = visitor.post(f"{base}/ronda", data={**form, "revision": "1"})
    assert stale.status_code == 409
    refused = visitor.post(f"{base}/abrir")
    assert refused.status_code == 409
    assert "Falta el jurado" in refused.text
    for name in ("Ana", "Beto"):
        invited = {"name": name, "email": f"{name}@example.org", "affiliation": "UV"}
        assert visitor.post(f"{base}/invitar", data=invited).location == base
    assert visitor.post(f"{base}/equilibrar").location == f"{base}/asignaciones"
    assert db.session.query(Assignment).count() == 3
    assert visitor.post(f"{base}/abrir").location == base
    assert "quedaron fijas" in visitor.get(base).text
    assert visitor.post(f"{base}/abrir").status_code == 409
    pdf = visitor.get(f"{base}/acta-de-instalacion.pdf")
    assert pdf.data.startswith(b"%PDF")
    assert visitor.post(f"{base}/cerrar").location == base
    assert visitor.post(f"{base}/cerrar").status_code == 409
    assert visitor.post(f"{base}/preparar").status_code == 303


def test_what_cannot_be_balanced_or_prepared_is_said_on_the_page(
    setting: Setting, visitor: Visitor
) -> None:
    visitor.sign_in(setting.organizer)
    refused = visitor.post(f"{setting.base}/equilibrar")
    assert refused.status_code == 409
    assert "No alcanza el jurado sin conflicto para: Manantial." in refused.text
    again = visitor.post(f"{setting.base}/preparar")
    assert (again.status_code, "Ya hay una ronda" in again.text) == (409, True)


def test_groups_without_connection_are_pointed_out(app: Any, visitor: Visitor) -> None:
    setting = Setting(RoundState.OPEN)
    visitor.sign_in(setting.organizer)
    assert "Todavía no hay evaluaciones asignadas." in visitor.get(setting.base).text
    change(setting.round, reviews_per_entry=1)
    make_assignment(setting.round, setting.judge, setting.entry)
    assert "un solo grupo conectado" in visitor.get(setting.base).text
    away = make_handed_in(setting.event)
    assert "sin todas sus evaluaciones" in visitor.get(setting.base).text
    make_assignment(setting.round, make_judge(setting.event, last_seen_at=None), away)
    assert "2 grupos sin conexión" in visitor.get(setting.base).text
    change(setting.judge, last_seen_at=setting.event.created_at)
    assert "hoy, " in visitor.get(setting.base).text


def test_before_a_round_its_pages_are_missing(app: Any, visitor: Visitor) -> None:
    event = make_event(phase=Phase.JUDGING)
    visitor.sign_in(make_member(event.organization))
    for path in ("/ronda", "/abrir", "/cerrar", "/asignaciones", "/conflictos"):
        assert visitor.get(f"/eventos/{event.slug}/organizar/jurado{path}").status_code == 404


def test_there_is_no_acta_before_the_round_opens(setting: Setting, visitor: Visitor) -> None:
    visitor.sign_in(setting.organizer)
    assert visitor.get(f"{setting.base}/acta-de-instalacion.pdf").status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", ""),
        ("email", "no es correo"),
        ("name", ""),
        ("name", "x" * 121),
        ("name", "dos\nlíneas"),
        ("max_load", "0"),
        ("max_load", "muchos"),
        ("affiliation", "a\x00b"),
    ],
)
def test_a_bad_invitation_says_what_to_mend_and_keeps_the_rest(
    setting: Setting, visitor: Visitor, field: str, value: str
) -> None:
    visitor.sign_in(setting.organizer)
    form = {"name": "Ana", "email": "ana@example.org", "affiliation": "UV", "max_load": "4"}
    answer = visitor.post(f"{setting.base}/invitar", data={**form, field: value})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    kept = {name: text for name, text in form.items() if name != field}
    assert all(f'value="{text}"' in answer.text for text in kept.values())
    assert db.session.query(Judge).count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rule", "zscore"),
        ("rule", ""),
        ("reviews_per_entry", "0"),
        ("reviews_per_entry", "mil"),
        ("minutes_per_review", ""),
        ("max_load", "-1"),
        ("name", "x" * 81),
    ],
)
def test_a_bad_round_is_refused_beside_its_field(
    setting: Setting, visitor: Visitor, field: str, value: str
) -> None:
    visitor.sign_in(setting.organizer)
    form = {"name": "Ronda 1", "rule": "mean", "reviews_per_entry": "2", "minutes_per_review": "8"}
    answer = visitor.post(f"{setting.base}/ronda", data={**form, "revision": "1", field: value})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text


def test_an_entry_is_given_and_taken_by_hand(setting: Setting, visitor: Visitor) -> None:
    visitor.sign_in(setting.organizer)
    pair = {"judge": setting.judge.public_id, "submission": setting.entry.public_id}
    assert visitor.post(f"{setting.base}/asignaciones", data=pair).status_code == 303
    assert visitor.post(f"{setting.base}/asignaciones", data=pair).status_code == 409
    one = db.session.query(Assignment).one()
    away = f"{setting.base}/asignaciones/{one.public_id}/retirar"
    assert visitor.post(away).status_code == 303
    assert visitor.post(away).status_code == 409
    assert db.session.get(Assignment, one.id).state == AssignmentState.WITHDRAWN
    for name in pair:
        answer = visitor.post(f"{setting.base}/asignaciones", data={**pair, name: "nada"})
        assert answer.status_code == 422


def test_an_assignment_of_another_event_is_missing(setting: Setting, visitor: Visitor) -> None:
    other = Setting(RoundState.OPEN)
    assignment = make_assignment(other.round, other.judge, other.entry)
    visitor.sign_in(setting.organizer)
    path = f"{setting.base}/asignaciones/{assignment.public_id}/retirar"
    assert visitor.post(path).status_code == 404
    for path in ("recordar", "enlace", "retirar"):
        address = f"{setting.base}/integrantes/{other.judge.public_id}/{path}"
        assert visitor.post(address).status_code == 404


def test_a_conflict_is_noted_from_the_form_and_from_a_sign(
    setting: Setting, visitor: Visitor
) -> None:
    twin = make_person()
    own = make_handed_in(setting.event, make_team(setting.event, twin), title="Propio")
    make_judge(setting.event, twin)
    visitor.sign_in(setting.organizer)
    assert "Propio" in visitor.get(f"{setting.base}/conflictos").text
    form = {
        "judge": setting.judge.public_id,
        "submission": own.public_id,
        "kind": "work",
        "source": "team",
        "note": "Trabajan juntos.",
    }
    assert visitor.post(f"{setting.base}/conflictos", data=form).status_code == 303
    noted = db.session.query(Conflict).one()
    assert (noted.source, noted.note) == (ConflictSource.TEAM, "Trabajan juntos.")
    for field, bad in (("kind", "odio"), ("source", "self"), ("judge", "x"), ("note", "x" * 501)):
        answer = visitor.post(f"{setting.base}/conflictos", data={**form, field: bad})
        assert (field, answer.status_code) == (field, 422)


def test_reminding_sending_a_link_and_withdrawing(setting: Setting, visitor: Visitor) -> None:
    make_assignment(setting.round, setting.judge, setting.entry)
    visitor.sign_in(setting.organizer)
    seat = f"{setting.base}/integrantes/{setting.judge.public_id}"
    assert visitor.post(f"{setting.base}/recordar").status_code == 303
    assert visitor.post(f"{seat}/recordar").status_code == 409
    change(setting.judge, reminded_at=None)
    assert visitor.post(f"{seat}/recordar").status_code == 303
    assert visitor.post(f"{setting.base}/recordar").status_code == 409
    assert "Ana Juez" in visitor.get(seat).text
    assert visitor.post(f"{seat}/enlace").status_code == 303
    assert visitor.get(f"{seat}/retirar").status_code == 200
    assert visitor.post(f"{seat}/retirar", data={"reason": ""}).status_code == 422
    assert visitor.post(f"{seat}/retirar", data={"reason": "Enfermedad"}).status_code == 303
    assert visitor.post(f"{seat}/enlace").status_code == 409
    assert db.session.get(Judge, setting.judge.id).removed_at is not None


def test_no_page_of_an_open_round_shows_a_mark(app: Any, visitor: Visitor) -> None:
    setting = Setting(RoundState.OPEN)
    assignment = make_assignment(setting.round, setting.judge, setting.entry)
    visitor.sign_in(setting.organizer)
    before = {path: _plain(visitor, setting, path) for path in (*PAGES, "/../resultados")}
    make_review(assignment, {setting.criterion: 5}, notes="Nota callada", feedback="Voto callado")
    high = {path: _plain(visitor, setting, path) for path in before}
    make_review(assignment, {setting.criterion: 1}, number=2, notes="Nota callada")
    low = {path: _plain(visitor, setting, path) for path in before}
    assert high == low
    assert not any("callad" in text for text in high.values())
    assert before[""] != high[""]


def _plain(visitor: Visitor, setting: Setting, path: str) -> str:
    base = setting.base
    address = base.replace("/jurado", "/resultados") if path == "/../resultados" else base + path
    text: str = visitor.get(address).text
    return "\n".join(line for line in text.splitlines() if "csrf" not in line)


@pytest.mark.parametrize("path", ["", "/asignaciones", "/conflictos"])
def test_pages_ask_the_same_number_of_questions(
    setting: Setting, visitor: Visitor, statements: Collect, path: str
) -> None:
    make_assignment(setting.round, setting.judge, setting.entry)
    visitor.sign_in(setting.organizer)
    with statements() as few:
        assert visitor.get(setting.base + path).status_code == 200
    for _more in range(2):
        judge, entry = make_judge(setting.event), make_handed_in(setting.event)
        make_assignment(setting.round, judge, entry)
    with statements() as many:
        assert visitor.get(setting.base + path).status_code == 200
    assert len(many) == len(few)
