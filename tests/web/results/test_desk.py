"""The organizer's page of results: compute, sign, settle prizes, publish."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from hackathon.db import db
from hackathon.domain.accounts.roles import Role
from hackathon.domain.judging.models import RoundState
from hackathon.domain.results.models import Award, ResultRun
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import make_event_member, make_member, make_operator
from tests.factories.results import Judged, make_judged, make_prize
from tests.visitor import Visitor

Collect = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture
def judged(app: Any) -> Judged:
    made = make_judged([[2, 3], [5, 4]])
    make_prize(made.event)
    return made


def _base(judged: Judged) -> str:
    return f"/eventos/{judged.event.slug}/organizar/resultados"


def test_from_computing_to_publishing(judged: Judged, app: Any, visitor: Visitor) -> None:
    base = _base(judged)
    certifier: Visitor = app.test_client()
    certifier.sign_in(make_event_member(judged.event, Role.CERTIFIER))
    visitor.sign_in(make_member(judged.event.organization))
    assert "Calcular el resultado" in visitor.get(base).text
    assert visitor.post(f"{base}/calcular").location == base
    assert "87.50" in visitor.get(base).text
    assert visitor.post(f"{base}/publicar").status_code == 409
    assert visitor.post(f"{base}/certificar").location == base
    again = visitor.post(f"{base}/certificar")
    assert (again.status_code, "Ya firmaste" in again.text) == (409, True)
    assert certifier.post(f"{base}/certificar").status_code == 303
    assert visitor.post(f"{base}/calcular").status_code == 409
    assert visitor.get(f"{base}/acta-de-fallo.pdf").data.startswith(b"%PDF")
    assert "Entrega Q" in visitor.get(f"{base}/publicar").text
    assert visitor.post(f"{base}/publicar").status_code == 303
    assert visitor.post(f"{base}/publicar").status_code == 409
    assert db.session.query(ResultRun).one().published_at is not None


def test_who_opens_and_who_acts(judged: Judged, app: Any) -> None:
    base = _base(judged)
    organizer = make_member(judged.event.organization)
    first: Visitor = app.test_client()
    first.sign_in(organizer).post(f"{base}/calcular")
    people = {
        "organizer": (organizer, 200, 303),
        "certifier": (make_event_member(judged.event, Role.CERTIFIER), 200, 403),
        "observer": (make_event_member(judged.event, Role.OBSERVER), 200, 403),
        "judge": (judged.judges[0].person, 403, 403),
        "team": (judged.entries[0].team.lead, 403, 403),
        "foreign": (make_member(make_organization(), Role.OWNER), 403, 403),
        "operator": (make_operator(), 403, 403),
    }
    for name, (person, page, act) in people.items():
        visitor: Visitor = app.test_client()
        visitor.sign_in(person)
        found = visitor.get(base).status_code, visitor.post(f"{base}/calcular").status_code
        assert (name, found) == (name, (page, act))
        acta = visitor.get(f"{base}/acta-de-fallo.pdf").status_code
        assert (name, acta) == (name, page)


def test_before_the_round_closes_there_is_nothing(app: Any, visitor: Visitor) -> None:
    judged = make_judged([[2, 3], [5, 4]], RoundState.OPEN)
    base = _base(judged)
    visitor.sign_in(make_member(judged.event.organization))
    assert "Calcular el resultado" not in visitor.get(base).text
    answer = visitor.post(f"{base}/calcular")
    assert (answer.status_code, "Primero cierra la ronda." in answer.text) == (409, True)
    for path in ("certificar", "publicar"):
        assert visitor.post(f"{base}/{path}").status_code == 404
    assert visitor.get(f"{base}/publicar").status_code == 404
    empty = make_event(judged.event.organization)
    assert visitor.post(f"/eventos/{empty.slug}/organizar/resultados/calcular").status_code == 404
    assert visitor.get(f"/eventos/{empty.slug}/organizar/resultados").status_code == 200


def test_a_prize_is_left_void_with_a_reason(judged: Judged, visitor: Visitor) -> None:
    base = _base(judged)
    visitor.sign_in(make_member(judged.event.organization))
    visitor.post(f"{base}/calcular")
    visitor.post(f"{base}/certificar")
    award = db.session.query(Award).one()
    path = f"{base}/premios/{award.public_id}/desierto"
    assert visitor.get(path).status_code == 200
    for reason in ("", "  ", "x" * 501):
        assert visitor.post(path, data={"reason": reason}).status_code == 422
    assert visitor.post(path, data={"reason": "Nadie alcanzó el mínimo."}).location == base
    assert "Nadie alcanzó el mínimo." in visitor.get(base).text
    assert visitor.post(path, data={"reason": "Otra vez"}).status_code == 409
    elsewhere = f"/eventos/{make_event(judged.event.organization).slug}/organizar/resultados"
    wrong = f"{elsewhere}/premios/{award.public_id}/desierto"
    assert visitor.get(wrong).status_code == 404


def test_the_page_asks_the_same_number_of_questions(
    app: Any, visitor: Visitor, statements: Collect
) -> None:
    counts = []
    for marks in ([[3, 2]], [[3, 2], [4, 5], [1, 1]]):
        judged = make_judged(marks)
        for place in range(1, len(marks) + 1):
            make_prize(judged.event, place)
        client: Visitor = app.test_client()
        client.sign_in(make_member(judged.event.organization))
        client.post(f"{_base(judged)}/calcular")
        client.post(f"{_base(judged)}/certificar")
        with statements() as seen:
            assert client.get(_base(judged)).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]
