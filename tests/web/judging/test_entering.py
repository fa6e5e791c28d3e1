"""How a judge comes in by the link of the letter, and how far that session reaches."""

from __future__ import annotations

from typing import Any

import pytest

from hackathon.db import db, writing
from hackathon.domain.accounts.models import SignIn
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.phases import Phase
from hackathon.domain.judging.actions.jury import issue_link, revoke_links
from hackathon.domain.judging.models import RoundState
from tests.factories.events import make_event
from tests.factories.judging import make_assignment, make_judge, make_round
from tests.factories.people import make_member, make_person
from tests.factories.saving import change
from tests.factories.submissions import make_handed_in
from tests.visitor import Visitor


class Jury:
    """A judge of an open round who also owns the institution."""

    def __init__(self) -> None:
        self.event = make_event(phase=Phase.JUDGING)
        self.round = make_round(self.event)
        owner = make_member(self.event.organization, Role.OWNER)
        self.judge = make_judge(self.event, owner)
        make_assignment(self.round, self.judge, make_handed_in(self.event, title="Manantial"))
        with writing():
            self.token = issue_link(self.judge)


@pytest.fixture
def jury(app: Any) -> Jury:
    return Jury()


def test_opening_the_link_spends_nothing_and_a_button_lets_in(jury: Jury, visitor: Visitor) -> None:
    for _scanner in range(3):
        page = visitor.get(f"/jurado/{jury.token}")
        assert page.status_code == 200
        assert "Manantial" not in page.text
    assert db.session.query(SignIn).count() == 0
    answer = visitor.post(f"/jurado/{jury.token}")
    assert answer.location == f"/jurado/{jury.event.slug}/proyectos"
    assert "Manantial" in visitor.get(answer.location).text


def test_the_session_of_a_link_reaches_the_jury_and_nothing_else(
    jury: Jury, visitor: Visitor
) -> None:
    visitor.post(f"/jurado/{jury.token}")
    assert visitor.get("/jurado").status_code == 200
    desk = f"/eventos/{jury.event.slug}/organizar/jurado"
    assert visitor.get(desk).status_code == 303
    assert visitor.get("/mis-constancias").status_code == 303
    full: Visitor = visitor.application.test_client()
    assert full.sign_in(jury.judge.person).get(desk).status_code == 200


def test_a_judge_who_is_signed_in_keeps_the_own_session(jury: Jury, visitor: Visitor) -> None:
    visitor.sign_in(jury.judge.person)
    visitor.post(f"/jurado/{jury.token}")
    assert visitor.get(f"/eventos/{jury.event.slug}/organizar/jurado").status_code == 200


def test_leaving_ends_the_session(jury: Jury, visitor: Visitor) -> None:
    visitor.post(f"/jurado/{jury.token}")
    visitor.post("/jurado/salir")
    assert visitor.get("/jurado").status_code == 303
    assert db.session.query(SignIn).count() == 0


@pytest.mark.parametrize("case", ["unknown", "revoked", "closed", "removed"])
def test_a_dead_link_says_so_and_opens_nothing(jury: Jury, visitor: Visitor, case: str) -> None:
    token = "nada" if case == "unknown" else jury.token
    if case == "revoked":
        with writing():
            revoke_links(jury.judge)
    if case == "closed":
        change(jury.round, state=RoundState.CLOSED)
    if case == "removed":
        change(jury.judge, removed_at=jury.event.created_at)
    for answer in (visitor.get(f"/jurado/{token}"), visitor.post(f"/jurado/{token}")):
        assert answer.status_code == 410
        assert "Este enlace ya no sirve" in answer.text
    assert visitor.get("/jurado").status_code == 303


def test_a_jury_of_others_is_missing(jury: Jury, visitor: Visitor) -> None:
    visitor.sign_in(make_person())
    assert visitor.get(f"/jurado/{jury.event.slug}/proyectos").status_code == 404
    assert "No tienes evaluaciones" in visitor.get("/jurado").text


def test_before_the_round_opens_no_entry_shows(jury: Jury, visitor: Visitor) -> None:
    change(jury.round, state=RoundState.DRAFT, opened_at=None)
    text = visitor.sign_in(jury.judge.person).get(f"/jurado/{jury.event.slug}/proyectos").text
    assert "Manantial" not in text
