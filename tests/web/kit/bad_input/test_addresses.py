"""Addresses that nobody should type: every part and every question with hostile values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from flask import Flask

from tests.architecture.reading import modules
from tests.factories.stage import Stage, make_small_stage
from tests.web.addresses import addresses
from tests.web.kit.bad_input.pages import Page
from tests.web.kit.bad_input.strictness import strict_database
from tests.web.kit.bad_input.values import HUGE, SCRIPT
from tests.web.staging import come_as, put_stage

PARTS = ("a%00b", HUGE, "9" * 5000, "%ED%A0%80", quote("' or 1=1 --"), "٣")
# A database made without migrations is not ready, and says so.
NOT_READY = "home.ready"
DRAWN = (".pdf", ".xlsx", ".csv")
QUESTIONS = (
    "",
    "\x00",
    HUGE,
    "9" * 5000,
    "-1",
    "²",
    "٣",
    "NaN",
    f"{SCRIPT}\"'><img src=x onerror=1>",
    '"*() AND NEAR OR NOT -"',
    "%(x)s %s {0} {{7*7}}",
    "🐙\u202e",
    "//example.org\r\nX-Bad: 1",
)


@pytest.fixture
def stage(app: Flask) -> Iterator[Stage]:
    with strict_database():
        yield put_stage(app, make_small_stage)


def hostile_paths(app: Flask, stage: Stage, method: str) -> set[str]:
    """Every address with parts, each part in turn replaced by every hostile value."""
    found = set()
    for address in addresses(app, stage.ours, method):
        for _part, value in address.named:
            for bad in PARTS:
                start, slash, end = address.path.rpartition(f"/{value}")
                if slash:
                    found.add(f"{start}/{bad}{end}")
    assert len(found) > 100
    return found


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_part_of_an_address_breaks_a_page(app: Flask, stage: Stage, method: str) -> None:
    visitor, answers = come_as(app, stage, "owner"), {}
    for path in hostile_paths(app, stage, method):
        try:
            status = visitor.open(path, method=method).status_code
        except Exception as error:
            status = repr(error)[:200]
        if status not in {400, 403, 404, 405, 410}:
            answers[path[:120]] = status
    assert answers == {}


def names_of_questions() -> set[str]:
    """Every name that a page reads from its question."""
    asked = re.compile(r'request\.args\.get\(\s*"(\w+)"')
    found = {name for module in modules("hackathon/web/") for name in asked.findall(module.text)}
    assert {"q", "pagina", "next"} <= found
    return found | {"tipo", "estado", "catalogo", "forma"}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: ascii(question)[:12])
def test_no_question_breaks_a_page(app: Flask, stage: Stage, question: str) -> None:
    visitor = come_as(app, stage, "nobody")
    asked = urlencode(dict.fromkeys(sorted(names_of_questions()), question))
    faults = {}
    for address in addresses(app, stage.ours):
        door = getattr(app.view_functions[address.endpoint], "__access__", "")
        if door != "public" or address.endpoint == NOT_READY:
            continue
        answer = visitor.get(f"{address.path}?{asked}")
        if answer.status_code not in {200, 303, 400, 404, 422}:
            faults[address.label] = str(answer.status_code)
        elif is_alive(answer):
            faults[address.label] = "is alive"
        elif "bad=1" in str(answer.headers) or "X-Bad" in answer.headers:
            faults[address.label] = "wrote a header"
        elif "example.org" in (answer.location or "").partition("?")[0]:
            faults[address.label] = f"leads to {answer.location}"
    assert faults == {}


def is_alive(answer: Any) -> bool:
    """Whether a browser would run something of what was asked."""
    if answer.mimetype != "text/html":
        return False
    page = Page(answer.text, answer.request.path)
    return SCRIPT in answer.text or any("onerror" in given for _tag, given in page.elements)


@pytest.mark.parametrize("name", ["pagina", "q"])
def test_no_question_breaks_a_page_of_the_people_inside(
    app: Flask, stage: Stage, name: str
) -> None:
    visitor = come_as(app, stage, "owner")
    faults = {}
    for address in addresses(app, stage.ours):
        if address.path.endswith(DRAWN) or address.endpoint == NOT_READY:
            continue
        answer = visitor.get(f"{address.path}?{urlencode({name: '9' * 5000})}")
        if answer.status_code >= 500:
            faults[address.label] = answer.status_code
    assert faults == {}
