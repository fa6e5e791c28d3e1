"""Letters leave once, with one name for every attempt, and never without their subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from hackathon.db import db, writing
from hackathon.domain.jobs.actions import post_letter
from hackathon.domain.jobs.models import Job, JobState
from hackathon.errors import Missing
from hackathon.gateways.installed import carrier
from hackathon.jobs import letters
from hackathon.jobs.handlers import load_all
from hackathon.jobs.letters import UnknownLetter, build, known_letters, letter, link_to, site_url
from hackathon.jobs.letters.sending import send_letter
from hackathon.jobs.runner import run_until_idle
from hackathon.presentation.letters.composing import ComposedLetter
from hackathon.values import Attachment

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def known_builders() -> Iterator[None]:
    """Leave the registry as it was."""
    load_all()
    before = dict(letters._builders)
    yield
    letters._builders.clear()
    letters._builders.update(before)


@letter("greeting")
def greeting(ids: Mapping[str, Any], locale: str) -> ComposedLetter:
    """A letter for tests."""
    if ids.get("gone"):
        raise Missing
    attachment = Attachment("a.pdf", "application/pdf", b"%PDF-")
    return ComposedLetter(f"Hola {ids['name']}", f"Hola ({locale})\n", "<p>Hola</p>", (attachment,))


del letters._builders["greeting"]


@pytest.fixture
def _greeting() -> None:
    letters._builders["greeting"] = greeting


def post(to: str = "ana@example.org", **ids: object) -> None:
    with writing():
        post_letter("greeting", to, "en", **ids)


def only_job() -> Job:
    db.session.rollback()
    return db.session.scalars(select(Job)).one()


@pytest.mark.usefixtures("_greeting")
def test_a_letter_arrives_as_it_was_written() -> None:
    post(name="Ana")
    run_until_idle()
    (summary,) = carrier().list_letters()
    received = carrier().read_letter(summary.name)
    assert (summary.to, summary.subject) == ("ana@example.org", "Hola Ana")
    assert (received.text.strip(), received.html.strip()) == ("Hola (en)", "<p>Hola</p>")
    assert [attached.name for attached in received.attachments] == ["a.pdf"]
    assert only_job().state == JobState.DONE


@pytest.mark.usefixtures("_greeting")
def test_a_second_attempt_is_the_same_letter() -> None:
    post(name="Ana")
    payload = dict(only_job().payload)
    for _ in range(2):
        send_letter(**payload)
    (summary,) = carrier().list_letters()
    assert str(payload["message_id"]) in carrier().read_letter(summary.name).message_id


@pytest.mark.usefixtures("_greeting")
def test_a_letter_whose_subject_has_gone_is_not_sent() -> None:
    post(name="Ana", gone=True)
    run_until_idle()
    assert carrier().list_letters() == []
    assert only_job().state == JobState.DONE


@pytest.mark.usefixtures("_greeting")
def test_a_letter_that_no_server_will_take_is_given_up() -> None:
    post(to="no es un correo", name="Ana")
    run_until_idle()
    assert only_job().state == JobState.DEAD


def test_a_letter_that_nobody_writes_waits() -> None:
    post(name="Ana")
    run_until_idle()
    assert only_job().state == JobState.WAITING
    with pytest.raises(UnknownLetter):
        build("greeting", {}, "es")


@pytest.mark.usefixtures("_greeting")
def test_a_letter_has_one_builder() -> None:
    with pytest.raises(ValueError, match="two builders for greeting"):
        letter("greeting")(greeting)


def test_links_are_absolute_without_a_request(app: Flask) -> None:
    assert site_url() == "http://localhost"
    assert link_to("accounts.confirm", token="a b") == ("http://localhost/registro/confirmar/a%20b")


def test_every_letter_that_accounts_and_institutions_post_has_a_builder() -> None:
    assert known_letters() >= {
        *("confirm_address", "address_in_use", "magic_link", "reset_password"),
        *("change_address", "account_changed", "role_granted"),
        *("accreditation_requested", "accreditation_decided"),
    }
