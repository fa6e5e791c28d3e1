"""Migrations: from nothing to the models, and every step down and up again with rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, func, inspect, select

from config import Config
from hackathon.app import create_app
from hackathon.db import Base, db, writing
from hackathon.domain.accounts.models import Person
from hackathon.domain.search.actions import Searchable, show_in_search
from hackathon.domain.search.queries import found_documents
from hackathon.jobs.commands.database import MIGRATIONS, include_name, include_object
from tests.factories.challenges import make_challenge, make_criterion
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.submissions import make_handed_in


@pytest.fixture
def url(engine_name, request, tmp_path):
    if engine_name == "postgresql":
        return request.getfixturevalue("postgres").new_database()
    return f"sqlite:///{tmp_path / 'migrated.db'}"


@pytest.fixture
def alembic(url):
    config = AlembicConfig()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    return config


@pytest.fixture
def migrated(alembic, url, tmp_path: Path):
    command.upgrade(alembic, "head")
    app = create_app(Config(secret_key="x" * 40, data_dir=tmp_path, database_url=url))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def steps(config):
    script = ScriptDirectory.from_config(config)
    return [revision.revision for revision in script.walk_revisions()][::-1]


def fill() -> None:
    event = make_event()
    dataset = make_dataset(event.organization)
    challenge = make_challenge(event, dataset)
    make_criterion(event)
    make_handed_in(event, challenge_id=challenge.id)
    with writing():
        show_in_search(Searchable("dataset", dataset.id, "/x", "Contaminación del aire"))


def tables(url):
    engine = create_engine(url)
    try:
        return set(inspect(engine).get_table_names())
    finally:
        engine.dispose()


def test_the_migrations_lead_from_nothing_to_the_models(alembic, url):
    command.upgrade(alembic, "head")
    engine = create_engine(url)
    with engine.connect() as connection:
        options = {
            "compare_type": True,
            "include_name": include_name,
            "include_object": include_object,
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_the_last_step_down_leaves_nothing_behind(alembic, url):
    command.upgrade(alembic, "head")
    assert "event" in tables(url)
    command.downgrade(alembic, "base")
    assert tables(url) == {"alembic_version"}


def test_every_step_goes_down_and_up_again_with_rows(migrated, alembic):
    for _step in steps(alembic):
        fill()
        people = db.session.scalar(select(func.count(Person.id)))
        assert people > 0
        db.session.remove()
        db.engine.dispose()
        command.downgrade(alembic, "-1")
        command.upgrade(alembic, "head")


def test_search_finds_words_in_a_migrated_database(migrated):
    fill()
    assert [found.title for found in found_documents("contaminacion")] == ["Contaminación del aire"]
