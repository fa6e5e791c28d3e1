"""Every field of every form refuses what makes no sense, says why beside it, and keeps the rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from flask import Flask, template_rendered
from sqlalchemy import text
from wtforms import Form as PlainForm
from wtforms.validators import Length

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.models import Person
from tests.factories.stage import Stage, make_small_stage
from tests.factories.stage.papers import PDF as LETTER
from tests.factories.stage.papers import picture
from tests.visitor import Visitor
from tests.web.addresses import value_of
from tests.web.kit.bad_input.cases import BUTTONS, CASES, SCRIPTS, Case
from tests.web.kit.bad_input.pages import Page, PageField, PageForm
from tests.web.kit.bad_input.strictness import strict_database
from tests.web.kit.bad_input.values import HALF, NUL, REFUSED, SCRIPT, Bad, bad_values
from tests.web.staging import come_as, put_back, put_stage

CHOSEN = {"select", "radio", "checkbox"}
NEVER_SHOWN = {"password", "file", "hidden"}
EXTRAS = {
    "role": "owner",
    "roles": "operator",
    "team_id": "1",
    "event_id": "1",
    "organization_id": "1",
    "person_id": "1",
    "lead_id": "1",
    "is_operator": "1",
    "confirmed_at": "2020-01-01T00:00:00",
    "email_verified": "1",
    "accredited_at": "2020-01-01T00:00:00",
    "published_at": "2020-01-01T00:00:00",
    "score": "5",
    "state": "published",
    "id": "1",
}
GUARDED_ROWS = (
    "select person_id, role, organization_id, event_id from role_grant where revoked_at is null",
    "select id, confirmed_at is null, erased_at is null from person",
    "select id, team_id, event_id, submitted_at is null from submission",
    "select team_id, person_id from team_membership where left_at is null",
    "select id, organization_id, state from event",
    "select id, organization_id, state from story",
    "select id, lead_id, event_id from team",
    "select id, accredited_at is null from organization",
    "select value from score",
)


@dataclass
class Filled:
    """A form that is ready to be sent, and who sends it."""

    app: Flask
    stage: Stage
    case: Case
    path: str
    shown_at: str
    form: PageForm
    limits: dict[str, int]

    def visitor(self) -> Visitor:
        return come_as(self.app, self.stage, self.case.who)

    def send(self, **changed: Any) -> Any:
        """Post the valid form with some values in other places."""
        data = self.form.data() | changed
        if self.case.files:
            return self.visitor().post(self.path, data=_parts(data) | self.uploads())
        body = urlencode(data, doseq=True)
        kind = "application/x-www-form-urlencoded"
        return self.visitor().post(self.path, data=body, content_type=kind)

    def uploads(self) -> dict[str, Any]:
        made = {"picture": ("foto.png", picture()), "letter": ("oficio.pdf", LETTER)}
        chosen = {name: made[what] for name, what in self.case.files.items()}
        return {name: (BytesIO(content), title) for name, (title, content) in chosen.items()}

    def put_back(self) -> None:
        put_back(self.app, make_small_stage.__name__)


def _parts(data: dict[str, Any]) -> dict[str, Any]:
    """Texts for a form in parts, where bytes would be a file."""
    plain = {
        name: [value] if isinstance(value, str | bytes) else value for name, value in data.items()
    }
    return {
        name: [one.decode(errors="replace") if isinstance(one, bytes) else one for one in values]
        for name, values in plain.items()
    }


@pytest.fixture
def stage(app: Flask) -> Iterator[Stage]:
    with strict_database():
        yield put_stage(app, make_small_stage)


def fill(app: Flask, stage: Stage, case: Case) -> Filled:
    """Open the page of a form and type what makes it valid."""
    adapter = app.url_map.bind("localhost")
    values = {part: value_of(stage.ours, name) for part, name in case.at.items()}
    path = adapter.build(case.post, values, method="POST")
    shown_by = SCRIPTS.get(case.post, case.shown_by)
    form, limits = PageForm(path, "post"), {}
    shown_at = ""
    if shown_by:
        shown_at = adapter.build(shown_by, values, method="GET")
        form, limits = read_form(app, stage, case, shown_at, path)
    typed = {name: said(stage, value) for name, value in case.types.items()}
    for name, value in typed.items():
        if name != "*mark":
            form.fields.setdefault(name, PageField(name, "hidden")).values = [value]
    for one in form.fields.values():
        if "*mark" in case.types and one.kind == "radio":
            one.values = ["3"]
    return Filled(app, stage, case, path, shown_at, form, limits)


def read_form(
    app: Flask, stage: Stage, case: Case, shown_at: str, path: str
) -> tuple[PageForm, dict[str, int]]:
    limits: dict[str, int] = {}
    with limits_of_shown_forms(app, limits):
        answer = come_as(app, stage, case.who).get(shown_at)
    assert answer.status_code == 200, (shown_at, answer.status_code)
    page = Page(answer.text, shown_at)
    form = page.form_for(shown_at if case.post in SCRIPTS else path)
    assert form is not None, f"{shown_at} shows no form for {path}"
    return form, limits


@contextmanager
def limits_of_shown_forms(app: Flask, limits: dict[str, int]) -> Iterator[None]:
    """Collect the longest text of every field of the forms that a page shows."""

    def look(_app: Flask, context: dict[str, Any], **_more: Any) -> None:
        for thing in list(context.values()):
            if isinstance(thing, PlainForm):
                limits.update(_limits(thing))

    with template_rendered.connected_to(look, app):
        yield


def _limits(form: Any) -> Iterator[tuple[str, int]]:
    for one in form:
        if hasattr(one, "form"):
            yield from _limits(one.form)
        elif hasattr(one, "entries"):
            yield from _limits(one.entries)
        else:
            lengths = [check.max for check in one.validators if isinstance(check, Length)]
            yield from ((one.name, length) for length in lengths)


def said(stage: Stage, value: Any) -> Any:
    """A value with the names of the house put in."""
    later = (clock.now() + timedelta(days=9)).strftime("%Y-%m-%dT%H:%M")
    person = db.session.get(Person, stage.people["outsider"])
    email = person.email if person else ""
    return value.format_map(stage.ours.ids | {"later": later, "email": email})


def faults_of(filled: Filled, one: PageField, bad: Bad) -> Iterator[str]:
    """What is wrong with the answer to one bad value."""
    answer = filled.send(**{one.name: bad.value})
    if answer.status_code in {200, 303}:
        if bad.fate == REFUSED:
            yield f"was taken ({answer.status_code})"
        yield from _shown_afterwards(filled, bad, answer)
        filled.put_back()
    elif answer.status_code == 422:
        if not answer.is_json:
            yield from _lost(filled, one, bad, answer)
    elif not (one.kind == "hidden" and answer.status_code in {400, 404, 409}):
        yield f"answered {answer.status_code}"


def _shown_afterwards(filled: Filled, bad: Bad, answer: Any) -> Iterator[str]:
    if any(name.lower() == "set-cookie" and "bad=1" in value for name, value in answer.headers):
        yield "set a cookie"
    if not bad.is_shown_afterwards:
        return
    for path in (answer.location, filled.shown_at):
        where = urlsplit(path or "")
        if where.netloc not in {"", "localhost"}:
            yield f"leads to {path}"
        elif where.path:
            after = filled.visitor().get(path)
            yield from _alive(after)


def _alive(answer: Any) -> Iterator[str]:
    if answer.status_code >= 500:
        yield f"afterwards {answer.request.path} answers {answer.status_code}"
    if answer.mimetype != "text/html":
        return
    page = Page(answer.text, answer.request.path)
    if SCRIPT in answer.text or any("onerror" in given for _tag, given in page.elements):
        yield f"is alive in {answer.request.path}"


def _lost(filled: Filled, one: PageField, bad: Bad, answer: Any) -> Iterator[str]:
    page = Page(answer.text, filled.shown_at)
    yield from _alive(answer)
    if one.kind == "hidden":
        return
    if not (filled.case.says_little or _has_reason(page, one, bad)):
        yield "gives no reason beside the field"
    form = page.form_for(filled.path)
    if form is None:
        yield "shows no form any more"
        return
    sent = filled.form.data() | {one.name: [_text(bad.value)]}
    for name, known in filled.form.fields.items():
        if known.kind in NEVER_SHOWN or name not in sent:
            continue
        if name == one.name and (known.kind in CHOSEN or bad.value in {NUL, HALF}):
            continue
        now = form.fields[name].values if name in form.fields else None
        if now is None or _same(now) != _same(sent[name]):
            yield f"lost what was typed in {name}: {str(now)[:60]}"


def _has_reason(page: Page, one: PageField, bad: Bad) -> bool:
    if bad.what == "empty":
        # What is missing may be asked for beside the other field that could say it.
        return any("-error" in name for name in page.ids)
    beside = [f"{part}-error" for part in (one.name, one.name.partition("-")[0])]
    return any(name == at or name.startswith(f"{at}-") for name in page.ids for at in beside)


def _text(value: str | bytes) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else value


def _same(values: list[str]) -> list[str]:
    return ["\n".join(value.splitlines()).strip() for value in values]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.post)
def test_every_field_answers_for_itself(app: Flask, stage: Stage, case: Case) -> None:
    filled = fill(app, stage, case)
    answer = filled.send()
    assert answer.status_code == case.expected, _reasons(answer)
    filled.put_back()
    faults = []
    for one in filled.form.fields.values():
        if one.name == "csrf_token" or one.kind == "file" or one.is_one_of_many:
            continue
        for bad in bad_values(one, filled.limits.get(one.name)):
            try:
                found = list(faults_of(filled, one, bad))
            except Exception as error:
                found = [f"{type(error).__name__}: {str(error)[:300]}"]
                filled.put_back()
            faults += [f"{one.name}: {bad.what}: {fault}" for fault in found]
    assert faults == []


def _reasons(answer: Any) -> str:
    if answer.mimetype != "text/html":
        return str(answer.data[:500])
    summary = answer.text.partition('class="error-summary"')[2][:900]
    return f"{answer.status_code} {summary}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.post)
def test_neither_missing_nor_surplus_fields_do_anything(
    app: Flask, stage: Stage, case: Case
) -> None:
    filled = fill(app, stage, case)
    extras = {name: value for name, value in EXTRAS.items() if name not in filled.form.fields}
    outcomes = []
    for sent in ({}, extras):
        answer = filled.send(**sent)
        outcomes.append((answer.status_code, guarded_rows()))
        filled.put_back()
    assert outcomes[0] == outcomes[1]
    assert filled.visitor().post(filled.path).status_code in {200, 303, 404, 409, 422}


def guarded_rows() -> list[list[Any]]:
    """What no form may change behind the back of its rules."""
    db.session.rollback()
    return [sorted(map(str, db.session.execute(text(query)))) for query in GUARDED_ROWS]


def test_every_form_is_tried(app: Flask) -> None:
    posts = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or ()) and not rule.rule.startswith("/api/")
    }
    assert {case.post for case in CASES} | BUTTONS == posts
    assert {case.post for case in CASES} & BUTTONS == set()
