"""Answers: redirects that stay inside, files that cannot run, lists that do not overflow."""

from __future__ import annotations

import pytest
from flask import Flask

from hackathon.web.kit.answers import file_answer, is_inside, is_part, redirect_inside
from hackathon.web.kit.pages import Page, page_number


@pytest.mark.parametrize("path", ["/", "/eventos", "/eventos/x?a=1&b=%2F#y", "/a:b", "/@x"])
def test_a_path_of_this_site_is_inside(path: str) -> None:
    assert is_inside(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "eventos",
        "//malo.example",
        "///malo.example",
        "/\\malo.example",
        "/x\\..\\y",
        "\\\\malo.example",
        "https://malo.example",
        "javascript:alert(1)",
        "/\t/malo.example",
        "/ /malo.example",
        "/x\r\nSet-Cookie: a=b",
        "\x00/x",
        "/\u2028x",
    ],
)
def test_a_path_that_might_leave_is_not_followed(app: Flask, path: str) -> None:
    assert not is_inside(path)
    with app.test_request_context("/"):
        assert redirect_inside(path, "accounts.sign_in").location == "/entrar"


def test_a_path_inside_is_followed(app: Flask) -> None:
    with app.test_request_context("/"):
        answer = redirect_inside("/cuenta", "accounts.sign_in")
        assert (answer.status_code, answer.location) == (303, "/cuenta")
        assert redirect_inside(None, "accounts.sign_in").location == "/entrar"


@pytest.mark.parametrize("media_type", ["application/pdf", "image/png", "text/plain"])
def test_an_inert_file_may_be_shown(app: Flask, media_type: str) -> None:
    with app.test_request_context("/"):
        answer = file_answer(b"x", "a.x", media_type, inline=True)
    assert answer.headers["Content-Disposition"] == "inline; filename*=UTF-8''a.x"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


@pytest.mark.parametrize("media_type", ["text/html", "image/svg+xml", "application/xml", "x/y"])
def test_any_other_file_is_a_download_even_when_asked_to_be_shown(
    app: Flask, media_type: str
) -> None:
    with app.test_request_context("/"):
        answer = file_answer(b"<script>", "a.html", media_type, inline=True)
    assert answer.headers["Content-Disposition"].startswith("attachment; ")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("año.pdf", "a%C3%B1o.pdf"),
        ("a b.pdf", "a%20b.pdf"),
        ('a".pdf', "a.pdf"),
        ("../../etc/x", "....etcx"),
        ("a\r\nX: y", "aX%3A%20y"),
        ("😀", "%F0%9F%98%80"),
    ],
)
def test_the_name_of_a_file_never_leaves_its_header(app: Flask, name: str, shown: str) -> None:
    with app.test_request_context("/"):
        answer = file_answer([b"x"], name, "text/plain")
    assert answer.headers["Content-Disposition"] == f"attachment; filename*=UTF-8''{shown}"


def test_a_part_is_asked_for_by_htmx_only(app: Flask) -> None:
    with app.test_request_context("/", headers={"HX-Request": "true"}):
        assert is_part()
    with app.test_request_context("/"):
        assert not is_part()


@pytest.mark.parametrize(
    ("asked", "number"),
    [("", 1), ("1", 1), ("7", 7), ("0", 1), ("-1", 1), ("x", 1), ("²", 1), ("9" * 30, 100_000)],
)
def test_a_page_number_that_makes_no_sense_is_the_first(
    app: Flask, asked: str, number: int
) -> None:
    with app.test_request_context("/", query_string={"pagina": asked}):
        assert page_number() == number


@pytest.mark.parametrize(("total", "last"), [(0, 1), (1, 1), (24, 1), (25, 2), (240, 10)])
def test_the_last_page_is_counted(total: int, last: int) -> None:
    assert Page([], 1, 24, total).last == last
