"""Stored files at an address nobody can guess, for those whom their feature lets read them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from hackathon.domain.files.models import FileRecord
from hackathon.domain.files.queries import get_file
from hackathon.errors import Missing
from hackathon.gateways.files import FileMissing
from hackathon.gateways.installed import files
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import file_answer
from hackathon.web.kit.file_readers import may_read_file

bp = Blueprint("files", __name__)
PIECE = 65_536


def _load(public_id: str, name: str) -> FileRecord:
    record = get_file(public_id)
    if record.name != name:
        raise Missing
    return record


@bp.get("/archivos/<public_id>/<name>")
@guarded(may_read_file, load=_load, secret=True)
def stored_file(record: FileRecord) -> ResponseReturnValue:
    """The file itself: shown when its type is inert, else as a download."""
    try:
        source = files().open(record.key)
    except FileMissing as error:
        raise Missing from error
    answer = file_answer(_pieces(source), record.name, record.media_type, inline=True)
    answer.content_length = record.size
    answer.set_etag(record.sha256)
    return answer


@bp.app_template_global()
def file_url(record: FileRecord) -> str:
    """The address of a stored file."""
    return url_for("files.stored_file", public_id=record.public_id, name=record.name)


def _pieces(source: BufferedReader) -> Iterator[bytes]:
    with source:
        while piece := source.read(PIECE):
            yield piece
