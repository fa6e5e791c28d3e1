"""The clauses of a published call with their names, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from hackathon.domain.challenges.models import ConvocatoriaVersion


@dataclass(frozen=True)
class Clause:
    """A clause: its name and its text, rendered when it was published."""

    title: str
    body_html: str


def clauses_of(version: ConvocatoriaVersion) -> dict[str, Clause]:
    """The clauses of a version that say something, by code."""
    titles = {
        "legal_basis": _("Fundamento jurídico"),
        "exclusions": _("Quiénes no pueden participar"),
        "intellectual_property": _("Propiedad intelectual"),
        "objections": _("Recusación e inconformidades"),
        "unforeseen": _("Casos no previstos"),
    }
    return {
        code: Clause(title, html)
        for code, title in titles.items()
        if (html := version.texts_html.get(code))
    }
