"""A world in which everything has a hostile name: no page, file or letter brings it to life."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from hackathon.gateways.installed import carrier
from hackathon.jobs.runner import run_until_idle
from tests.factories.stage import Stage, make_small_stage
from tests.web.addresses import addresses
from tests.web.kit.bad_input.pages import Page
from tests.web.kit.bad_input.values import SCRIPT
from tests.web.staging import come_as, put_stage

WORDS = f"{SCRIPT}'\"><img src=x onerror=1>{{{{7*7}}}}%s\r\nX-Bad: 1"


def make_hostile_stage() -> Stage:
    return make_small_stage(WORDS)


@pytest.fixture
def stage(app: Flask) -> Stage:
    return put_stage(app, make_hostile_stage)


def faults_of(answer: Any) -> Iterator[str]:
    """What of the hostile names lives in an answer."""
    if answer.status_code >= 500:
        yield str(answer.status_code)
    if "X-Bad" in answer.headers:
        yield "wrote a header"
    if answer.mimetype in {"text/html", "image/svg+xml"}:
        yield from alive(answer.get_data(as_text=True))


def alive(html: str) -> Iterator[str]:
    page = Page(html, "")
    if SCRIPT in html:
        yield "runs a script"
    if any("onerror" in given or given.get("src") == "x" for _tag, given in page.elements):
        yield "makes an element"


@pytest.mark.parametrize("who", ["nobody", "organizer", "lead", "judge_A", "operator"])
def test_no_page_brings_a_name_to_life(app: Flask, stage: Stage, who: str) -> None:
    visitor, found, shown = come_as(app, stage, who), {}, 0
    for address in addresses(app, stage.ours):
        if address.endpoint in {"home.ready", "static"}:
            continue
        answer = visitor.get(address.path)
        shown += "&lt;script&gt;" in answer.get_data(as_text=True) if not is_file(answer) else 0
        faults = list(faults_of(answer))
        if faults:
            found[address.label] = faults
    assert found == {}
    assert shown > 5


def is_file(answer: Any) -> bool:
    return answer.mimetype not in {"text/html", "application/json", "application/xml"}


def test_no_letter_brings_a_name_to_life(app: Flask, stage: Stage) -> None:
    assert run_until_idle() > 5
    letters = [carrier().read_letter(one.name) for one in carrier().list_letters()]
    assert len(letters) > 3
    assert [list(alive(letter.html)) for letter in letters if list(alive(letter.html))] == []
    visitor = come_as(app, stage, "nobody")
    for one in carrier().list_letters():
        for path in (f"/buzon/{one.name}", f"/buzon/{one.name}/html"):
            assert list(faults_of(visitor.get(path))) == []


def test_a_name_that_lived_would_be_seen() -> None:
    """The control: the same words in a page that does not escape them."""
    assert list(alive(f"<p>{WORDS}</p>")) == ["runs a script", "makes an element"]
