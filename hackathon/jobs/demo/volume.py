"""Volume for load tests: generated teams, projects, judges and reviews in one labelled event."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import func, select, update

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.audit.actions import record
from hackathon.domain.challenges.queries import challenges_of
from hackathon.domain.events.models import Event, ProjectVisibility
from hackathon.domain.events.queries import get_event, is_slug_taken
from hackathon.domain.teams.models import Team
from hackathon.jobs.demo.contest import Contest, from_today, open_contest
from hackathon.jobs.demo.loading import set_stage
from hackathon.jobs.demo.people import Cast
from hackathon.jobs.demo.telling import PastReto
from hackathon.jobs.demo.volume_rows import Crowd, add_judges, add_reviews, add_teams

SLUG = "volumen-de-demostracion"
CHUNK = 1000
CONTEST = Contest(
    slug=SLUG,
    title="Volumen de demostración",
    summary="Un evento ficticio con miles de proyectos generados, para pruebas de carga.",
    description="**Evento ficticio.** Todo lo que contiene se generó con `flask demo scale`.",
    visibility=ProjectVisibility.AT_HAND_IN,
    rule="mean",
    retos=(
        PastReto(
            title="Reto de volumen uno",
            summary="La mitad de los proyectos generados.",
            problem="Ninguno: es volumen.",
            outcome="Ninguno: es volumen.",
            datasets=("demo-escuelas", "demo-arbolado"),
        ),
        PastReto(
            title="Reto de volumen dos",
            summary="La otra mitad de los proyectos generados.",
            problem="Ninguno: es volumen.",
            outcome="Ninguno: es volumen.",
            datasets=("demo-obra-publica", "demo-reportes-de-fugas"),
        ),
    ),
)


@dataclass(frozen=True)
class Volume:
    """How much to add; every project has a team, every review a judge of its own."""

    projects: int
    teams: int
    judges: int
    reviews: int

    @property
    def rows(self) -> int:
        """What the progress bar counts up to."""
        return self.teams + self.judges + self.reviews

    @property
    def is_possible(self) -> bool:
        """Whether there are enough projects and judges: a judge reviews a project once."""
        return self.reviews <= self.projects * self.judges


def scale(volume: Volume, advance: Callable[[int], object]) -> str:
    """Add the volume to its event, which is made when missing; return the event's address."""
    cast, _made = set_stage()
    if not is_slug_taken(SLUG):
        _open_event(cast)
    projects: list[int] = []
    for first, last in _chunks(volume.teams):
        with writing():
            crowd = _crowd()
            with_project = max(0, min(last, volume.projects) - first)
            projects += add_teams(crowd, last - first, with_project)
        advance(last - first)
    with writing():
        judges = add_judges(_crowd(), volume.judges)
    advance(volume.judges)
    for first, last in _chunks(volume.reviews):
        with writing():
            add_reviews(_crowd(), projects, judges, range(first, last))
        advance(last - first)
    _finish(cast, volume)
    return SLUG


def _open_event(cast: Cast) -> None:
    dates = {
        "registration_at": from_today(-60),
        "registration_until": from_today(-31, hour=23),
        "hacking_at": from_today(-30),
        "submissions_until": from_today(-3, hour=18),
        "judging_at": from_today(-2),
        "judging_until": from_today(60, hour=18),
        "results_at": from_today(70, hour=12),
        "archived_at": from_today(400, hour=12),
    }
    with writing(), clock.stopped(from_today(-61)):
        open_contest(cast.actor("organiza"), CONTEST, dates)


def _crowd() -> Crowd:
    event = get_event(SLUG)
    made = db.session.scalar(select(func.count()).where(Team.event_id == event.id)) or 0
    return Crowd(event=event, challenges=tuple(challenges_of(event)), made=made)


def _finish(cast: Cast, volume: Volume) -> None:
    """Count the seats and say so in the audit."""
    with writing():
        event = get_event(SLUG)
        seats = update(Event).where(Event.id == event.id)
        more = Event.registered_count + volume.teams
        db.session.execute(seats.values(registered_count=more))
        record(
            "demo.volume_added",
            cast.actor("organiza"),
            f"event:{event.id}",
            projects=volume.projects,
            teams=volume.teams,
            judges=volume.judges,
            reviews=volume.reviews,
        )


def _chunks(count: int) -> Iterator[tuple[int, int]]:
    for first in range(0, count, CHUNK):
        yield first, min(first + CHUNK, count)
