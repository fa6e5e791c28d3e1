"""Signing in and out over the web: the same answers for all, links that only a button spends."""

from __future__ import annotations

import pytest
from flask import Flask

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.models import (
    LinkPurpose,
    OneTimeLink,
    Person,
    SignIn,
    SignInAttempt,
)
from hackathon.domain.accounts.passwords import DEMONSTRATION
from hackathon.domain.accounts.queries import find_by_password, find_person
from tests.factories.people import make_person
from tests.visitor import Visitor
from tests.web.accounts.steps import (
    NEW,
    ONE_HASH,
    PASSWORD,
    count,
    is_signed_in,
    link_for,
    link_in_mail,
    sign_in,
    without_names,
)


@pytest.fixture
def ana(app: Flask) -> Person:
    """Somebody with a password."""
    return make_person(email="ana@example.org", name="Ana", password_hash=ONE_HASH)


# ---------------------------------------------------------------- signing in


@pytest.mark.usefixtures("ana")
def test_the_password_opens_and_the_way_out_closes(visitor: Visitor) -> None:
    assert sign_in(visitor, email=" ANA@Example.org").headers["Location"] == "/"
    assert is_signed_in(visitor)
    assert visitor.get("/salir").status_code == 405
    with visitor.session_transaction() as session:
        token = session["_user_id"]
    assert visitor.post("/salir").status_code == 303
    assert not is_signed_in(visitor)
    with visitor.session_transaction() as session:
        session["_user_id"] = token
    assert not is_signed_in(visitor)
    assert visitor.post("/salir").status_code == 303


@pytest.mark.usefixtures("ana")
def test_the_session_is_new_after_signing_in(visitor: Visitor) -> None:
    visitor.get("/entrar")
    with visitor.session_transaction() as session:
        session["left by a stranger"] = "x"
    sign_in(visitor)
    with visitor.session_transaction() as session:
        assert "left by a stranger" not in session
        first = session["_user_id"]
    sign_in(visitor)
    with visitor.session_transaction() as session:
        assert session["_user_id"] != first


@pytest.mark.usefixtures("ana")
def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(visitor: Visitor) -> None:
    wrong = sign_in(visitor, password="otra cosa")
    unknown = sign_in(visitor, email="nadie@example.org", password="otra cosa")
    assert wrong.status_code == unknown.status_code == 422
    assert without_names(wrong.text) == without_names(unknown.text)
    assert not is_signed_in(visitor)


@pytest.mark.usefixtures("ana")
def test_a_wrong_password_and_an_unknown_address_cost_the_same_work(
    visitor: Visitor, statements, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []

    def counting(kept: str | None, password: str) -> bool:
        compared.append(password)
        return False

    monkeypatch.setattr("hackathon.domain.accounts.queries.is_password", counting)
    visitor.get("/entrar")
    with statements() as known:
        sign_in(visitor, password="otra cosa")
    with statements() as unknown:
        sign_in(visitor, email="nadie@example.org", password="otra cosa")
    assert known == unknown
    assert compared == ["otra cosa", "otra cosa"]


@pytest.mark.usefixtures("ana")
def test_after_ten_wrong_tries_not_even_the_right_password_is_heard(visitor: Visitor) -> None:
    with clock.stopped():
        for _ in range(10):
            assert sign_in(visitor, password="otra cosa").status_code == 422
        answer = sign_in(visitor)
        assert (answer.status_code, answer.headers["Retry-After"]) == (429, "900")
        unknown = [sign_in(visitor, email="nadie@example.org").status_code for _ in range(11)]
        assert unknown == [422] * 10 + [429]
    assert not is_signed_in(visitor)


def test_the_throttle_is_by_account_so_that_a_whole_venue_gets_in(visitor: Visitor) -> None:
    for number in range(15):
        make_person(email=f"p{number}@example.org", password_hash=ONE_HASH)
    with clock.stopped():
        answers = [
            sign_in(visitor, email=f"p{number}@example.org").status_code for number in range(15)
        ]
    assert answers == [303] * 15


@pytest.mark.usefixtures("ana")
@pytest.mark.parametrize(
    ("wanted", "leads"),
    [
        ("/instituciones?q=a", "/instituciones?q=a"),
        ("https://malo.example", "/"),
        ("//malo.example", "/"),
        ("/\\malo.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_after_signing_in_one_stays_on_this_site(visitor: Visitor, wanted: str, leads: str) -> None:
    assert sign_in(visitor, next=wanted).headers["Location"] == leads
    assert visitor.get("/entrar", query_string={"next": wanted}).headers["Location"] == leads


def test_who_is_in_needs_no_form_to_come_in(visitor: Visitor, ana: Person) -> None:
    visitor.sign_in(ana)
    assert visitor.get("/registro").headers["Location"] == "/cuenta"


def test_the_demonstration_is_offered_outside_production_only(
    app: Flask, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert DEMONSTRATION not in visitor.get("/entrar").text
    make_person(
        email="persona@demo.example", is_demonstration=True, password_hash=ONE_HASH, name="Luis"
    )
    assert DEMONSTRATION in visitor.get("/entrar").text

    class Production:
        """Settings of an installation that people rely on."""

        is_production = True

    monkeypatch.setattr("hackathon.web.accounts.views.signing_in.settings", Production)
    shown = visitor.get("/entrar").text
    assert DEMONSTRATION not in shown
    assert "persona@demo.example" not in shown


# ---------------------------------------------------------------- links


def test_a_link_by_mail_opens_the_account(visitor: Visitor, ana: Person) -> None:
    answer = visitor.post("/entrar/enlace", data={"email": "ana@example.org", "next": "/cuenta"})
    assert answer.headers["Location"] == "/entrar/enlace-enviado"
    assert visitor.get("/entrar/enlace-enviado").status_code == 200
    path = link_in_mail()
    assert visitor.get(path).status_code == 200
    assert not is_signed_in(visitor)
    assert visitor.post(path).headers["Location"] == "/cuenta"
    assert is_signed_in(visitor)
    assert visitor.post(path).status_code == 410


@pytest.mark.usefixtures("ana")
@pytest.mark.parametrize("path", ["/entrar/enlace", "/recuperar"])
def test_asking_for_a_link_tells_nothing_of_an_address(
    visitor: Visitor, statements, path: str
) -> None:
    visitor.get("/entrar")
    with statements() as known:
        first = visitor.post(path, data={"email": "ana@example.org"})
    with statements() as unknown:
        second = visitor.post(path, data={"email": "nadie@example.org"})
    assert (first.status_code, first.headers["Location"]) == (
        second.status_code,
        second.headers["Location"],
    )
    assert known == unknown


@pytest.mark.parametrize("path", ["/entrar/enlace", "/recuperar"])
def test_what_is_no_address_is_told(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).status_code == 200
    answer = visitor.post(path, data={"email": "ana"})
    assert answer.status_code == 422
    assert 'value="ana"' in answer.text


def test_another_password_is_chosen_by_mail_and_every_session_ends(
    app: Flask, visitor: Visitor, ana: Person
) -> None:
    elsewhere = app.test_client().sign_in(ana)
    visitor.post("/recuperar", data={"email": "ana@example.org"})
    path = link_in_mail()
    assert visitor.get(path).status_code == 200
    refused = visitor.post(path, data={"password": "corta"})
    assert (refused.status_code, 'id="password-error"' in refused.text) == (422, True)
    assert visitor.post(path, data={"password": "otra frase muy larga"}).status_code == 303
    assert is_signed_in(visitor)
    assert not is_signed_in(elsewhere)
    assert find_by_password("ana@example.org", PASSWORD) is None
    assert visitor.post(path, data={"password": "otra frase muy larga"}).status_code == 410


@pytest.mark.parametrize(
    "path", ["/entrar/enlace/x", "/recuperar/x", "/registro/confirmar/x", "/cuenta/correo/x"]
)
def test_a_link_that_never_was_is_gone(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).status_code == 410
    assert visitor.post(path, data={"password": PASSWORD}).status_code == 410


def test_a_link_is_good_for_its_own_purpose_only(visitor: Visitor, ana: Person) -> None:
    token = link_for(ana, LinkPurpose.RESET)
    assert visitor.post(f"/entrar/enlace/{token}").status_code == 410
    assert visitor.get(f"/recuperar/{token}").status_code == 200


def test_a_link_that_wants_to_leave_the_site_stays(visitor: Visitor, ana: Person) -> None:
    token = link_for(ana, LinkPurpose.SIGN_IN, "//malo.example")
    assert visitor.post(f"/entrar/enlace/{token}").headers["Location"] == "/"


def test_two_presses_of_the_button_make_one_session(visitor: Visitor, ana: Person) -> None:
    token = link_for(ana, LinkPurpose.SIGN_IN)
    assert [visitor.post(f"/entrar/enlace/{token}").status_code for _ in range(2)] == [303, 410]
    assert count(SignIn) == 1
    assert count(OneTimeLink) == 1


# ---------------------------------------------------------------- language


def test_a_visitor_chooses_a_language_and_stays_where_they_were(visitor: Visitor) -> None:
    answer = visitor.post("/idioma", data={"language": "en", "next": "/instituciones"})
    assert answer.headers["Location"] == "/instituciones"
    assert '<html lang="en">' in visitor.get("/instituciones").text


def test_a_person_keeps_the_language_for_good(visitor: Visitor, ana: Person) -> None:
    visitor.sign_in(ana)
    visitor.post("/idioma", data={"language": "en"})
    assert find_person(ana.email).language == "en"


def test_a_language_we_do_not_speak_is_refused(visitor: Visitor) -> None:
    assert visitor.post("/idioma", data={"language": "xx"}).status_code == 409
    assert visitor.post("/idioma").status_code == 409


def test_who_is_in_goes_on_instead_of_coming_in(visitor: Visitor, ana: Person) -> None:
    visitor.sign_in(ana)
    assert visitor.get("/entrar").headers["Location"] == "/"


def test_the_page_after_signing_up_says_what_to_do(visitor: Visitor) -> None:
    assert visitor.get("/registro").status_code == 200
    assert "Revisa tu correo" in visitor.get("/registro/revisa-tu-correo").text


@pytest.mark.usefixtures("ana")
def test_an_empty_form_is_told_and_counts_as_no_try(visitor: Visitor) -> None:
    assert sign_in(visitor, email="", password="").status_code == 422
    assert count(SignInAttempt) == 0


@pytest.mark.parametrize("purpose", [LinkPurpose.SIGN_IN, LinkPurpose.RESET])
def test_a_link_to_an_address_that_was_left_is_gone(
    visitor: Visitor, ana: Person, purpose: LinkPurpose
) -> None:
    token = link_for(ana, purpose)
    with writing():
        db.session.get_one(Person, ana.id).email = "otra@example.org"
    place = "entrar/enlace" if purpose == LinkPurpose.SIGN_IN else "recuperar"
    answer = visitor.post(f"/{place}/{token}", data={"password": "otra frase muy larga"})
    assert answer.status_code == 410


def test_a_confirmation_that_comes_after_another_account_is_gone(visitor: Visitor) -> None:
    visitor.post("/registro", data=NEW)
    path = link_in_mail()
    make_person(email="ana@example.org")
    assert visitor.post(path).status_code == 410
