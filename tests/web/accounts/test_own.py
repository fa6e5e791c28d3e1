"""One's own account over the web."""

from __future__ import annotations

import pytest
from flask import Flask

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.actions.links import issue_link
from hackathon.domain.accounts.models import LinkPurpose, Person
from hackathon.domain.accounts.passwords import hash_password
from hackathon.domain.accounts.queries import find_by_password, find_person, sessions_of
from hackathon.web.accounts.devices import device_of
from tests.factories.people import make_person
from tests.visitor import Visitor

PASSWORD = "caballo pila grapa"
OTHER = "otra frase muy larga"
ONE_HASH = hash_password(PASSWORD)
PAGES = ["/cuenta", "/cuenta/correo", "/cuenta/contrasena", "/cuenta/sesiones"]


@pytest.fixture
def ana(app: Flask) -> Person:
    """Somebody with a password."""
    return make_person(email="ana@example.org", name="Ana", password_hash=ONE_HASH)


@pytest.fixture
def insider(visitor: Visitor, ana: Person) -> Visitor:
    """Her browser."""
    return visitor.sign_in(ana)


@pytest.mark.parametrize("path", PAGES)
def test_ones_own_pages_open_to_oneself_only(app: Flask, insider: Visitor, path: str) -> None:
    assert insider.get(path).status_code == 200
    assert app.test_client().get(path).status_code == 303


def test_a_person_without_a_password_is_offered_one(visitor: Visitor) -> None:
    person = make_person(password_hash=None)
    visitor.sign_in(person)
    assert 'name="current"' not in visitor.get("/cuenta/contrasena").text
    assert visitor.post("/cuenta/contrasena", data={"password": OTHER}).status_code == 303
    assert find_by_password(person.email, OTHER) is not None


def test_the_profile_is_kept(insider: Visitor, ana: Person) -> None:
    data = {"name": "Ana María", "language": "en", "zone": "America/Tijuana", "revision": "1"}
    assert insider.post("/cuenta", data=data | {"email": "x@example.org"}).status_code == 303
    person = find_person("ana@example.org")
    assert (person.name, person.language, person.zone) == ("Ana María", "en", "America/Tijuana")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 121),
        ("language", "fr"),
        ("zone", "America/Xalapa"),
        ("zone", ""),
    ],
)
def test_a_wrong_profile_is_told_beside_its_field(insider: Visitor, field: str, value: str) -> None:
    good = {"name": "Ana María", "language": "es", "zone": "America/Tijuana", "revision": "1"}
    answer = insider.post("/cuenta", data=good | {field: value})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    if field != "name":
        assert 'value="Ana María"' in answer.text


def test_a_profile_changed_in_another_window_shows_both(insider: Visitor, ana: Person) -> None:
    data = {"name": "Desde aquí", "language": "es", "zone": "America/Tijuana", "revision": "1"}
    insider.post("/cuenta", data=data | {"name": "Desde allá"})
    answer = insider.post("/cuenta", data=data)
    assert answer.status_code == 409
    assert "Desde aquí" in answer.text
    assert "Desde allá" in answer.text
    assert 'name="revision" type="hidden" value="2"' in answer.text


def test_a_zone_abroad_stays_in_the_list_of_who_has_it(visitor: Visitor) -> None:
    visitor.sign_in(make_person(zone="Europe/Madrid"))
    assert "Europe/Madrid" in visitor.get("/cuenta").text


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(
    app: Flask, insider: Visitor, ana: Person
) -> None:
    elsewhere = app.test_client().sign_in(ana)
    answer = insider.post("/cuenta/contrasena", data={"current": PASSWORD, "password": OTHER})
    assert answer.status_code == 303
    assert insider.get("/cuenta").status_code == 200
    assert elsewhere.get("/cuenta").status_code == 303
    assert find_by_password("ana@example.org", OTHER) is not None


@pytest.mark.parametrize(
    ("current", "password", "field"),
    [
        ("equivocada", OTHER, "current"),
        ("", OTHER, "current"),
        (PASSWORD, "corta", "password"),
        (PASSWORD, "", "password"),
        (PASSWORD, "ana@example.org", "password"),
    ],
)
def test_a_password_is_not_changed_without_the_current_one_or_for_a_bad_one(
    insider: Visitor, current: str, password: str, field: str
) -> None:
    answer = insider.post("/cuenta/contrasena", data={"current": current, "password": password})
    assert (answer.status_code, f'id="{field}-error"' in answer.text) == (422, True)
    assert find_by_password("ana@example.org", PASSWORD) is not None


def test_a_stolen_session_cannot_guess_the_password(insider: Visitor) -> None:
    with clock.stopped():
        answers = [
            insider.post(
                "/cuenta/contrasena", data={"current": "no es", "password": OTHER}
            ).status_code
            for _ in range(11)
        ]
    assert answers == [422] * 10 + [429]


def test_another_address_counts_after_its_button(insider: Visitor, ana: Person) -> None:
    data = {"email": "nueva@example.org", "current": PASSWORD}
    assert insider.post("/cuenta/correo", data=data).status_code == 303
    assert "nueva@example.org" in insider.get("/cuenta").text
    with writing():
        person = db.session.get_one(Person, ana.id)
        token, _ = issue_link(LinkPurpose.CHANGE_EMAIL, person)
    assert insider.get(f"/cuenta/correo/{token}").status_code == 200
    assert find_person("nueva@example.org") is None
    assert insider.post(f"/cuenta/correo/{token}").status_code == 303
    assert find_person("nueva@example.org").id == ana.id
    assert insider.post(f"/cuenta/correo/{token}").status_code == 410


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"email": "nueva@example.org", "current": "no es"}, "current"),
        ({"email": "nueva", "current": PASSWORD}, "email"),
        ({"email": "", "current": PASSWORD}, "email"),
        ({"email": "n@example..org", "current": PASSWORD}, "email"),
    ],
)
def test_an_address_is_not_changed_for_a_wrong_one_or_without_the_password(
    insider: Visitor, data: dict[str, str], field: str
) -> None:
    answer = insider.post("/cuenta/correo", data=data)
    assert (answer.status_code, f'id="{field}-error"' in answer.text) == (422, True)


def test_a_session_elsewhere_is_ended_from_here(app: Flask, insider: Visitor, ana: Person) -> None:
    elsewhere = app.test_client().sign_in(ana)
    there, _here = sessions_of(ana)
    assert insider.get("/cuenta/sesiones").text.count("/cerrar") == 1
    assert insider.post(f"/cuenta/sesiones/{there.public_id}/cerrar").status_code == 303
    assert elsewhere.get("/cuenta").status_code == 303
    assert insider.get("/cuenta").status_code == 200


def test_the_session_of_another_is_not_ended(app: Flask, insider: Visitor) -> None:
    luis = make_person()
    his = app.test_client().sign_in(luis)
    (session,) = sessions_of(luis)
    assert insider.post(f"/cuenta/sesiones/{session.public_id}/cerrar").status_code == 404
    assert his.get("/cuenta").status_code == 200


def test_sessions_take_the_same_statements_for_one_and_three(
    app: Flask, insider: Visitor, ana: Person, statements
) -> None:
    insider.get("/cuenta/sesiones")
    with statements() as one:
        insider.get("/cuenta/sesiones")
    for _ in range(2):
        app.test_client().sign_in(ana)
    with statements() as three:
        insider.get("/cuenta/sesiones")
    assert len(one) == len(three)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0",
            "Firefox · Linux",
        ),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/120.0 Mobile Safari/537.36", "Chrome · Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Safari/604.1", "Safari · iPhone"),
        ("curl/8.0", ""),
        ("", ""),
    ],
)
def test_a_device_is_known_by_browser_and_system(agent: str, words: str) -> None:
    assert device_of(agent) == words
