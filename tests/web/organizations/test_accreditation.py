"""Asking for accreditation with a letter that only the right people read, and the decision."""

from __future__ import annotations

import io
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from hackathon.db import db
from hackathon.domain.accounts.models import Person
from hackathon.domain.accounts.queries import actor_of
from hackathon.domain.accounts.roles import Role
from hackathon.domain.files.models import FileRecord
from hackathon.domain.organizations.models import AccreditationRequest, AccreditationState
from hackathon.gateways.installed import carrier
from hackathon.jobs.runner import run_until_idle
from tests.factories.organizations import make_organization, make_request
from tests.factories.people import make_member, make_operator, make_person
from tests.visitor import Visitor

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
FORM = "/instituciones/acreditar"


def filled(content: bytes = PDF, file_name: str = "oficio.pdf", **changes: str) -> dict[str, Any]:
    given: dict[str, Any] = {
        "name": "H. Ayuntamiento de Xalapa",
        "kind": "municipal",
        "region": "MX-VER",
        "website": "https://xalapa.gob.mx",
        "position": "Directora de Gobierno Abierto",
        "letter": (io.BytesIO(content), file_name),
    }
    return given | changes


def only_request() -> AccreditationRequest:
    return db.session.scalars(select(AccreditationRequest)).one()


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.fixture
def ana(app: Flask) -> Person:
    """Somebody who was designated."""
    return make_person(name="Ana Hernández")


@pytest.fixture
def insider(visitor: Visitor, ana: Person) -> Visitor:
    """Her browser."""
    return visitor.sign_in(ana)


def letter_of(request: AccreditationRequest) -> str:
    return f"/archivos/{request.letter.public_id}/{request.letter.name}"


def test_a_visitor_signs_in_first(visitor: Visitor) -> None:
    assert visitor.get(FORM).headers["Location"] == f"/entrar?next={FORM}"
    assert visitor.post(FORM, data=filled()).status_code == 303
    assert count(AccreditationRequest) == 0


def test_a_request_goes_from_the_form_to_the_yes(app: Flask, insider: Visitor, ana: Person) -> None:
    assert insider.get(FORM).status_code == 200
    operator = app.test_client().sign_in(make_operator(email="op@example.org"))
    answer = insider.post(FORM, data=filled())
    request = only_request()
    assert answer.headers["Location"] == f"/instituciones/solicitudes/{request.public_id}"
    assert "oficio.pdf" in insider.get(answer.headers["Location"]).text
    assert "H. Ayuntamiento de Xalapa" in insider.get(FORM).text
    assert insider.get("/instituciones/h-ayuntamiento-de-xalapa").status_code == 404
    assert "H. Ayuntamiento de Xalapa" in operator.get("/operacion/acreditaciones").text
    page = f"/operacion/acreditaciones/{request.public_id}"
    assert "Ana Hernández" in operator.get(page).text
    assert operator.post(f"{page}/acreditar", data={"reason": ""}).status_code == 303
    assert insider.get("/instituciones/h-ayuntamiento-de-xalapa").status_code == 200
    assert actor_of(ana).has_organization_role(request.organization_id, Role.OWNER)
    assert "a tu cargo" in insider.get(f"/instituciones/solicitudes/{request.public_id}").text
    run_until_idle()
    assert {letter.to for letter in carrier().list_letters()} == {"op@example.org", ana.email}


def test_a_no_needs_its_reason_which_the_person_reads(app: Flask, insider: Visitor) -> None:
    operator = app.test_client().sign_in(make_operator())
    insider.post(FORM, data=filled())
    request = only_request()
    page = f"/operacion/acreditaciones/{request.public_id}"
    refused = operator.post(f"{page}/rechazar", data={"reason": " "})
    assert (refused.status_code, 'id="reason-error"' in refused.text) == (422, True)
    assert operator.post(f"{page}/rechazar", data={"reason": "<b>Falta</b>"}).status_code == 303
    shown = insider.get(f"/instituciones/solicitudes/{request.public_id}").text
    assert "&lt;b&gt;Falta&lt;/b&gt;" in shown
    assert "Presentar otra solicitud" in shown
    again = operator.post(f"{page}/acreditar", data={"reason": ""})
    assert again.status_code == 409
    assert only_request().state == AccreditationState.REFUSED


@pytest.mark.parametrize("who", ["nobody", "stranger", "member"])
def test_the_letter_is_for_the_operators_and_who_sent_it(
    app: Flask, insider: Visitor, who: str
) -> None:
    insider.post(FORM, data=filled())
    request = only_request()
    other = app.test_client()
    if who == "stranger":
        other.sign_in(make_person())
    if who == "member":
        other.sign_in(make_member(request.organization, Role.OWNER))
    assert other.get(letter_of(request)).status_code == 404
    for reader in (insider, app.test_client().sign_in(make_operator())):
        answer = reader.get(letter_of(request))
        assert (answer.status_code, answer.data, answer.mimetype) == (200, PDF, "application/pdf")
        assert answer.headers["Content-Disposition"].startswith("inline")
        assert answer.headers["Content-Length"] == str(len(PDF))
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_letter_under_another_name_is_not_found(insider: Visitor) -> None:
    insider.post(FORM, data=filled())
    letter = only_request().letter
    assert insider.get(f"/archivos/{letter.public_id}/otro.pdf").status_code == 404
    assert insider.get(f"/archivos/{letter.id}/oficio.pdf").status_code == 404


def test_a_request_of_another_is_not_found(app: Flask, insider: Visitor) -> None:
    request = make_request(make_person())
    assert insider.get(f"/instituciones/solicitudes/{request.public_id}").status_code == 404


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 161}, "name"),
        ({"kind": "empire"}, "kind"),
        ({"region": "US-CA"}, "region"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"website": "xalapa"}, "website"),
        ({"position": ""}, "position"),
        ({"letter": ""}, "letter"),
        ({"content": b""}, "letter"),
        ({"name_of_file": "oficio.exe"}, "letter"),
        ({"name_of_file": "oficio.html", "content": b"<script>alert(1)</script>"}, "letter"),
        ({"content": b"<script>alert(1)</script>"}, "letter"),
        ({"name_of_file": "oficio.php.pdf"}, "letter"),
    ],
)
def test_a_fault_is_told_beside_its_field_and_nothing_is_kept(
    insider: Visitor, changes: dict[str, Any], field: str
) -> None:
    content = changes.pop("content", PDF)
    file_name = changes.pop("name_of_file", "oficio.pdf")
    answer = insider.post(FORM, data=filled(content, file_name, **changes))
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    if field != "position":
        assert 'value="Directora de Gobierno Abierto"' in answer.text
    assert (count(AccreditationRequest), count(FileRecord)) == (0, 0)


def test_a_letter_that_is_too_large_is_told_with_the_limit(
    insider: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hackathon.web.kit.uploads.MEGABYTE", len(PDF) // 10)
    answer = insider.post(FORM, data=filled(PDF + b"0" * 10))
    assert (answer.status_code, "el máximo es" in answer.text) == (422, True)
    assert count(FileRecord) == 0


def test_a_name_that_is_taken_is_told_and_the_rest_is_kept(insider: Visitor) -> None:
    make_organization(name="H. Ayuntamiento de Xalapa")
    answer = insider.post(FORM, data=filled())
    assert answer.status_code == 422
    assert 'id="name-error"' in answer.text
    assert 'value="Directora de Gobierno Abierto"' in answer.text


def test_a_second_request_waits_for_the_first(insider: Visitor) -> None:
    insider.post(FORM, data=filled())
    assert insider.post(FORM, data=filled(name="Otra")).status_code == 409


@pytest.mark.parametrize(
    "path",
    ["/operacion", "/operacion/auditoria", "/operacion/acreditaciones"],
)
def test_operators_pages_open_to_operators_only(app: Flask, visitor: Visitor, path: str) -> None:
    assert visitor.get(path).status_code == 303
    owner = make_member(make_organization(), Role.OWNER)
    assert visitor.sign_in(owner).get(path).status_code == 403
    assert app.test_client().sign_in(make_operator()).get(path).status_code == 200


def test_nobody_else_decides(visitor: Visitor) -> None:
    ana = make_person()
    request = make_request(ana)
    visitor.sign_in(ana)
    for verb in ("acreditar", "rechazar"):
        path = f"/operacion/acreditaciones/{request.public_id}/{verb}"
        assert visitor.post(path, data={"reason": "sí"}).status_code == 403
    assert visitor.get(f"/operacion/acreditaciones/{request.public_id}").status_code == 403
    assert only_request().state == AccreditationState.PENDING


def test_the_list_of_requests_takes_the_same_statements_for_one_and_three(
    visitor: Visitor, statements
) -> None:
    visitor.sign_in(make_operator())
    make_request(make_person())
    visitor.get("/operacion/acreditaciones")
    with statements() as one:
        visitor.get("/operacion/acreditaciones")
    for _ in range(2):
        make_request(make_person())
    with statements() as three:
        visitor.get("/operacion/acreditaciones")
    assert len(one) == len(three)


@pytest.mark.parametrize("state", ["pending", "accredited", "refused", "nothing", ""])
def test_each_state_has_its_list(visitor: Visitor, state: str) -> None:
    visitor.sign_in(make_operator())
    assert visitor.get(f"/operacion/acreditaciones?estado={state}").status_code == 200
