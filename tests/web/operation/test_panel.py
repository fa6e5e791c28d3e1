"""The operators' page: what needs somebody, and a second chance for dead jobs."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from hackathon.db import db, writing
from hackathon.domain.audit.models import AuditEntry
from hackathon.domain.audit.queries import head
from hackathon.domain.jobs.actions import enqueue, fail_job, take_job
from hackathon.domain.jobs.models import Job, JobState
from tests.factories.organizations import make_request
from tests.factories.people import make_operator, make_person
from tests.visitor import Visitor


@pytest.fixture
def operator(visitor: Visitor) -> Visitor:
    """The browser of an operator."""
    return visitor.sign_in(make_operator())


def dead_job(**payload: object) -> Job:
    with writing():
        enqueue("send_letter", **payload)
    with writing():
        job = take_job()
        assert job is not None
        fail_job(job.id, 1, "OSError: <b>no</b>", for_good=True)
    return db.session.scalars(select(Job).order_by(Job.id.desc())).first()


def test_a_quiet_platform_says_so(operator: Visitor) -> None:
    shown = operator.get("/operacion").text
    assert "Nada por ahora" in shown
    assert head()[:8] in shown


def test_what_needs_somebody_is_on_top(operator: Visitor) -> None:
    make_request(make_person())
    dead_job(letter="magic_link")
    dead_job()
    with writing():
        enqueue("later")
    shown = operator.get("/operacion").text
    assert "Una institución espera su acreditación" in shown
    assert "No salió una carta: magic_link" in shown
    assert "No se hizo un trabajo: send_letter" in shown
    assert "OSError: &lt;b&gt;no&lt;/b&gt;" in shown
    assert "Hay trabajos en espera" in shown


def test_a_dead_job_gets_another_chance(operator: Visitor) -> None:
    job = dead_job()
    address = f"/operacion/trabajos/{job.public_id}/reintentar"
    for _ in range(2):
        assert operator.post(address).status_code == 303
    assert db.session.get_one(Job, job.id).state == JobState.WAITING
    actions = db.session.scalars(select(AuditEntry.action)).all()
    assert actions.count("job.revived") == 1


def test_nobody_else_gives_a_job_another_chance(visitor: Visitor) -> None:
    job = dead_job()
    address = f"/operacion/trabajos/{job.public_id}/reintentar"
    assert visitor.post(address).status_code == 303
    assert visitor.sign_in(make_person()).post(address).status_code == 403
    assert db.session.get_one(Job, job.id).state == JobState.DEAD


def test_an_unknown_job_is_not_found(operator: Visitor) -> None:
    assert operator.post("/operacion/trabajos/nada/reintentar").status_code == 404


def test_a_whole_chain_is_said_to_be_whole_and_a_broken_one_named(operator: Visitor) -> None:
    assert "El registro está íntegro" in operator.get("/operacion/auditoria").text
    with writing():
        db.session.execute(update(AuditEntry).where(AuditEntry.id == 1).values(action="other"))
    shown = operator.get("/operacion/auditoria").text
    assert "El registro fue alterado" in shown
    assert "no cuadra es la 1" in shown


def test_the_page_takes_the_same_statements_for_one_and_three(
    operator: Visitor, statements
) -> None:
    dead_job()
    operator.get("/operacion")
    with statements() as one:
        operator.get("/operacion")
    dead_job()
    dead_job()
    with statements() as three:
        operator.get("/operacion")
    assert len(one) == len(three)
