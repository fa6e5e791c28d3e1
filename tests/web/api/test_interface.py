"""The public interface: shapes, pages, secrecy, and the description of itself."""

from __future__ import annotations

import pytest

from hackathon.db import writing
from hackathon.domain.events.models import EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.judging.actions.listing import list_project_in_search
from hackathon.domain.stories.models import StoryState
from tests.factories.challenges import make_challenge
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import make_member
from tests.factories.saving import change
from tests.factories.stories import make_story
from tests.factories.submissions import make_handed_in

LISTS = ("events", "challenges", "datasets", "stories", "search?q=agua")


def fill():
    """One public thing of each kind; returns the event."""
    organization = make_organization()
    event = make_event(organization, Phase.RESULTS)
    dataset = make_dataset(organization)
    challenge = make_challenge(event, dataset)
    project = make_handed_in(event, title="Agua", challenge_id=challenge.id)
    content = {
        "title": "Agua",
        "summary": "Resumen",
        "team": "Five5",
        "challenge": challenge.slug,
        "licence": "MIT",
        "datasets": [{"slug": dataset.slug, "title": dataset.title, "use": "Sí"}],
    }
    change(project.current_version, content=content)
    make_story(organization, dataset, external_datasets=[{"title": "X", "url": "https://x.mx"}])
    with writing():
        list_project_in_search(project)
    return event


def test_every_list_has_its_things_with_whole_addresses(visitor):
    fill()
    for name in LISTS:
        answer = visitor.get(f"/api/v1/{name}")
        facts = answer.get_json()
        assert (answer.status_code, facts["total"], len(facts["items"])) == (200, 1, 1), name
        assert facts["items"][0]["url"].startswith("http://localhost/")


def test_a_project_is_what_was_frozen(visitor):
    event = fill()
    facts = visitor.get(f"/api/v1/events/{event.slug}/projects").get_json()
    (project,) = facts["items"]
    assert project["title"] == "Agua"
    assert project["team"] == "Five5"
    assert project["challenge"].startswith("reto-")
    assert len(project["sha256"]) == 64
    assert [line["url"].split("/")[3] for line in project["datasets"]] == ["conjuntos-de-datos"]


def test_an_event_tells_its_phase_and_its_dates(visitor):
    event = fill()
    facts = visitor.get(f"/api/v1/events/{event.slug}").get_json()
    assert (facts["phase"], facts["challenges"], facts["datasets"]) == ("results", 1, 1)
    assert facts["submissions_close_at"].endswith("Z")
    assert facts["organization"]["slug"] == event.organization.slug


def test_a_found_project_is_called_project(visitor):
    fill()
    (hit,) = visitor.get("/api/v1/search?q=agua&kind=project").get_json()["items"]
    assert hit["kind"] == "project"
    assert visitor.get("/api/v1/search?q=agua&kind=story").get_json()["total"] == 0


def test_a_historia_names_its_datasets_here_and_elsewhere(visitor):
    fill()
    (story,) = visitor.get("/api/v1/stories").get_json()["items"]
    assert [line["url"] for line in story["datasets"]][1] == "https://x.mx"


@pytest.mark.parametrize("signed_in", [False, True])
def test_what_is_not_public_is_not_there_for_anybody(visitor, signed_in):
    organization = make_organization()
    draft = make_event(organization, state=EventState.DRAFT)
    make_challenge(draft)
    running = make_event(organization, Phase.HACKING)
    make_handed_in(running, title="Agua secreta")
    make_story(organization, state=StoryState.DRAFT)
    if signed_in:
        visitor.sign_in(make_member(organization))
    assert visitor.get(f"/api/v1/events/{draft.slug}").status_code == 404
    assert visitor.get(f"/api/v1/events/{draft.slug}/projects").status_code == 404
    assert visitor.get(f"/api/v1/events/{running.slug}/projects").get_json()["total"] == 0
    totals = {name: visitor.get(f"/api/v1/{name}").get_json()["total"] for name in LISTS}
    assert totals == {name: 1 if name == "events" else 0 for name in LISTS}


def test_lists_come_in_pages_with_a_cap(visitor):
    for _ in range(3):
        make_dataset()
    first = visitor.get("/api/v1/datasets?per_page=2").get_json()
    last = visitor.get("/api/v1/datasets?per_page=2&page=2").get_json()
    assert (first["total"], first["page"], first["per_page"]) == (3, 1, 2)
    slugs = [item["slug"] for item in (*first["items"], *last["items"])]
    assert len(set(slugs)) == 3
    assert visitor.get("/api/v1/datasets?page=9").get_json()["items"] == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("datasets?per_page=101", "per_page"),
        ("datasets?page=0", "page"),
        ("events?page=nada", "page"),
        ("stories?page=99999999999999999999", "page"),
        ("search", "q"),
        ("search?q=", "q"),
        (f"search?q={'x' * 201}", "q"),
    ],
)
def test_a_bad_question_is_answered_with_the_reason(visitor, query, field):
    answer = visitor.get(f"/api/v1/{query}")
    assert answer.status_code == 422
    facts = answer.get_json()
    assert [line["field"] for line in facts["errors"]] == [field]
    assert "pydantic" not in answer.text


@pytest.mark.parametrize("path", ["events/nada", "events/nada/projects", "nada"])
def test_what_is_not_there_is_a_problem_in_json(visitor, path):
    answer = visitor.get(f"/api/v1/{path}")
    assert (answer.status_code, answer.get_json()["status"]) == (404, 404)


def test_any_site_may_read_without_credentials_and_unchanged_answers_are_short(visitor):
    fill()
    first = visitor.get("/api/v1/events")
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in first.headers
    again = visitor.get("/api/v1/events", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_nothing_can_be_written(visitor):
    assert visitor.post("/api/v1/events", json={}).status_code == 405


@pytest.mark.parametrize("name", [*LISTS, "projects"])
def test_each_list_takes_as_many_statements_for_three_as_for_one(visitor, statements, name):
    event = fill()
    path = f"/api/v1/events/{event.slug}/projects" if name == "projects" else f"/api/v1/{name}"
    visitor.get(path)
    with statements() as one:
        visitor.get(path)
    fill()
    fill()
    make_handed_in(event)
    with statements() as three:
        visitor.get(path)
    assert len(three) == len(one)


def test_the_description_is_openapi_and_names_every_address(visitor):
    facts = visitor.get("/api/v1/openapi.json").get_json()
    assert facts["openapi"].startswith("3.1")
    assert set(facts["paths"]) == {
        "/api/v1/events",
        "/api/v1/events/{slug}",
        "/api/v1/events/{slug}/projects",
        "/api/v1/challenges",
        "/api/v1/datasets",
        "/api/v1/stories",
        "/api/v1/search",
    }
    assert {"Event", "Events", "Project", "Projects"} <= set(facts["components"]["schemas"])
    assert facts["servers"] == [{"url": "http://localhost"}]


def test_the_reference_page_shows_each_with_an_address_to_try(visitor):
    page = visitor.get("/api").text
    assert "/api/v1/events/{slug}/projects" in page
    assert 'href="/api/v1/search?q=agua"' in page
