"""The fictional contest that is being judged today, with the judges at different points."""

from __future__ import annotations

from hackathon import clock
from hackathon.db import writing
from hackathon.domain.events.queries import get_event, is_slug_taken
from hackathon.domain.judging.actions.conflicts import declare_conflict
from hackathon.domain.judging.models import ConflictKind, Round
from hackathon.jobs.demo.contest import (
    Contest,
    from_today,
    hand_in_project,
    open_contest,
    seat_team,
)
from hackathon.jobs.demo.entries.street import ENTRIES
from hackathon.jobs.demo.jury import begin_round, declare, held_by, review, seat_jury
from hackathon.jobs.demo.people import Cast
from hackathon.jobs.demo.telling import PastReto

SLUG = "calle-viva-demostracion"
CONTEST = Contest(
    slug=SLUG,
    title="Datatón Calle Viva (demostración)",
    summary="Un evento ficticio en evaluación: entra como jurado y califica.",
    description=(
        "**Evento ficticio de la demostración.** Las entregas cerraron y el jurado trabaja. Entra "
        "con cualquiera de las cuentas de jurado para probar su pantalla."
    ),
    retos=(
        PastReto(
            title="Camino a la escuela",
            summary="Que llegar a pie sea lo normal y no lo valiente.",
            problem="Los cruces frente a las escuelas se arreglan cuando ya hubo un accidente.",
            outcome="Una forma de decidir qué cruce va primero, y por qué.",
            datasets=("demo-hechos-de-transito", "demo-escuelas"),
        ),
        PastReto(
            title="Sombra para caminar",
            summary="Árboles donde la gente camina.",
            problem="El arbolado se cuenta, pero no se cruza con quién camina por cada calle.",
            outcome="Un plan de dónde plantar o cuidar, que se pueda discutir con vecinos.",
            datasets=("demo-arbolado", "demo-escuelas"),
        ),
    ),
)
MERITS = (3, 2, 2, 1, 1, 1, 0, 0)
# How many reviews each judge has finished; who stands in the middle of one is told below.
FINISHED = {"jurado1": 1, "jurado2": 3, "jurado3": 0, "jurado4": 0, "jurado5": 2}


def tell(cast: Cast) -> int:
    """Tell the contest up to today, unless it is told; say whether it was missing."""
    if is_slug_taken(SLUG):
        return 0
    with writing():
        _hold_contest(cast)
        _judge(cast)
    return 1


def _hold_contest(cast: Cast) -> None:
    dates = {
        "registration_at": from_today(-45),
        "registration_until": from_today(-17, hour=23),
        "hacking_at": from_today(-16),
        "submissions_until": from_today(-3, hour=18),
        "judging_at": from_today(-2),
        "judging_until": from_today(18, hour=18),
        "results_at": from_today(21, hour=12),
        "archived_at": from_today(386, hour=12),
    }
    with clock.stopped(from_today(-46)):
        open_contest(cast.actor("organiza"), CONTEST, dates)
    event = get_event(SLUG)
    with clock.stopped(from_today(-20)):
        teams = [seat_team(cast, event, entry) for entry in ENTRIES]
    for number, (team, entry) in enumerate(zip(teams, ENTRIES, strict=True)):
        with clock.stopped(from_today(-3, hour=9 + number)):
            hand_in_project(cast, team, entry)


def _judge(cast: Cast) -> None:
    """Open the round two days ago; some judges are done, one has not begun."""
    actor, event = cast.actor("organiza"), get_event(SLUG)
    with clock.stopped(from_today(-5)):
        seat_jury(cast, actor, event)
    with clock.stopped(from_today(-2, hour=10)):
        round_ = begin_round(actor, event)
    with clock.stopped(from_today(-1)):
        _recuse(cast, round_)
        _review_some(cast, round_)


def _recuse(cast: Cast, round_: Round) -> None:
    given_back = held_by(cast, round_, "jurado3")[0]
    declare(cast, given_back, "jurado3")
    note = "Doy clases a una persona del equipo (demostración)."
    declare_conflict(cast.actor("jurado3"), given_back, ConflictKind.TEACHING.value, note)


def _review_some(cast: Cast, round_: Round) -> None:
    by_team = {entry.team: merit for entry, merit in zip(ENTRIES, MERITS, strict=True)}
    for name, finished in FINISHED.items():
        for assignment in held_by(cast, round_, name)[:finished]:
            review(cast, assignment, name, by_team[assignment.submission.team.name])
    begun = held_by(cast, round_, "jurado1")[FINISHED["jurado1"]]
    review(cast, begun, "jurado1", by_team[begun.submission.team.name], only=2)
