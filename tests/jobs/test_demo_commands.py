"""`flask demo`: refused in production, quiet when nothing changes, volume by the thousand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from hackathon.db import Base, db, writing
from hackathon.domain.audit.queries import verify
from hackathon.domain.events.queries import get_event
from hackathon.domain.judging.models import Assignment, Judge, Review, Score
from hackathon.domain.judging.queries.reading import public_submissions
from hackathon.domain.search.queries import found_documents
from hackathon.domain.submissions.models import SubmissionVersion
from hackathon.domain.submissions.receipts import receipt_digest, receipt_document
from hackathon.domain.teams.models import Team
from hackathon.jobs.commands import demo
from hackathon.jobs.demo.people import PASSWORD, gather
from hackathon.jobs.demo.volume import SLUG


def _count(model: type[Base]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def _run(app: Flask, *words: str) -> tuple[int, str]:
    done = app.test_cli_runner().invoke(args=["demo", *words])
    return done.exit_code, done.output


@pytest.mark.parametrize("command", ["load", "scale"])
def test_a_production_installation_takes_no_demonstration(
    app: Flask, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = replace(app.extensions["settings"], environment="production")
    monkeypatch.setitem(app.extensions, "settings", live)
    code, said = _run(app, command)
    assert code == 1
    assert "producción" in said
    assert _count(Team) == 0


def test_loading_says_what_it_did_and_then_that_nothing_changed(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = iter((67, 0))
    monkeypatch.setattr(demo, "load", lambda: next(made))
    assert _run(app, "load") == (0, "Demostración cargada (67 cosas nuevas).\n")
    assert _run(app, "load") == (0, "La demostración ya estaba cargada: nada cambió.\n")


def test_a_database_without_tables_is_named_in_one_sentence(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "load", lambda: db.session.execute(text("SELECT 1 FROM nothing")))
    code, said = _run(app, "load")
    assert code == 1
    assert "flask db upgrade" in said
    assert "Traceback" not in said


def test_accounts_are_told_where_they_exist(
    app: Flask, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    demo.announce_accounts()
    assert capsys.readouterr().out == ""
    with writing():
        gather()
    demo.announce_accounts()
    said = capsys.readouterr().out
    assert PASSWORD in said
    assert said.count("@demo.example") == 16
    live = replace(app.extensions["settings"], environment="production")
    monkeypatch.setitem(app.extensions, "settings", live)
    demo.announce_accounts()
    assert capsys.readouterr().out == ""


def test_volume_reads_like_what_people_made(app: Flask) -> None:
    asked = ("--projects", "12", "--teams", "15", "--judges", "4", "--reviews", "24")
    code, said = _run(app, "scale", *asked)
    assert (code, said.strip()) == (
        0,
        f"/eventos/{SLUG}: 12 proyectos, 15 equipos, 4 integrantes del jurado, 24 evaluaciones.",
    )
    event = get_event(SLUG)
    assert event.registered_count == 15
    assert len(db.session.scalars(public_submissions()).all()) == 12
    assert (_count(Team), _count(Judge), _count(Assignment), _count(Review)) == (15, 4, 24, 24)
    assert _count(Score) == 24 * 5
    version = db.session.scalars(select(SubmissionVersion).limit(1)).one()
    assert version.sha256 == receipt_digest(receipt_document(version.content, []))
    assert len(found_documents("escuelas generado")) > 0
    assert verify().broken_at is None


def test_volume_adds_to_the_volume_that_is_there(app: Flask) -> None:
    for _turn in range(2):
        asked = ("--projects", "3", "--judges", "2", "--reviews", "6")
        assert _run(app, "scale", *asked)[0] == 0
    assert (_count(Team), _count(Judge), _count(Review)) == (6, 4, 12)
    assert get_event(SLUG).registered_count == 6


def test_more_reviews_than_judges_can_give_are_refused(app: Flask) -> None:
    code, said = _run(app, "scale", "--projects", "2", "--judges", "2", "--reviews", "5")
    assert code == 2
    assert "faltan proyectos o jurado" in said
    assert _count(Team) == 0
