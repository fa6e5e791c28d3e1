"""The interface describes itself: OpenAPI for programs, a page for people."""

from __future__ import annotations

from typing import Any

from flask import jsonify
from flask.typing import ResponseReturnValue

from hackathon.gateways.installed import settings
from hackathon.web.api.blueprint import bp, spec
from hackathon.web.kit.access import public
from hackathon.web.kit.answers import page


@bp.get("/v1/openapi.json")
@public
def openapi() -> ResponseReturnValue:
    """The description as OpenAPI 3.1."""
    return jsonify(described())


@bp.get("")
@public
def reference() -> ResponseReturnValue:
    """The same description to read, with an address to try for each."""
    paths = described()["paths"]
    operations = [(path, facts["get"]) for path, facts in sorted(paths.items())]
    return page("api/reference.html", operations=operations, site_url=settings().site_url)


def described() -> dict[str, Any]:
    """The description with the address of this installation."""
    return {**spec.spec, "servers": [{"url": settings().site_url}]}
