"""Signing up over the web: the same answer for all, and a link that only a button spends."""

from __future__ import annotations

import pytest
from flask import Flask

from hackathon.domain.accounts.models import (
    Person,
    SignUp,
)
from hackathon.domain.accounts.queries import find_by_password, find_person
from hackathon.domain.jobs.models import Job
from hackathon.gateways.installed import carrier
from hackathon.jobs.runner import run_until_idle
from tests.factories.people import make_person
from tests.visitor import Visitor
from tests.web.accounts.steps import (
    NEW,
    ONE_HASH,
    PASSWORD,
    count,
    is_signed_in,
    link_in_mail,
)


@pytest.fixture
def ana(app: Flask) -> Person:
    """Somebody with a password."""
    return make_person(email="ana@example.org", name="Ana", password_hash=ONE_HASH)


def test_somebody_signs_up_confirms_and_is_in(visitor: Visitor) -> None:
    answer = visitor.post("/registro", data=NEW | {"next": "/instituciones"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/registro/revisa-tu-correo")
    assert not is_signed_in(visitor)
    path = link_in_mail()
    shown = visitor.get(path)
    assert (shown.status_code, "Ana" in shown.text) == (200, True)
    assert shown.headers["Cache-Control"] == "no-store"
    assert shown.headers["Referrer-Policy"] == "no-referrer"
    entered = visitor.post(path)
    assert (entered.status_code, entered.headers["Location"]) == (303, "/instituciones")
    assert is_signed_in(visitor)
    assert find_by_password("ana@example.org", PASSWORD) is not None


def test_opening_the_link_spends_nothing_and_the_button_spends_it_once(visitor: Visitor) -> None:
    visitor.post("/registro", data=NEW)
    path = link_in_mail()
    for _ in range(3):
        assert visitor.get(path).status_code == 200
        assert visitor.head(path).status_code == 200
    assert count(Person) == 0
    assert visitor.post(path).status_code == 303
    assert visitor.post(path).status_code == 410
    assert visitor.get(path).status_code == 410


@pytest.mark.usefixtures("ana")
def test_a_known_address_gets_the_same_answer(visitor: Visitor) -> None:
    known = visitor.post("/registro", data=NEW)
    unknown = visitor.post("/registro", data=NEW | {"email": "nueva@example.org"})
    assert (known.status_code, known.headers["Location"], known.text) == (
        unknown.status_code,
        unknown.headers["Location"],
        unknown.text,
    )
    run_until_idle()
    assert {letter.subject for letter in carrier().list_letters()} == {
        "Ya tienes una cuenta en Datatón",
        "Confirma tu dirección de correo",
    }


@pytest.mark.usefixtures("ana")
def test_a_known_address_costs_the_same_work(visitor: Visitor, statements) -> None:
    visitor.get("/entrar")
    with statements() as unknown:
        visitor.post("/registro", data=NEW | {"email": "nueva@example.org"})
    with statements() as known:
        visitor.post("/registro", data=NEW)
    assert known == unknown


def test_fields_that_nobody_asked_for_are_ignored(visitor: Visitor) -> None:
    extra = {"is_operator": "1", "confirmed_at": "2026-01-01", "role": "operator", "id": "7"}
    visitor.post("/registro", data=NEW | extra)
    visitor.post(link_in_mail())
    person = find_person("ana@example.org")
    assert person is not None
    assert person.id == 1
    visitor.get("/operacion")
    assert visitor.get("/operacion").status_code == 403


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 121),
        ("name", "a\nb"),
        ("email", ""),
        ("email", "ana"),
        ("email", "ana@example.org\r\nBcc: x@example.org"),
        ("email", "x" * 250 + "@example.org"),
        ("password", ""),
        ("password", "corta"),
        ("password", "1234567890"),
        ("password", "ana@example.org"),
        ("password", "x" * 1001),
    ],
)
def test_a_fault_is_told_beside_its_field_and_the_rest_is_kept(
    visitor: Visitor, field: str, value: str
) -> None:
    answer = visitor.post("/registro", data=NEW | {field: value})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    for kept in {"name", "email"} - {field}:
        assert f'value="{NEW[kept]}"' in answer.text
    assert PASSWORD not in answer.text
    assert (count(SignUp), count(Job)) == (0, 0)


def test_the_sixth_sign_up_of_one_address_waits_and_says_until_when(visitor: Visitor) -> None:
    for _ in range(5):
        assert visitor.post("/registro", data=NEW).status_code == 303
    answer = visitor.post("/registro", data=NEW)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 3600
    assert visitor.post("/registro", data=NEW | {"email": "otra@example.org"}).status_code == 303


def test_markup_in_a_name_is_text(visitor: Visitor) -> None:
    visitor.post("/registro", data=NEW | {"name": "<script>alert(1)</script>"})
    shown = visitor.get(link_in_mail()).text
    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;" in shown
