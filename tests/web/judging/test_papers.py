"""Files of an entry for its judge, and the acta de instalación with a recusal."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from hackathon.db import writing
from hackathon.domain.events.phases import Phase
from hackathon.domain.files.actions import attach_file
from hackathon.gateways.installed import files
from hackathon.values import StoredFile
from tests.factories.challenges import make_criterion
from tests.factories.events import make_event
from tests.factories.judging import make_assignment, make_conflict, make_judge, make_round
from tests.factories.people import make_member
from tests.factories.saving import change
from tests.factories.submissions import make_handed_in
from tests.visitor import Visitor

BODY = b"%PDF-1.7 manual"


def _stored(body: bytes, name: str) -> StoredFile:
    return files().put_made(body, name=name, media_type="application/pdf")


class Evidence:
    """An entry with one file, and a judge of it."""

    def __init__(self) -> None:
        self.event = make_event(phase=Phase.JUDGING)
        make_criterion(self.event)
        self.entry = make_handed_in(self.event)
        stored = _stored(BODY, "manual.pdf")
        with writing():
            self.file = attach_file(None, stored)
            self.loose = attach_file(None, _stored(BODY + b"2", "otro.pdf"))
        version = self.entry.current_version
        attached = [{"file": self.file.public_id, "name": "manual.pdf", "kind": "document"}]
        attached[0] |= {"caption": "", "size": 15}  # type: ignore[dict-item]
        change(version, content={**version.content, "attachments": attached})
        self.round = make_round(self.event)
        self.judge = make_judge(self.event)
        self.assignment = make_assignment(self.round, self.judge, self.entry)

    def address(self, file: Any) -> str:
        return f"/jurado/evaluar/{self.assignment.public_id}/archivos/{file.public_id}"


@pytest.fixture
def evidence(app: Flask) -> Evidence:
    return Evidence()


def test_the_judge_opens_the_files_of_the_entry_and_no_others(
    evidence: Evidence, visitor: Visitor
) -> None:
    visitor.sign_in(evidence.judge.person)
    answer = visitor.get(evidence.address(evidence.file))
    assert (answer.status_code, answer.data) == (200, BODY)
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert visitor.get(evidence.address(evidence.loose)).status_code == 404
    page = visitor.get(f"/jurado/evaluar/{evidence.assignment.public_id}/entrega").text
    assert evidence.address(evidence.file) in page


def test_a_judge_in_conflict_opens_no_file(evidence: Evidence, visitor: Visitor) -> None:
    make_conflict(evidence.judge, evidence.entry)
    visitor.sign_in(evidence.judge.person)
    assert visitor.get(evidence.address(evidence.file)).status_code == 403


def test_a_file_that_is_gone_is_missing(evidence: Evidence, visitor: Visitor) -> None:
    files().delete(evidence.file.key)
    visitor.sign_in(evidence.judge.person)
    assert visitor.get(evidence.address(evidence.file)).status_code == 404


def test_the_acta_names_the_recusals(evidence: Evidence, visitor: Visitor) -> None:
    make_conflict(evidence.judge, evidence.entry)
    visitor.sign_in(make_member(evidence.event.organization))
    base = f"/eventos/{evidence.event.slug}/organizar/jurado"
    answer = visitor.get(f"{base}/acta-de-instalacion.pdf")
    assert (answer.status_code, answer.data[:4]) == (200, b"%PDF")


def test_whoever_is_not_signed_in_is_asked_to(evidence: Evidence, visitor: Visitor) -> None:
    answer = visitor.get(f"/jurado/{evidence.event.slug}/proyectos")
    assert answer.location.startswith("/entrar")
    visitor.sign_in(evidence.judge.person)
    change(evidence.judge, declaration_signed_at=None)
    answer = visitor.get(f"/jurado/{evidence.event.slug}/proyectos")
    assert answer.location == f"/jurado/{evidence.event.slug}/declaracion"
