"""Error pages in plain Spanish; a program gets problem JSON instead."""

from __future__ import annotations

import secrets
from http import HTTPStatus

import structlog
from flask import Flask, Response, current_app, jsonify, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from sqlalchemy.orm.exc import ObjectDeletedError, StaleDataError
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError

from hackathon.db import db
from hackathon.domain.addresses.queries import find_new_path
from hackathon.errors import Forbidden, Missing, RuleBroken, Stale
from hackathon.web.kit.access import wanted_path
from hackathon.web.kit.messages import sentence

log = structlog.get_logger(__name__)
PAGES = frozenset({400, 403, 404, 405, 409, 413, 422, 429, 500})


def error_page(status: int, **context: object) -> Response:
    """The page of an error, or problem JSON for the programming interface."""
    if request.path.startswith("/api/"):
        answer = jsonify(status=status, detail=context.get("detail") or "")
        answer.status_code = status
        return answer
    template = f"errors/{status}.html" if status in PAGES else "errors/400.html"
    return Response(render_template(template, status=status, **context), status)


def _missing(_error: Missing) -> Response:
    return _not_found()


def _not_found() -> Response:
    moved = find_new_path(request.path) if request.method == "GET" else None
    if moved:
        return redirect(moved, 301)  # type: ignore[return-value]
    return error_page(404)


def _http(error: HTTPException) -> Response:
    if isinstance(error, SecurityError):
        # A host that is not ours: no page, since its links would lead there.
        return Response("400\n", HTTPStatus.BAD_REQUEST, mimetype="text/plain")
    if isinstance(error, CSRFError):
        return error_page(400, is_expired=True)
    if error.response is not None:
        return error.response  # type: ignore[return-value]
    status = HTTPStatus(error.code or 500)
    if status == HTTPStatus.NOT_FOUND:
        return _not_found()
    if status == HTTPStatus.UNAUTHORIZED and not request.path.startswith("/api/"):
        path = url_for("accounts.sign_in", next=wanted_path() or None)
        return redirect(path, 303)  # type: ignore[return-value]
    answer = error_page(status, detail=error.description)
    answer.headers.extend(
        [(name, value) for name, value in error.get_headers() if name in {"Allow", "Retry-After"}]
    )
    return answer


def _unexpected(error: Exception) -> Response:
    if current_app.config["PROPAGATE_EXCEPTIONS"]:
        raise error
    error_id = secrets.token_hex(4)
    original = error.original_exception if isinstance(error, InternalServerError) else error
    log.error("request_failed", error_id=error_id, path=request.path, exc_info=original or error)
    db.session.rollback()
    return error_page(500, error_id=error_id)


def init_app(app: Flask) -> None:
    """Turn every error into its page."""
    app.register_error_handler(Missing, _missing)
    app.register_error_handler(Forbidden, lambda _error: error_page(403))
    app.register_error_handler(RuleBroken, lambda broken: error_page(409, detail=sentence(broken)))
    app.register_error_handler(Stale, lambda stale: error_page(409, stored=stale.stored))
    app.register_error_handler(ObjectDeletedError, lambda _gone: _not_found())
    app.register_error_handler(StaleDataError, lambda _error: error_page(409))
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)
