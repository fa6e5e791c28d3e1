"""The blueprint that the views of projects share, and the steps of a hand-in."""

from __future__ import annotations

from flask import Blueprint, url_for
from flask_babel import gettext as _

from hackathon.domain.submissions.checklist import Checklist, Item
from hackathon.domain.submissions.models import Submission

bp = Blueprint("submissions", __name__)

STEPS = ("edit", "datasets", "files", "review")
WHERE = {
    Item.DATA: "datasets",
    Item.TEAM: "review",
}


def step_words() -> dict[str, str]:
    """The steps of a hand-in in words."""
    return {
        "edit": _("Proyecto"),
        "datasets": _("Datos"),
        "files": _("Archivos"),
        "review": _("Revisar y entregar"),
    }


def steps_for(submission: Submission, here: str) -> list[dict[str, str]]:
    """The steps as the route of the page, with the present one marked."""
    words = step_words()
    place = STEPS.index(here)
    return [
        {
            "label": words[step],
            "url": url_for(f"submissions.{step}", public_id=submission.public_id),
            "state": "done" if number < place else "now" if number == place else "ahead",
        }
        for number, step in enumerate(STEPS)
    ]


def item_words() -> dict[Item, str]:
    """The lines of the checklist in words."""
    return {
        Item.CHALLENGE: _("Reto elegido"),
        Item.TITLE: _("Nombre del proyecto"),
        Item.SUMMARY: _("Qué hace, en una frase"),
        Item.DESCRIPTION: _("Descripción"),
        Item.DATA: _("Datos declarados según la regla del reto"),
        Item.LICENCE: _("Licencia del proyecto"),
        Item.TEAM: _("Integrantes suficientes en el equipo"),
    }


def checklist_lines(submission: Submission, lines: Checklist) -> list[tuple[str, bool, str]]:
    """The checklist as the page shows it: words, done, and where to do it."""
    words = item_words()
    return [(words[item], done, _where(submission, item)) for item, done in lines.lines]


def _where(submission: Submission, item: Item) -> str:
    if item is Item.TEAM:
        return url_for("teams.team", public_id=submission.team.public_id)
    step = WHERE.get(item, "edit")
    return url_for(f"submissions.{step}", public_id=submission.public_id)
