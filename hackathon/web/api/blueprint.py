"""The blueprint of the programming interface, and the description that it gives of itself."""

from __future__ import annotations

import json
from http import HTTPStatus

from flask import Blueprint, Response, request
from pydantic import ValidationError
from spectree import SpecTree

bp = Blueprint("api", __name__, url_prefix="/api")


def say_what_is_wrong(
    _request: object, answer: Response | None, fault: Exception | None, *_rest: object
) -> None:
    """Put each wrong parameter with its reason into the answer to a bad question."""
    if answer is None or not isinstance(fault, ValidationError):
        return
    errors = [
        {"field": ".".join(map(str, line["loc"])), "reason": line["msg"]}
        for line in fault.errors(include_url=False, include_input=False, include_context=False)
    ]
    detail = "; ".join(f"{line['field']}: {line['reason']}" for line in errors)
    answer.set_data(json.dumps({"status": answer.status_code, "detail": detail, "errors": errors}))


# `page_templates` is empty because the pages that come with it load scripts from elsewhere.
spec = SpecTree(
    "flask",
    title="Datatón",
    version="1",
    description="Lo que es público en Datatón: eventos, retos, datos, proyectos e Historias.",
    openapi_version="3.1.0",
    mode="strict",
    page_templates={},
    before=say_what_is_wrong,
    naming_strategy=lambda model: model.__name__,
    nested_naming_strategy=lambda _parent, child: child,
)
CACHED_SECONDS = 60


@bp.after_request
def open_to_all(answer: Response) -> Response:
    """Any site may read the answers, without credentials; an unchanged one is not sent again."""
    answer.headers["Access-Control-Allow-Origin"] = "*"
    if answer.status_code == HTTPStatus.OK and request.method in {"GET", "HEAD"}:
        answer.cache_control.public = True
        answer.cache_control.max_age = CACHED_SECONDS
        answer.add_etag()
        answer.make_conditional(request)
    return answer
