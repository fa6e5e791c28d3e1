"""Searching everything that is public."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.search.queries import KINDS, PAGE
from hackathon.domain.stories.searching import counts_in_public, found_in_public
from hackathon.web.kit.access import public
from hackathon.web.kit.answers import page
from hackathon.web.kit.pages import Page, page_number

bp = Blueprint("search", __name__)
LONGEST_QUERY = 200


@bp.get("/buscar")
@public
def find() -> ResponseReturnValue:
    """What was found, all or of one kind, with the counts of each."""
    query = request.args.get("q", "").strip()[:LONGEST_QUERY]
    counts = counts_in_public(query)
    asked = request.args.get("tipo", "")
    kind = asked if counts.get(asked) else ""
    total = counts[kind] if kind else sum(counts.values())
    number = min(page_number(), max(1, -(-total // PAGE)))
    found = found_in_public(query, kind, number) if total else []
    return page(
        "search/find.html",
        q=query,
        kind=kind,
        counts={code: counts[code] for code in KINDS if counts[code]},
        words=kind_words(),
        found=Page(found, number, PAGE, total),
    )


def kind_words() -> dict[str, tuple[str, str]]:
    """The kinds of things: one of them, and all of them."""
    return {
        "story": (_("Historia"), _("Historias")),
        "event": (_("Evento"), _("Eventos")),
        "challenge": (_("Reto"), _("Retos")),
        "dataset": (_("Conjunto de datos"), _("Datos")),
        "submission": (_("Proyecto"), _("Proyectos")),
        "organization": (_("Institución"), _("Instituciones")),
    }
