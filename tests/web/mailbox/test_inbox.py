"""The development inbox: letters are read, nothing in them runs, and production has none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from hackathon.app import create_app
from hackathon.gateways.installed import carrier
from hackathon.values import Attachment, OutgoingLetter
from hackathon.web.mailbox.views import pieces_of
from tests.visitor import Visitor

LETTER = OutgoingLetter(
    message_id="carta-1",
    to="ana@example.org",
    subject="Hola <script>alert(1)</script>",
    text="Abre http://localhost/registro/confirmar/abc?x=1&y=2 ya.\n<script>alert(2)</script>\n",
    html="<p style='color:red'>Hola</p>",
    attachments=(Attachment("acuse.pdf", "application/pdf", b"%PDF-"),),
)


@pytest.fixture
def name(app: Flask) -> str:
    """The name of a letter that lies there."""
    carrier().send(LETTER)
    return carrier().list_letters()[0].name


def test_an_empty_inbox_says_what_will_be_there(visitor: Visitor) -> None:
    assert "Todavía no hay cartas" in visitor.get("/buzon").text


def test_letters_are_listed_and_read_and_nothing_in_them_runs(visitor: Visitor, name: str) -> None:
    listed = visitor.get("/buzon").text
    assert f"/buzon/{name}" in listed
    assert "ana@example.org" in listed
    shown = visitor.get(f"/buzon/{name}").text
    assert 'href="http://localhost/registro/confirmar/abc?x=1&amp;y=2"' in shown
    assert "acuse.pdf" in shown
    for page in (listed, shown):
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_the_html_of_a_letter_is_shown_in_a_sandbox(visitor: Visitor, name: str) -> None:
    answer = visitor.get(f"/buzon/{name}/html")
    assert "<p style='color:red'>Hola</p>" in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("other", ["nada.eml", "..%2F..%2Fsecret_key", "%00", "x" * 300])
def test_a_letter_that_is_not_there_is_not_found(visitor: Visitor, other: str) -> None:
    assert visitor.get(f"/buzon/{other}").status_code == 404
    assert visitor.get(f"/buzon/{other}/html").status_code == 404


@pytest.mark.parametrize(
    "changes",
    [{"environment": "production"}, {"mail_server": "smtp.example.org"}],
)
def test_an_installation_that_people_rely_on_has_no_inbox(
    app: Flask, tmp_path: Path, changes: dict[str, str]
) -> None:
    settings = replace(app.extensions["settings"], data_dir=tmp_path, **changes)
    assert "mailbox" not in create_app(settings).blueprints
    assert "mailbox" in app.blueprints


def test_addresses_in_a_text_are_found() -> None:
    assert list(pieces_of("a http://x/1 b\nhttps://y")) == [
        (False, "a "),
        (True, "http://x/1"),
        (False, " b\n"),
        (True, "https://y"),
    ]
    assert list(pieces_of("")) == []
