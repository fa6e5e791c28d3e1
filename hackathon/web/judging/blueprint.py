"""The blueprint of judging; a refusal inside it leaves a trace."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from hackathon.errors import Forbidden
from hackathon.web.kit.errors import error_page
from hackathon.web.kit.note import note

bp = Blueprint("judging", __name__)


@bp.errorhandler(Forbidden)
def refused(_error: Forbidden) -> ResponseReturnValue:
    """Say no, and note who tried: a judge in conflict who opens the entry is such a case."""
    note("judging.refused", "address", path=request.path[:200], method=request.method)
    return error_page(403)
