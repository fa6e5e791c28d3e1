"""The pages about this site, and what machines ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from defusedxml import ElementTree

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.events.models import EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.jobs.actions import enqueue
from hackathon.domain.stories.models import StoryState
from hackathon.web.home.views.health import MIGRATIONS
from tests.factories.challenges import make_challenge
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.stories import make_story
from tests.factories.submissions import make_handed_in

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture
def contact(app):
    before = app.extensions["settings"]
    app.extensions["settings"] = replace(before, contact_email="hola@ejemplo.mx")
    yield
    app.extensions["settings"] = before


@pytest.fixture
def migrated(app):
    with db.engine.begin() as connection:
        script = ScriptDirectory(str(MIGRATIONS))
        MigrationContext.configure(connection).stamp(script, "heads")


@pytest.mark.parametrize("path", ["/accesibilidad", "/privacidad", "/seguridad"])
def test_each_page_says_where_to_write(visitor, path):
    assert "la institución que administra este sitio" in visitor.get(path).text


@pytest.mark.parametrize("path", ["/accesibilidad", "/privacidad", "/seguridad"])
def test_with_an_address_each_page_gives_it(visitor, contact, path):
    assert 'href="mailto:hola@ejemplo.mx"' in visitor.get(path).text


def test_what_is_open_data_is_listed_with_its_addresses(visitor):
    page = visitor.get("/datos-de-este-sitio").text
    for path in ("/api", "/api/v1/openapi.json", "/historias.atom"):
        assert f'href="{path}"' in page


def test_whoever_finds_a_weakness_learns_where_to_report_it(visitor, contact):
    answer = visitor.get("/.well-known/security.txt")
    assert answer.mimetype == "text/plain"
    lines = dict(line.split(": ", 1) for line in reversed(answer.text.splitlines()))
    assert lines["Contact"] == "mailto:hola@ejemplo.mx"
    assert lines["Policy"] == "http://localhost/seguridad"
    assert lines["Expires"] > clock.now().isoformat()


def test_without_an_address_the_contact_is_a_page(visitor):
    assert visitor.get("/.well-known/security.txt").text.startswith(
        "Contact: http://localhost/seguridad\n"
    )


def test_crawlers_are_led_to_the_map(visitor):
    text = visitor.get("/robots.txt").text
    assert "Sitemap: http://localhost/sitemap.xml" in text
    assert "Disallow: /buscar" in text


def test_the_map_has_everything_public_and_nothing_else(visitor):
    organization, dataset = make_organization(), make_dataset()
    event = make_event(organization, Phase.RESULTS)
    challenge = make_challenge(event, dataset)
    project, story = make_handed_in(event), make_story(organization)
    secret = [
        make_organization(accredited_at=None).slug,
        make_handed_in(make_event(organization, Phase.HACKING)).public_id,
        make_story(organization, state=StoryState.DRAFT).slug,
        make_challenge(make_event(organization, state=EventState.DRAFT)).slug,
    ]
    answer = visitor.get("/sitemap.xml")
    paths = {
        element.text.removeprefix("http://localhost")
        for element in ElementTree.fromstring(answer.data).iter(LOC)
    }
    assert paths >= {
        "/",
        f"/instituciones/{organization.slug}",
        f"/conjuntos-de-datos/{dataset.slug}",
        f"/eventos/{event.slug}",
        f"/eventos/{event.slug}/retos/{challenge.slug}",
        f"/proyectos/{project.public_id}",
        f"/historias/{story.slug}",
    }
    assert [name for name in secret if any(path.endswith(f"/{name}") for path in paths)] == []


def test_a_living_process_says_so_without_asking_the_database(visitor, statements):
    with statements() as seen:
        assert visitor.get("/healthz").get_json() == {"status": "ok"}
    assert seen == []


def test_an_installation_at_its_newest_migration_is_ready(visitor, migrated):
    answer = visitor.get("/readyz")
    assert answer.status_code == 200
    assert answer.get_json() == {
        "status": "ok",
        "database": "ok",
        "migrations": "ok",
        "queue": "ok",
        "oldest_job_seconds": 0,
    }


def test_a_queue_that_nobody_works_on_is_late(visitor, migrated):
    with writing():
        enqueue("list_projects", run_at=clock.now() - timedelta(hours=1), event=1)
        enqueue("list_projects", run_at=clock.now() + timedelta(hours=1), event=1)
    facts = visitor.get("/readyz").get_json()
    assert facts["queue"] == "late"
    assert 3600 <= facts["oldest_job_seconds"] < 3700


def test_a_database_without_migrations_is_not_ready(visitor):
    answer = visitor.get("/readyz")
    assert answer.status_code == 503
    assert answer.get_json()["migrations"] == "pending"


def test_a_database_that_does_not_answer_is_not_ready(visitor, migrated):
    with db.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE job RENAME TO job_away")
    try:
        answer = visitor.get("/readyz")
    finally:
        with db.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE job_away RENAME TO job")
    assert answer.status_code == 503
    assert answer.get_json() == {"status": "unavailable", "database": "unreachable"}
