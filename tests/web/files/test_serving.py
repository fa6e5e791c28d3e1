"""Stored files: nobody reads one that no feature answers for, and none of them runs."""

from __future__ import annotations

import pytest
from flask import Flask

from hackathon.db import writing
from hackathon.domain.files.actions import attach_file
from hackathon.domain.files.models import FileRecord
from hackathon.gateways.installed import files
from hackathon.web.kit import file_readers
from tests.factories.people import make_operator
from tests.visitor import Visitor


def keep(name: str = "datos.csv", media_type: str = "text/csv") -> FileRecord:
    stored = files().put_made(b"a,b\n1,2\n", name=name, media_type=media_type)
    with writing():
        return attach_file("somebody", stored)


def address(record: FileRecord) -> str:
    return f"/archivos/{record.public_id}/{record.name}"


@pytest.fixture
def _all_may_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_readers, "_readers", [lambda _actor, _record: True])


def test_a_file_that_no_feature_answers_for_is_shown_to_nobody(
    app: Flask, visitor: Visitor
) -> None:
    record = keep()
    assert visitor.get(address(record)).status_code == 404
    assert app.test_client().sign_in(make_operator()).get(address(record)).status_code == 404


@pytest.mark.usefixtures("_all_may_read")
def test_a_file_is_a_download_with_its_name_and_size(visitor: Visitor) -> None:
    record = keep("año 2014.csv")
    answer = visitor.get(address(record))
    assert (answer.status_code, answer.data) == (200, b"a,b\n1,2\n")
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename*=UTF-8''" + "a%C3%B1o%202014.csv"
    )
    assert answer.headers["Content-Length"] == "8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.usefixtures("_all_may_read")
def test_a_page_among_the_files_never_opens_as_one(visitor: Visitor) -> None:
    answer = visitor.get(address(keep("x.html", "text/html")))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.usefixtures("_all_may_read")
def test_a_file_whose_bytes_are_gone_is_not_found(visitor: Visitor) -> None:
    record = keep()
    files().delete(record.key)
    assert visitor.get(address(record)).status_code == 404
