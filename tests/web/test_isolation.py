"""Nobody reaches what belongs to somebody else, at any address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.exceptions import MethodNotAllowed

from hackathon.db import Base, db
from tests.factories.stage import Stage, make_stage
from tests.web.addresses import Address, addresses
from tests.web.staging import come_as, put_stage

STRANGERS = (
    "nobody",
    "outsider",
    "rival_owner",
    "rival_judge_A",
    "rival_lead",
    "other_lead",
    "judge_A",
    "registered",
)


PUBLIC = {
    "challenges.call_file open",
    "challenges.call_version open",
    "challenges.call_version_file open",
    "challenges.challenge open",
    "challenges.convocatoria open",
    "datasets.dataset dataset",
    "datasets.dataset_facts dataset",
    "events.calendar open",
    "events.event open",
    "events.event_data open",
    "organizations.colour slug",
    "organizations.organization slug",
    "results.certificate certificate",
    "results.certificate_file certificate",
    "results.event_results judged",
    "results.event_results published",
    "results.given published",
    "results.output published",
    "results.scores published",
    "results.verdict published",
    "stories.story story",
    "stories.structured story",
    "submissions.list_event_projects judging",
    "teams.list_teams open",
    "teams.team team",
}
WITH_ACCOUNT = {
    "registrations.new_registration open",
    "teams.join open",
    "teams.new_team open",
}
OWN = {
    "judge_A": {
        "judging.declaration judging",
        "judging.entries judging",
        "submissions.project entry",
    },
    "registered": {
        "registrations.cancel registration",
        "registrations.registration registration",
    },
}
ANYBODY_MAY_TRY = {
    "registrations.post_new_registration open",
    "teams.post_accept invitation_token",
    "teams.post_decline invitation_token",
    "teams.post_join open",
    "teams.post_new_team open",
}
OWN_POSTS = {
    "judge_A": {"judging.post_declaration judging"},
    "registered": {"registrations.post_cancel registration"},
}
# The path of a button lies under an address that takes any word; opening it shows that page.
SHADOWED = {"judging.post_leave"}


@pytest.fixture
def stage(app: Flask) -> Stage:
    return put_stage(app, make_stage)


def behind_a_door(app: Flask, stage: Stage, method: str) -> Iterator[Address]:
    """The guarded addresses of our institution."""
    for address in addresses(app, stage.ours, method):
        if getattr(app.view_functions[address.endpoint], "__access__", "") == "guarded":
            yield address


def is_refused(answer: Any) -> bool:
    if answer.status_code in {403, 404}:
        return True
    return answer.status_code == 303 and answer.location.split("?")[0] == "/entrar"


def rows() -> dict[str, int]:
    """How many rows each table holds; a refusal may leave a trace in the audit chain."""
    return {
        table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
        for table in Base.metadata.sorted_tables
        if not table.name.startswith(("audit", "sign_in_attempt"))
    }


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_opens_only_what_is_public(app: Flask, stage: Stage, who: str) -> None:
    visitor = come_as(app, stage, who)
    # What nobody in particular may open, everybody may.
    known = set() if who == "nobody" else PUBLIC
    opened = {
        address.label
        for address in behind_a_door(app, stage, "GET")
        if address.label not in known and not is_refused(visitor.get(address.path))
    }
    assert opened == (PUBLIC if who == "nobody" else WITH_ACCOUNT | OWN.get(who, set()))


@pytest.mark.parametrize("who", [name for name in STRANGERS if name != "rival_judge_A"])
def test_a_stranger_changes_nothing(app: Flask, stage: Stage, who: str) -> None:
    visitor, before = come_as(app, stage, who), rows()
    allowed = OWN_POSTS.get(who, set()) | (set() if who == "nobody" else ANYBODY_MAY_TRY)
    taken = {
        address.label
        for address in behind_a_door(app, stage, "POST")
        if address.label not in allowed and not is_refused(visitor.post(address.path))
    }
    assert taken == set()
    assert rows() == before


def test_whoever_has_an_account_may_register_and_answer_an_invitation(
    app: Flask, stage: Stage
) -> None:
    visitor = come_as(app, stage, "outsider")
    paths = {address.label: address.path for address in addresses(app, stage.ours, "POST")}
    answers = {label: visitor.post(paths[label]).status_code for label in ANYBODY_MAY_TRY}
    assert answers == {
        "registrations.post_new_registration open": 422,
        "teams.post_accept invitation_token": 409,
        "teams.post_decline invitation_token": 303,
        "teams.post_join open": 422,
        "teams.post_new_team open": 422,
    }


@pytest.mark.parametrize("who", ["nobody", "outsider", "rival_owner"])
def test_a_draft_answers_like_an_event_that_is_unknown(app: Flask, stage: Stage, who: str) -> None:
    visitor, told = come_as(app, stage, who), {}
    for method in ("GET", "POST"):
        for path in event_paths(app, stage, method):
            there = visitor.open(path.format(stage.ours["draft"]), method=method)
            nowhere = visitor.open(path.format("nada-de-nada"), method=method)
            leads = (there.location or "").replace(stage.ours["draft"], "nada-de-nada")
            if (there.status_code, leads) != (nowhere.status_code, nowhere.location or ""):
                told[f"{method} {path}"] = there.status_code, nowhere.status_code
    assert told == {}


def event_paths(app: Flask, stage: Stage, method: str) -> set[str]:
    """Every address of an event, with a gap for the event."""
    house, found = stage.ours, set()
    events = [
        house[name] for name in ("draft", "open", "planned", "judging", "judged", "published")
    ]
    for address in addresses(app, house, method):
        for slug in events:
            if f"/{slug}" in address.path:
                found.add(address.path.replace(f"/{slug}", "/{}", 1))
    assert len(found) > 20
    return found


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_thing_under_the_wrong_parent_is_missing(app: Flask, stage: Stage, method: str) -> None:
    visitors = {who: come_as(app, stage, who) for who in ("owner", "lead", "judge_B")}
    found, tried = {}, 0
    for path, label in mixed(app, stage, method):
        for who, visitor in visitors.items():
            answer = visitor.open(path, method=method)
            tried += 1
            if not is_refused(answer):
                found[f"{who} {method} {label}"] = answer.status_code
    assert found == {}
    assert tried > 20


def mixed(app: Flask, stage: Stage, method: str) -> Iterator[tuple[str, str]]:
    """Every address with several parts, one of them of the other institution."""
    ours = {each.label: each for each in addresses(app, stage.ours, method)}
    rivals = {each.label: each for each in addresses(app, stage.rival, method)}
    adapter = app.url_map.bind("localhost")
    for label, address in ours.items():
        own, other = dict(address.named), dict(rivals[label].named)
        for part, foreign in other.items():
            values = own | {part: foreign}
            # The first version of a call is no thing of its own: every event may have one.
            if values not in (own, other):
                yield adapter.build(address.endpoint, values, method=method), f"{label}: {part}"


def test_a_button_is_no_page(app: Flask, stage: Stage) -> None:
    adapter, shadowed = app.url_map.bind("localhost"), set()
    pages = {rule.rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    buttons = [rule for rule in app.url_map.iter_rules() if rule.rule not in pages]
    assert len(buttons) > 20
    paths = {address.endpoint: address.path for address in addresses(app, stage.ours, "POST")}
    visitor = come_as(app, stage, "owner")
    for rule in buttons:
        try:
            adapter.match(paths[rule.endpoint], method="GET")
        except MethodNotAllowed:
            assert visitor.get(paths[rule.endpoint]).status_code == 405
        else:
            shadowed.add(rule.endpoint)
    assert shadowed == SHADOWED


def test_no_form_is_taken_without_its_token(
    app: Flask, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    visitor, taken = come_as(app, stage, "owner"), {}
    for address in addresses(app, stage.ours, "POST"):
        answer = visitor.post(address.path)
        if answer.status_code != 400:
            taken[address.label] = answer.status_code
    assert taken == {}


def opens(app: Flask, stage: Stage, who: str, path: str) -> int:
    return int(come_as(app, stage, who).get(path).status_code)


def test_a_removed_member_is_out_at_once(app: Flask, stage: Stage) -> None:
    house = stage.ours
    members = f"/instituciones/{house.slug}/integrantes"
    desk = f"/eventos/{house['open']}/panel"
    assert [opens(app, stage, "editor", path) for path in (members, desk)] == [200, 200]
    come_as(app, stage, "owner").post(f"{members}/{stage.numbers['editor']}/quitar")
    answers = [come_as(app, stage, "editor").get(path) for path in (members, desk)]
    assert all(is_refused(answer) for answer in answers)


def test_a_removed_member_of_a_team_is_out_at_once(app: Flask, stage: Stage) -> None:
    house = stage.ours
    path = f"/proyectos/{house['project']}/editar"
    assert opens(app, stage, "mate", path) == 200
    come_as(app, stage, "lead").post(f"/equipos/{house['team']}/integrantes/{house['seat']}/quitar")
    assert opens(app, stage, "mate", path) == 403


def test_a_judge_whose_seat_is_taken_away_is_out_at_once(app: Flask, stage: Stage) -> None:
    house = stage.ours
    paths = [f"/jurado/{house['judging']}/proyectos", f"/jurado/evaluar/{house['assignment']}"]
    assert [opens(app, stage, "judge_B", path) for path in paths] == [200, 200]
    panel = f"/eventos/{house['judging']}/organizar/jurado"
    reason = {"reason": "Renunció."}
    away = f"{panel}/integrantes/{house['judge_b']}/retirar"
    come_as(app, stage, "organizer").post(away, data=reason)
    answers = [come_as(app, stage, "judge_B").get(path) for path in paths]
    assert all(is_refused(answer) for answer in answers)


def test_who_loses_a_part_in_an_event_is_out_at_once(app: Flask, stage: Stage) -> None:
    house = stage.ours
    path = f"/eventos/{house['draft']}"
    assert opens(app, stage, "draft_staff", path) == 200
    people = f"/eventos/{house['draft']}/organizar/personas"
    come_as(app, stage, "organizer").post(f"{people}/{house['grant']}/quitar")
    assert opens(app, stage, "draft_staff", path) == 404
