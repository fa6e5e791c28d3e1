"""Forms: clean text, plain refusals, and the rules of the domain beside their fields."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from types import SimpleNamespace

import pytest
from flask import Flask
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from hackathon.db import db
from hackathon.domain.audit.actions import record
from hackathon.domain.audit.models import AuditEntry
from hackathon.errors import RuleBroken, Stale
from hackathon.web.kit.forms import (
    Form,
    Plain,
    Required,
    clean,
    mail_line,
    revision_field,
    text_area,
    text_line,
)
from hackathon.web.kit.messages import has_sentence, register, sentence
from hackathon.web.kit.writing import attempt


class KitRule(StrEnum):
    """Rules for tests."""

    TAKEN = "kit.taken"
    FULL = "kit.full"
    SILENT = "kit.silent"


register({KitRule.TAKEN: _l("Ya hay %(count)s."), KitRule.FULL: _l("Ya está lleno.")})


class ThingForm(Form):
    """A form for tests."""

    name = text_line(_l("Nombre"), Required(), max_length=10)
    text = text_area(_l("Texto"), max_length=20)
    email = mail_line(_l("Correo"))
    revision = revision_field()


@pytest.fixture
def typed(app: Flask) -> Iterator[object]:
    """A form as somebody sent it."""
    contexts = []

    def make(**data: str) -> ThingForm:
        context = app.test_request_context("/", method="POST", data=data)
        context.push()
        contexts.append(context)
        return ThingForm()

    yield make
    for context in reversed(contexts):
        context.pop()


def test_text_is_trimmed_composed_and_has_plain_line_ends(typed) -> None:
    form = typed(name="  Jose\u0301 ", text="a\r\nb ")
    assert form.validate()
    assert (form.name.data, form.text.data) == ("José", "a\nb")
    assert clean(7) == 7


@pytest.mark.parametrize(
    ("data", "field", "words"),
    [
        ({}, "name", "Escribe este dato."),
        ({"name": "   "}, "name", "Escribe este dato."),
        ({"name": "x" * 11}, "name", "como máximo 10"),
        ({"name": "a\nb"}, "name", "una sola línea"),
        ({"name": "a\0b"}, "name", "caracteres invisibles"),
        ({"name": "a", "text": "x" * 21}, "text", "como máximo 20"),
        ({"name": "a", "text": "a\x07b"}, "text", "caracteres invisibles"),
        ({"name": "a", "email": "ana@"}, "email", "correo completo"),
    ],
)
def test_a_fault_is_told_beside_its_field_and_nothing_typed_is_lost(
    typed, data, field, words
) -> None:
    form = typed(**data)
    assert attempt(form, lambda: pytest.fail("must not act")) is None
    assert form.status == 422
    assert any(words in text for text in form.errors[field])
    assert set(form.errors) == {field}
    assert {name: form[name].data for name in data} == {
        name: clean(value) for name, value in data.items()
    }


def test_what_is_right_is_done_and_kept(typed) -> None:
    form = typed(name="Ana", email="ana@example.org", extra="ignored")

    def act() -> str:
        record("thing.made", None, "thing:1")
        return "made"

    assert attempt(form, act) == "made"
    assert form.status == 200
    assert len(db.session.scalars(select(AuditEntry)).all()) == 1


@pytest.mark.parametrize(
    ("broken", "status", "field", "words"),
    [
        (RuleBroken(KitRule.TAKEN, "name", count=3), 422, "name", "Ya hay 3."),
        (RuleBroken(KitRule.FULL, state=True), 409, None, "Ya está lleno."),
        (RuleBroken(KitRule.FULL, "unknown"), 422, None, "Ya está lleno."),
        (RuleBroken(KitRule.SILENT), 422, None, "kit.silent"),
    ],
)
def test_a_broken_rule_is_told_where_it_belongs_and_nothing_is_kept(
    typed, broken, status, field, words
) -> None:
    form = typed(name="Ana")

    def act() -> None:
        record("thing.made", None, "thing:1")
        raise broken

    assert attempt(form, act) is None
    assert form.status == status
    told = form[field].errors if field else form.form_errors
    assert any(words in text for text in told)
    assert db.session.scalars(select(AuditEntry)).all() == []


@pytest.mark.parametrize(
    ("error", "stored"),
    [(Stale(SimpleNamespace(revision=7)), 7), (StaleDataError("raced"), 3)],
)
def test_a_lost_race_keeps_both_texts_and_the_revision_that_stands(typed, error, stored) -> None:
    form = typed(name="Ana", revision="3")

    def act() -> None:
        raise error

    assert attempt(form, act) is None
    assert (form.status, form.is_stale) == (409, True)
    assert form.name.data == "Ana"
    assert form.revision.data == stored
    assert form.form_errors


def test_a_refusal_that_the_view_finds_is_told_like_any_other(typed) -> None:
    form = typed(name="Ana")
    assert form.validate()
    form.refuse(form.name, "Otro, por favor.")
    assert (form.status, form.name.errors) == (422, ["Otro, por favor."])


def test_a_button_alone_is_a_form_too(app: Flask) -> None:
    with app.test_request_context("/", method="POST"):
        assert attempt(Plain(), lambda: True) is True


def test_a_rule_without_a_sentence_is_named(app: Flask) -> None:
    with app.test_request_context("/"):
        assert sentence(RuleBroken(KitRule.SILENT)) == "No se puede hacer: kit.silent."
    assert has_sentence(KitRule.FULL)
    assert not has_sentence(KitRule.SILENT)
