"""The jury of the fictional contests: five seats, a round, and reviews with marks on purpose."""

from __future__ import annotations

from collections.abc import Mapping

from hackathon.db import db, new_public_id
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.events.models import Event
from hackathon.domain.judging.actions.assigning import assign_balanced
from hackathon.domain.judging.actions.jury import Invitation, invite_judge, sign_declaration
from hackathon.domain.judging.actions.reviewing import ReviewDraft, save_review
from hackathon.domain.judging.actions.rounds import open_round, prepare_round
from hackathon.domain.judging.models import Assignment, Round
from hackathon.domain.judging.queries.panel import assignments_in
from hackathon.domain.judging.queries.rounds import criteria_of
from hackathon.jobs.demo.people import Cast, address

JURY: Mapping[str, str] = {
    "jurado1": "Universidad de Demostración",
    "jurado2": "Laboratorio Cívico de Demostración",
    "jurado3": "Cámara de Software de Demostración",
    "jurado4": "Red de Periodismo de Demostración",
    "jurado5": "Colegio de Diseño de Demostración",
}
# Some judges are severe and some are lenient, which is what the adjusted rule is for.
SEVERITY = {"jurado1": 0, "jurado2": -1, "jurado3": 0, "jurado4": 1, "jurado5": 0}
LOWEST, HIGHEST = 1, 5
FEEDBACK = (
    "El problema está bien elegido. Falta decir quién mantendría la herramienta dentro de un año.",
    "Los datos se usan con cuidado y se explica de dónde salen. La versión de teléfono convence.",
    "La idea se entiende en un minuto. Convendría mostrar una prueba con personas que la usarían.",
    "El análisis se puede repetir. Faltan instrucciones para instalarlo desde cero.",
)


def seat_jury(cast: Cast, actor: Actor, event: Event) -> None:
    """Invite the five to the event's jury."""
    for name, affiliation in JURY.items():
        invite_judge(
            actor,
            event,
            Invitation(email=address(name), name=cast[name].name, affiliation=affiliation),
        )


def begin_round(actor: Actor, event: Event) -> Round:
    """Open the round that the call announces and give every entry its judges."""
    round_ = prepare_round(actor, event)
    assign_balanced(actor, round_)
    return open_round(actor, round_)


def held_by(cast: Cast, round_: Round, name: str) -> list[Assignment]:
    """The assignments of a judge in the order in which they stand on the screen."""
    mine = [one for one in assignments_in(round_) if one.judge.person_id == cast[name].id]
    return sorted(mine, key=lambda one: one.position)


def declare(cast: Cast, assignment: Assignment, name: str) -> None:
    """Sign the declaration of interests, once."""
    sign_declaration(cast.actor(name), assignment.judge)
    db.session.flush()


def review(
    cast: Cast, assignment: Assignment, name: str, merit: int, *, only: int | None = None
) -> None:
    """Save a review whose marks follow from the merit of the entry (0 to 3) and the judge.

    With `only`, that many criteria are marked and the review stays unfinished.
    """
    declare(cast, assignment, name)
    criteria = criteria_of(assignment.round.event_id)
    turn = assignment.submission_id + assignment.judge_id
    marks: dict[int, object] = {
        criterion.id: _mark(merit, SEVERITY[name], turn + place)
        for place, criterion in enumerate(criteria[:only])
    }
    draft = ReviewDraft(
        marks=marks,
        feedback=FEEDBACK[turn % len(FEEDBACK)] if only is None else "",
        key=f"demo-{new_public_id()}",
        must_be_complete=only is None,
    )
    save_review(cast.actor(name), assignment, draft)


def _mark(merit: int, severity: int, turn: int) -> int:
    """A whole mark from 1 to 5: two for taking part, the merit, the judge's habit, a wobble."""
    wobble = (turn % 3) - 1 if turn % 2 else 0
    return max(LOWEST, min(HIGHEST, 2 + merit + severity + wobble))
