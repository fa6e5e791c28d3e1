"""What every answer has: headers, a language, an honest error page."""

from __future__ import annotations

import pytest
from flask import Flask, abort

from hackathon.db import writing
from hackathon.domain.accounts.rules import AccountRule
from hackathon.domain.addresses.actions import redirect_path
from hackathon.errors import Forbidden, RuleBroken, Stale
from tests.factories.people import make_person
from tests.visitor import Visitor

PAGE = "/entrar"


@pytest.fixture
def breaks(app: Flask, monkeypatch: pytest.MonkeyPatch):
    """Let a page of the site raise an error."""

    def put(error: Exception) -> None:
        def view() -> None:
            raise error

        monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
        monkeypatch.setitem(app.view_functions, "accounts.sign_in", view)

    return put


def test_every_answer_is_locked_down(visitor: Visitor) -> None:
    headers = visitor.get(PAGE).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Cookie" in headers["Vary"]
    assert "Strict-Transport-Security" not in headers


def test_an_error_page_is_locked_down_too(visitor: Visitor) -> None:
    headers = visitor.get("/no-existe").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_under_https_the_browser_is_told_to_stay_there(visitor: Visitor) -> None:
    answer = visitor.get(PAGE, base_url="https://localhost")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_what_a_person_sees_is_kept_by_no_cache(visitor: Visitor) -> None:
    assert "Cache-Control" not in visitor.get("/instituciones").headers
    visitor.sign_in(make_person())
    assert visitor.get("/instituciones").headers["Cache-Control"] == "no-store"


def test_a_foreign_host_is_refused(visitor: Visitor) -> None:
    assert visitor.get(PAGE, base_url="http://malo.example").status_code == 400


def test_a_forged_forwarded_host_counts_for_nothing(visitor: Visitor) -> None:
    answer = visitor.get("/cuenta", headers={"X-Forwarded-Host": "malo.example"})
    assert answer.status_code == 303
    assert "malo.example" not in answer.headers["Location"]


# ---------------------------------------------------------------- language


def test_spanish_unless_the_visitor_chose_otherwise(visitor: Visitor) -> None:
    spanish = visitor.get(PAGE, headers={"Accept-Language": "en"}).text
    assert '<html lang="es-MX">' in spanish
    visitor.set_cookie("idioma", "en")
    assert '<html lang="en">' in visitor.get(PAGE).text


@pytest.mark.parametrize("hostile", ["fr", "../../etc", "<script>", ""])
def test_an_unknown_language_is_spanish(visitor: Visitor, hostile: str) -> None:
    visitor.set_cookie("idioma", hostile)
    assert '<html lang="es-MX">' in visitor.get(PAGE).text


def test_the_choice_of_a_person_counts_before_the_cookie(visitor: Visitor) -> None:
    visitor.set_cookie("idioma", "es")
    visitor.sign_in(make_person(language="en"))
    assert '<html lang="en">' in visitor.get("/instituciones").text


# ---------------------------------------------------------------- errors


def test_an_unknown_address_is_a_page_in_spanish(visitor: Visitor) -> None:
    answer = visitor.get("/no-existe")
    assert answer.status_code == 404
    assert '<html lang="es-MX">' in answer.text


def test_an_address_that_moved_leads_on_for_reading_only(visitor: Visitor) -> None:
    with writing():
        redirect_path("/instituciones/antes", "/instituciones/ahora")
    answer = visitor.get("/instituciones/antes")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/instituciones/ahora")
    assert visitor.post("/instituciones/antes").status_code in {404, 405}


def test_a_page_for_people_with_an_account_leads_to_signing_in_and_back(visitor: Visitor) -> None:
    answer = visitor.get("/cuenta?x=1")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/entrar?next=/cuenta?x%3D1")
    assert visitor.post("/cuenta").headers["Location"] == "/entrar"


def test_a_wrong_method_says_which_are_right(visitor: Visitor) -> None:
    answer = visitor.get("/salir")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_a_form_without_its_token_is_refused(app: Flask, visitor: Visitor, monkeypatch) -> None:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    answer = visitor.post(PAGE, data={"email": "ana@example.org", "password": "x"})
    assert answer.status_code == 400


def test_every_form_of_the_site_wants_its_token(app: Flask, visitor: Visitor, monkeypatch) -> None:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    visitor.sign_in(make_person())
    posts = [rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())]
    assert len(posts) > 20
    taken = []
    for rule in posts:
        values = dict.fromkeys(rule.arguments, "1")
        path = app.url_map.bind("localhost").build(rule.endpoint, values, method="POST")
        status = visitor.post(path).status_code
        if not rule.rule.startswith("/api/") and status != 400:
            taken.append((rule.rule, status))
    assert taken == []


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (Forbidden(), 403),
        (RuleBroken(AccountRule.LINK_GONE), 409),
        (Stale(None), 409),
        (ZeroDivisionError("secret detail"), 500),
    ],
)
def test_each_error_has_its_page(visitor: Visitor, breaks, error: Exception, status: int) -> None:
    breaks(error)
    answer = visitor.get(PAGE)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert "secret detail" not in answer.text


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 413, 418, 422, 429])
def test_each_status_has_a_branded_page(visitor: Visitor, app, monkeypatch, status: int) -> None:
    monkeypatch.setitem(app.view_functions, "accounts.sign_in", lambda: abort(status))
    answer = visitor.get(PAGE)
    assert answer.status_code == status
    assert "Datatón" in answer.text


def test_an_unexpected_error_has_a_number_to_quote(visitor: Visitor, breaks) -> None:
    breaks(ZeroDivisionError())
    first, second = visitor.get(PAGE).text, visitor.get(PAGE).text
    assert first != second


def test_a_program_gets_an_answer_it_can_read(visitor: Visitor) -> None:
    answer = visitor.get("/api/v1/no-existe")
    assert answer.status_code == 404
    assert answer.is_json


@pytest.mark.parametrize(
    "path",
    ["/%00", "/eventos/%F0%9F%98%80", "/instituciones/%25", "/instituciones/'\"", "/x" * 500],
)
def test_hostile_addresses_are_not_found_and_break_nothing(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).status_code in {400, 404}
