"""`flask db copy`: everything arrives in PostgreSQL, counters go on, and the chain verifies."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import func, null, select

from hackathon.app import create_app
from hackathon.db import Base, db, writing
from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.audit.actions import record
from hackathon.domain.audit.queries import verify
from hackathon.domain.datasets.models import Resource
from hackathon.domain.submissions.models import Submission
from tests.engines import PostgresServer
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.submissions import make_handed_in


def _counts() -> dict[str, int]:
    return {
        table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
        for table in Base.metadata.sorted_tables
    }


def _fill() -> Submission:
    submission = make_handed_in(make_event())
    make_dataset()
    with writing():
        record("example.made", NOBODY, f"submission:{submission.id}", words="año, ñandú, 🜁")
    return submission


@pytest.mark.postgresql
def test_everything_arrives_and_the_new_database_goes_on(
    app: Flask, postgres: PostgresServer
) -> None:
    submission = _fill()
    before, head = _counts(), verify().head
    url = postgres.new_database()
    done = app.test_cli_runner().invoke(args=["db", "copy", url])
    assert done.exit_code == 0, done.output
    assert f"{sum(before.values())} filas copiadas" in done.output
    there = create_app(replace(app.extensions["settings"], database_url=url))
    with there.app_context():
        assert _counts() == before
        assert verify().head == head
        moved = db.session.get_one(Submission, submission.id)
        assert moved.current_version_id == submission.current_version_id
        unread = db.session.scalar(
            select(func.count(Resource.id)).where(Resource.preview.is_(null()))
        )
        assert unread == 1
        assert moved.submitted_at == submission.submitted_at
        assert make_organization().id > moved.event.organization_id
        db.session.remove()
        db.engine.dispose()


@pytest.mark.postgresql
def test_a_database_with_rows_is_not_copied_over(app: Flask, postgres: PostgresServer) -> None:
    _fill()
    url = postgres.new_database()
    runner = app.test_cli_runner()
    assert runner.invoke(args=["db", "copy", url]).exit_code == 0
    again = runner.invoke(args=["db", "copy", url])
    assert again.exit_code == 1
    assert "no está vacía" in again.output


def test_a_database_that_is_not_there_is_named_in_one_sentence(app: Flask) -> None:
    done = app.test_cli_runner().invoke(args=["db", "copy", "sqlite:////no/such/folder/x.db"])
    assert done.exit_code == 1
    assert "No se pudo copiar" in done.output
    assert "Traceback" not in done.output
