"""The fictional contest that is over: scores, two signatures, awards, certificates, Historia."""

from __future__ import annotations

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.actions.people import grant_event_role
from hackathon.domain.events.models import Event
from hackathon.domain.events.plans import planned_dates
from hackathon.domain.events.queries import get_event, is_slug_taken
from hackathon.domain.judging.actions.conflicts import declare_conflict
from hackathon.domain.judging.actions.listing import list_projects_in_search
from hackathon.domain.judging.actions.rounds import close_round
from hackathon.domain.judging.models import AssignmentState, ConflictKind, Round
from hackathon.domain.judging.queries.panel import LIVE, assignments_in
from hackathon.domain.results.actions.computing import certify_result, compute_results
from hackathon.domain.results.actions.publishing import announce_results, publish_results
from hackathon.domain.results.models import ResultRun
from hackathon.domain.results.queries.runs import awards_of
from hackathon.domain.stories.actions.publishing import publish_story
from hackathon.domain.stories.actions.writing import draft_from_award
from hackathon.jobs.demo.contest import (
    ZONE,
    Contest,
    from_today,
    hand_in_project,
    open_contest,
    seat_team,
)
from hackathon.jobs.demo.entries.water import ENTRIES
from hackathon.jobs.demo.jury import JURY, begin_round, declare, held_by, review, seat_jury
from hackathon.jobs.demo.people import Cast, address
from hackathon.jobs.demo.telling import PastReto

SLUG = "agua-clara-demostracion"
BEGAN = -45
CONTEST = Contest(
    slug=SLUG,
    title="Datatón Agua Clara (demostración)",
    summary="Un evento ficticio y concluido: nueve proyectos sobre agua, con todo su resultado.",
    description=(
        "**Evento ficticio de la demostración.** Muestra un datatón completo: evaluaciones, "
        "cálculo ajustado, dos firmas, actas, constancias e Historia. Nadie ganó nada."
    ),
    retos=(
        PastReto(
            title="Agua que se puede beber",
            summary="Que cualquiera sepa cómo está el agua que recibe.",
            problem="Las muestras de los pozos se publican, pero nadie sabe cuál pozo es el suyo.",
            outcome="Una herramienta que una persona entienda sin saber de química.",
            datasets=("demo-calidad-del-agua", "demo-consumo-de-agua", "demo-escuelas"),
        ),
        PastReto(
            title="Ni una fuga más",
            summary="Arreglar primero las fugas que más agua pierden.",
            problem="Las fugas se atienden por orden de llegada, sin importar su tamaño.",
            outcome="Una propuesta de orden, o de recorrido, que una cuadrilla pueda usar.",
            datasets=("demo-reportes-de-fugas", "demo-consumo-de-agua"),
        ),
        PastReto(
            title="Agua pareja",
            summary="Repartir el agua de manera que se entienda y sea justa.",
            problem="El tandeo se decide por sector y las personas se enteran cuando ya pasó.",
            outcome="Que cada casa sepa cuándo tendrá agua y cómo le va frente a las demás.",
            datasets=("demo-horarios-de-tandeo", "demo-consumo-de-agua"),
        ),
    ),
)
# The merit of each entry, in the order of `ENTRIES`.
MERITS = (3, 2, 2, 1, 1, 1, 0, 0, 0)


def tell(cast: Cast) -> int:
    """Tell the whole contest in one go, unless it is told; say whether it was missing."""
    if is_slug_taken(SLUG):
        return 0
    with writing():
        _hold_contest(cast)
        round_ = _judge(cast)
        _settle(cast, round_)
    return 1


def _hold_contest(cast: Cast) -> None:
    """From the announcement to the last hand-in."""
    start = from_today(BEGAN)
    with clock.stopped(from_today(BEGAN - 37)):
        dates = planned_dates("dataton", start, ZONE, clock.now())
        open_contest(cast.actor("organiza"), CONTEST, dates)
    event = get_event(SLUG)
    with clock.stopped(from_today(BEGAN - 20)):
        teams = [seat_team(cast, event, entry) for entry in ENTRIES]
    for number, (team, entry) in enumerate(zip(teams, ENTRIES, strict=True)):
        with clock.stopped(from_today(BEGAN + 13, hour=9 + number)):
            hand_in_project(cast, team, entry)


def _judge(cast: Cast) -> Round:
    """Invite, assign, let one judge stand back, and review everything."""
    actor, event = cast.actor("organiza"), get_event(SLUG)
    with clock.stopped(from_today(BEGAN + 5)):
        seat_jury(cast, actor, event)
        grant_event_role(actor, event, address("organiza.sanpedro"), Role.CERTIFIER)
    with clock.stopped(from_today(BEGAN + 15, hour=10)):
        round_ = begin_round(actor, event)
    with clock.stopped(from_today(BEGAN + 16)):
        given_back = held_by(cast, round_, "jurado3")[0]
        declare(cast, given_back, "jurado3")
        declare_conflict(
            cast.actor("jurado3"),
            given_back,
            ConflictKind.WORK.value,
            "Trabajé con una persona del equipo (demostración).",
        )
    _review_all(cast, event, round_)
    with clock.stopped(from_today(BEGAN + 25, hour=18)):
        return close_round(actor, round_)


def _review_all(cast: Cast, event: Event, round_: Round) -> None:
    merits = _merits(event, round_)
    for turn, name in enumerate(JURY):
        with clock.stopped(from_today(BEGAN + 18 + turn)):
            for assignment in held_by(cast, round_, name):
                if assignment.state in LIVE and assignment.state != AssignmentState.DONE:
                    review(cast, assignment, name, merits[assignment.submission_id])


def _merits(event: Event, round_: Round) -> dict[int, int]:
    by_team = {entry.team: merit for entry, merit in zip(ENTRIES, MERITS, strict=True)}
    return {
        one.submission_id: by_team[one.submission.team.name]
        for one in assignments_in(round_)
        if one.submission.event_id == event.id
    }


def _settle(cast: Cast, round_: Round) -> None:
    """Compute, sign twice, publish, announce, and write the winner's Historia."""
    with clock.stopped(from_today(BEGAN + 26)):
        run = compute_results(cast.actor("organiza"), round_)
        for name in ("organiza", "organiza.sanpedro"):
            certify_result(cast.actor(name), run)
        publish_results(cast.actor("organiza"), run)
    with clock.stopped(from_today(BEGAN + 28, hour=13)):
        announce_results(round_.event, run)
        list_projects_in_search(round_.event)
    with clock.stopped(from_today(BEGAN + 34)):
        _write_story(cast, run)


def _write_story(cast: Cast, run: ResultRun) -> None:
    actor = cast.actor("organiza")
    best = next(award for award in awards_of(run.round.event) if award.place == 1)
    story = draft_from_award(actor, best)
    story.category, story.tagline = "energia-y-medio-ambiente", "Historia de demostración."
    story.dated_at = clock.now()
    db.session.flush()
    publish_story(actor, story)
