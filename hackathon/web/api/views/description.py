"""The interface describes itself: OpenAPI for programs, a page for people."""

from __future__ import annotations

from typing import Any

from flask import jsonify
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

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
    words, paths = path_words(), described()["paths"]
    operations = [(path, words[path], facts["get"]) for path, facts in sorted(paths.items())]
    return page("api/reference.html", operations=operations, site_url=settings().site_url)


def path_words() -> dict[str, str]:
    """What each address gives, in the reader's language."""
    return {
        "/api/v1/events": _("Los eventos públicos, del más nuevo al más antiguo."),
        "/api/v1/events/{slug}": _("Un evento, con sus fechas y la fase en que está."),
        "/api/v1/events/{slug}/projects": _(
            "Los proyectos del evento que ya son públicos, como se entregaron."
        ),
        "/api/v1/challenges": _("Los retos, con los conjuntos de datos que vinculan."),
        "/api/v1/datasets": _("Los conjuntos de datos, con sus recursos, licencia y origen."),
        "/api/v1/stories": _("Las Historias publicadas, con los datos que las hicieron posibles."),
        "/api/v1/search": _("Lo público que tiene todas las palabras de q; kind elige el tipo."),
    }


def described() -> dict[str, Any]:
    """The description with the address of this installation."""
    return {**spec.spec, "servers": [{"url": settings().site_url}]}
