"""What the public sees of a result, and that nothing of it shows before its time."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from typing import Any

import pytest

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.models import EventState, ProjectVisibility
from hackathon.domain.results.actions.computing import certify_result, compute_results
from hackathon.domain.results.actions.publishing import issue_certificates, publish_results
from hackathon.domain.results.computing import compute
from hackathon.domain.results.models import Certificate, ResultRun
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_event_member, make_member, make_person
from tests.factories.results import Judged, make_award, make_judged, make_prize
from tests.factories.saving import change
from tests.factories.submissions import make_handed_in
from tests.visitor import Visitor

Collect = Callable[[], AbstractContextManager[list[str]]]
DOWNLOADS = ("calificaciones.csv", "entrada.json", "calculo.json", "acta-de-fallo.pdf")
STAGES = ("closed", "computed", "certified", "published")


def _reach(stage: str, marks: list[list[int]] | None = None) -> Judged:
    """An event whose result stands at `stage`; its results date is ten days ahead."""
    judged = make_judged(marks or [[2, 3], [5, 4]])
    change(judged.event, project_visibility=ProjectVisibility.AFTER_RESULTS)
    make_prize(judged.event, title="Premio Manantial")
    organizer = actor(make_member(judged.event.organization))
    certifier = actor(make_event_member(judged.event, Role.CERTIFIER))
    steps = STAGES.index(stage)
    with writing():
        if steps >= 1:
            run = compute_results(organizer, judged.round)
        if steps >= 2:
            certify_result(organizer, run)
            certify_result(certifier, run)
        if steps >= 3:
            publish_results(organizer, run)
    return judged


def _base(judged: Judged) -> str:
    return f"/eventos/{judged.event.slug}/resultados"


@contextmanager
def _after(judged: Judged) -> Iterator[None]:
    with clock.stopped(judged.event.results_at):
        yield


SECRETS = ("87.50", "37.50", "Premio Manantial", "Integrante A", "J01", "Entrega Q")


@pytest.mark.parametrize("stage", STAGES)
def test_before_its_time_nothing_of_a_result_shows(app: Any, stage: str) -> None:
    judged = _reach(stage)
    paths = [
        _base(judged),
        f"/eventos/{judged.event.slug}",
        f"/eventos/{judged.event.slug}/proyectos",
    ]
    paths += ["/proyectos", "/mis-constancias", "/buscar?q=Manantial", "/jurado"]
    paths += [f"{_base(judged)}/{name}" for name in DOWNLOADS]
    lead = judged.entries[0].team.lead
    askers = [None, make_person(), lead, make_member(make_organization(), Role.OWNER)]
    before = judged.event.results_at - timedelta(seconds=1)
    for person in askers:
        visitor: Visitor = app.test_client()
        if person:
            visitor.sign_in(person)
        with clock.stopped(before):
            for path in paths:
                text = visitor.get(path, follow_redirects=False).text
                assert [secret for secret in SECRETS if secret in text] == [], (path, person)


@pytest.mark.parametrize("stage", STAGES[:3])
def test_a_date_alone_publishes_nothing(app: Any, visitor: Visitor, stage: str) -> None:
    judged = _reach(stage)
    with _after(judged):
        answer = visitor.get(_base(judged))
        assert answer.status_code == 200
        assert "Todavía no hay resultados" in answer.text
        assert [secret for secret in SECRETS if secret in answer.text] == []
        for name in DOWNLOADS:
            assert visitor.get(f"{_base(judged)}/{name}").status_code == 404


def test_the_ranking_stands_first_with_awards_and_proofs(app: Any, visitor: Visitor) -> None:
    judged = _reach("published")
    run = db.session.query(ResultRun).one()
    with _after(judged):
        text = visitor.get(_base(judged)).text
    for words in ("87.50", "Premio Manantial", run.input_hash, run.audit_head, "No hubo empates"):
        assert words in text
    assert judged.round.rules_hash in text
    assert text.index("Tabla de lugares") < text.index("Premios") < text.index("Cómo se calculó")
    assert "Integrante A" not in text


def test_anybody_can_recompute_the_result_from_its_files(app: Any, visitor: Visitor) -> None:
    judged = _reach("published", [[4, 2], [3, 3]])
    run = db.session.query(ResultRun).one()
    with _after(judged):
        given = visitor.get(f"{_base(judged)}/entrada.json").data
        output = visitor.get(f"{_base(judged)}/calculo.json").json
        sheet = visitor.get(f"{_base(judged)}/calificaciones.csv").text
        text = visitor.get(_base(judged)).text
    assert hashlib.sha256(given).hexdigest() == run.input_hash
    assert compute(json.loads(given)) == output
    rows = list(csv.DictReader(io.StringIO(sheet)))
    assert len(rows) == 8
    assert {row["judge"] for row in rows} == {"J01", "J02"}
    assert {row["criterion"] for row in rows} == {one.name for one in judged.criteria}
    assert "Lugar compartido" in text or "Orden:" in text
    for judge in judged.judges:
        assert judge.person.name not in sheet + given.decode()


def test_the_acta_is_public_once_results_are_out(app: Any, visitor: Visitor) -> None:
    judged = _reach("published")
    with _after(judged):
        answer = visitor.get(f"{_base(judged)}/acta-de-fallo.pdf")
    assert (answer.status_code, answer.data[:4]) == (200, b"%PDF")
    assert answer.headers["Content-Type"] == "application/pdf"


def test_historical_places_show_without_scores(app: Any, visitor: Visitor) -> None:
    event = make_event(is_historical=True, results_at=None)
    change(event, results_published_at=event.created_at)
    entry = make_handed_in(event, title="Salud Xalapa", is_historical=True)
    make_award(event, entry, note="Fuente: reporte de 2014.")
    text = visitor.get(f"/eventos/{event.slug}/resultados").text
    assert "Salud Xalapa" in text
    assert "Lugar histórico, según la fuente." in text
    assert "Fuente: reporte de 2014." in text
    assert "Tabla de lugares" not in text
    assert visitor.get(f"/eventos/{event.slug}/resultados/entrada.json").status_code == 404


def test_a_draft_event_has_no_results_page(app: Any, visitor: Visitor) -> None:
    judged = _reach("published")
    change(judged.event, state=EventState.DRAFT)
    with _after(judged):
        assert visitor.get(_base(judged)).status_code == 404
        assert visitor.get(f"{_base(judged)}/entrada.json").status_code == 404


def test_the_page_asks_the_same_number_of_questions(
    app: Any, visitor: Visitor, statements: Collect
) -> None:
    counts = []
    for marks in ([[3, 2]], [[3, 2], [4, 5], [1, 1]]):
        judged = _reach("published", marks)
        with _after(judged), statements() as seen:
            assert visitor.get(_base(judged)).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 12


def test_a_certificate_is_verified_by_anybody_who_has_its_code(app: Any, visitor: Visitor) -> None:
    judged = _reach("published")
    with writing():
        issue_certificates(judged.event)
    winner = judged.entries[1].team.lead
    one = db.session.query(Certificate).filter_by(person_id=winner.id).first()
    assert one is not None
    path = f"/constancias/{one.public_id}"
    text = visitor.get(path).text
    assert "Constancia auténtica" in text
    assert winner.name in text
    pdf = visitor.get(f"{path}/constancia.pdf")
    assert (pdf.status_code, pdf.data[:4]) == (200, b"%PDF")
    assert visitor.get("/constancias/nadalodice23").status_code == 404
    change(one, revoked_at=judged.event.created_at)
    revoked = visitor.get(path).text
    assert "Revocada" in revoked
    assert winner.name not in revoked
    assert visitor.get(f"{path}/constancia.pdf").status_code == 404


def test_each_person_lists_the_own_certificates(app: Any, statements: Collect) -> None:
    judged = _reach("published")
    with writing():
        issue_certificates(judged.event)
    winner, judge = judged.entries[1].team.lead, judged.judges[0].person
    counts = {}
    for name, person in (("winner", winner), ("judge", judge), ("stranger", make_person())):
        visitor: Visitor = app.test_client()
        visitor.sign_in(person)
        with statements() as seen:
            text = visitor.get("/mis-constancias").text
        counts[name] = (text.count("Descargar (PDF)"), len(seen))
    assert {name: shown for name, (shown, _) in counts.items()} == {
        "winner": 2,
        "judge": 1,
        "stranger": 0,
    }
    assert counts["winner"][1] == counts["judge"][1]
    nobody: Visitor = app.test_client()
    assert nobody.get("/mis-constancias").status_code == 303


def test_ties_are_told_step_by_step(app: Any, visitor: Visitor) -> None:
    judged = _reach("published", [[4, 4], [4, 4]])
    with _after(judged):
        text = visitor.get(_base(judged)).text
    assert "Siguen iguales." in text
    assert "Lugar compartido" in text


def test_a_member_who_erased_the_account_is_not_named(app: Any, visitor: Visitor) -> None:
    judged = _reach("published")
    with writing():
        issue_certificates(judged.event)
    winner = judged.entries[1].team.lead
    one = db.session.query(Certificate).filter_by(person_id=winner.id).first()
    assert one is not None
    name = winner.name
    change(winner, erased_at=judged.event.created_at)
    assert name not in visitor.get(f"/constancias/{one.public_id}").text
    assert visitor.get(f"/constancias/{one.public_id}/constancia.pdf").status_code == 404
