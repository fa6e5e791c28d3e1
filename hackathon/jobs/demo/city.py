"""The fictional contest that is open today: register, make a team, draft, hand in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from hackathon import clock
from hackathon.db import writing
from hackathon.domain.events.actions.dates import set_dates
from hackathon.domain.events.models import Event, ProjectVisibility
from hackathon.domain.events.queries import get_event, is_slug_taken
from hackathon.domain.judging.actions.rounds import prepare_round
from hackathon.domain.judging.queries.rounds import find_round
from hackathon.domain.teams.actions.invitations import invite
from hackathon.jobs.demo.contest import (
    Contest,
    from_today,
    hand_in_project,
    open_contest,
    seat_team,
    write_project,
)
from hackathon.jobs.demo.entries.city import DRAFTS, HANDED_IN, SEEKING, WITHOUT_PROJECT
from hackathon.jobs.demo.jury import seat_jury
from hackathon.jobs.demo.people import Cast, address
from hackathon.jobs.demo.telling import PastReto

SLUG = "ciudad-abierta-demostracion"
RENEW_BEFORE = timedelta(days=2)
CONTEST = Contest(
    slug=SLUG,
    title="Datatón Ciudad Abierta (demostración)",
    summary="Un evento ficticio abierto hoy: inscríbete, forma un equipo y entrega un proyecto.",
    description=(
        "**Evento ficticio de la demostración.** Está abierto para que pruebes todo: inscripción, "
        "equipos, borrador, entrega y acuse. Los premios no se entregan."
    ),
    visibility=ProjectVisibility.AT_HAND_IN,
    retos=(
        PastReto(
            title="Rutas seguras a la escuela",
            summary="Encontrar los cruces que más urge arreglar frente a las escuelas.",
            problem=(
                "Cada escuela tiene un cruce que las familias temen. Los hechos de tránsito se "
                "publican, pero nadie los ha leído escuela por escuela."
            ),
            outcome="Una lista ordenada de cruces, con la razón de cada lugar.",
            datasets=("demo-hechos-de-transito", "demo-escuelas"),
        ),
        PastReto(
            title="¿En qué se gasta en mi colonia?",
            summary="Que las obras de la colonia se entiendan sin pedir permiso.",
            problem="El gasto en obra se publica en una tabla que casi nadie puede leer.",
            outcome="Una página o una visualización que responda la pregunta en un minuto.",
            datasets=("demo-obra-publica",),
        ),
        PastReto(
            title="La fuga de la esquina",
            summary="Saber qué pasó con la fuga que reportaste.",
            problem="Quien reporta una fuga no vuelve a saber de ella.",
            outcome="Una forma de seguir un reporte y de compararlo con los demás.",
            datasets=("demo-reportes-de-fugas", "demo-consumo-de-agua"),
        ),
    ),
)


def tell(cast: Cast) -> int:
    """Open the contest, unless it is there; one that is about to close gets more time."""
    if is_slug_taken(SLUG):
        return _keep_open(cast)
    with writing():
        _open(cast)
        _fill(cast)
    return 1


def _open(cast: Cast) -> None:
    actor = cast.actor("organiza")
    dates = {"registration_at": from_today(-20), **_dates(-4, 12)}
    with clock.stopped(from_today(-21)):
        open_contest(actor, CONTEST, dates)
    event = get_event(SLUG)
    with clock.stopped(from_today(-6)):
        seat_jury(cast, actor, event)
        prepare_round(actor, event)


def _fill(cast: Cast) -> None:
    event = get_event(SLUG)
    with clock.stopped(from_today(-3)):
        for entry in WITHOUT_PROJECT:
            team = seat_team(cast, event, entry)
            if entry is SEEKING:
                invite(cast.actor(entry.lead), team, address("persona"))
    with clock.stopped(from_today(-2)):
        for entry in DRAFTS:
            write_project(cast, seat_team(cast, event, entry), entry)
    with clock.stopped(from_today(-1)):
        hand_in_project(cast, seat_team(cast, event, HANDED_IN), HANDED_IN)


def _dates(start: int, close: int) -> Mapping[str, datetime]:
    """Dates that begin and close so many days from the clock's today."""
    return {
        "hacking_at": from_today(start),
        "registration_until": from_today(close - 2, hour=23),
        "submissions_until": from_today(close, hour=18),
        "judging_at": from_today(close + 1),
        "judging_until": from_today(close + 11, hour=18),
        "results_at": from_today(close + 14, hour=12),
        "archived_at": from_today(close + 379, hour=12),
    }


def _keep_open(cast: Cast) -> int:
    """Move the closings on when the demonstration has grown old; in public, like any change."""
    event = get_event(SLUG)
    if not _needs_time(event):
        return 0
    moved = {name: at for name, at in _dates(0, 12).items() if name != "hacking_at"}
    with writing():
        reason = "La demostración sigue abierta para quien la prueba."
        set_dates(cast.actor("organiza"), get_event(SLUG), moved, reason=reason)
    return 1


def _needs_time(event: Event) -> bool:
    round_ = find_round(event)
    closes = event.submissions_until
    is_judged = round_ is not None and round_.opened_at is not None
    return not is_judged and closes is not None and closes - clock.now() < RENEW_BEFORE
