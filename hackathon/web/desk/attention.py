"""What an event asks of those who organize it, each line with its one action."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from hackathon.domain.challenges.actions.call import has_unpublished_changes
from hackathon.domain.challenges.readiness import gaps_of, is_contest
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.events.phases import (
    Phase,
    accepts_submissions,
    phase_at,
    submissions_close_at,
)
from hackathon.presentation.dates import countdown
from hackathon.web.desk.figures import DeskFigures, failed_datasets
from hackathon.web.kit.i18n import chosen_language

SOON = timedelta(days=3)
JURY_AHEAD = timedelta(days=10)


@dataclass(frozen=True)
class Attention:
    """One line: what, why, and the one thing to do about it."""

    what: str
    why: str
    label: str
    url: str
    tone: str = "info"


def attention_of(event: Event, figures: DeskFigures, at: datetime) -> list[Attention]:
    """Everything that needs attention now, the most urgent first."""
    if event.state == EventState.CANCELLED:
        return []
    if event.state == EventState.DRAFT:
        return [_draft(event)]
    found = [
        *_of_call(event),
        *_of_hand_ins(event, figures, at),
        *_of_jury(event, figures, at),
        *_of_results(event, at),
        *_of_data(event),
        *_of_people(event, figures, at),
    ]
    order = {"danger": 0, "now": 1, "info": 2}
    return sorted(found, key=lambda line: order[line.tone])


def _draft(event: Event) -> Attention:
    address = url_for("events.set_up", slug=event.slug)
    missing = len(gaps_of(event))
    if not missing:
        why = _("Nadie más lo ve hasta que se publique.")
        return Attention(_("El borrador está completo"), why, _("Publicar"), address, "now")
    what = ngettext(
        "Falta %(num)s dato para publicar", "Faltan %(num)s datos para publicar", missing
    )
    return Attention(what, _("Es un borrador."), _("Seguir preparando"), address, "now")


def _of_call(event: Event) -> Iterator[Attention]:
    if is_contest(event) and not event.is_historical and has_unpublished_changes(event):
        yield Attention(
            _("La convocatoria publicada ya no dice lo mismo que el evento"),
            _("Cambiaron fechas, retos, criterios, premios o textos."),
            _("Publicar una versión nueva"),
            url_for("challenges.new_version", slug=event.slug),
            "now",
        )


def _of_hand_ins(event: Event, figures: DeskFigures, at: datetime) -> Iterator[Attention]:
    until = submissions_close_at(event.schedule)
    missing = figures.teams_without_project
    if until is None or not missing or not accepts_submissions(event.schedule, at):
        return
    if until - at <= SOON:
        what = ngettext(
            "%(num)s equipo no ha entregado", "%(num)s equipos no han entregado", missing
        )
        address = url_for("teams.list_teams", slug=event.slug)
        left = countdown(until, at, chosen_language())
        yield Attention(
            what,
            _("Cierre de entregas: %(left)s.", left=left),
            _("Ver los equipos"),
            address,
            "now",
        )


def _of_jury(event: Event, figures: DeskFigures, at: datetime) -> Iterator[Attention]:
    panel = url_for("judging.panel", slug=event.slug)
    start = event.judging_at
    is_near = start is not None and start - at <= JURY_AHEAD
    is_ahead = phase_at(event.schedule, at) not in (Phase.RESULTS, Phase.ARCHIVED)
    if is_near and is_ahead and not figures.judges:
        tone = "danger" if start is not None and start <= at else "now"
        why = _("La evaluación está cerca y no se ha invitado a nadie.")
        yield Attention(_("El evento no tiene jurado"), why, _("Invitar al jurado"), panel, tone)
    if figures.judges_idle:
        what = ngettext(
            "%(num)s integrante del jurado no ha abierto ningún proyecto",
            "%(num)s integrantes del jurado no han abierto ningún proyecto",
            figures.judges_idle,
        )
        left = figures.reviews - figures.reviews_done
        why = ngettext(
            "Queda %(num)s evaluación por hacer.", "Quedan %(num)s evaluaciones por hacer.", left
        )
        yield Attention(what, why, _("Enviar recordatorio"), panel, "danger")
    is_judging = phase_at(event.schedule, at) == Phase.JUDGING
    if is_judging and figures.judges and figures.handed_in and not figures.rounds_open:
        why = _("Los proyectos ya se entregaron.")
        yield Attention(_("La ronda no está abierta"), why, _("Ir al jurado"), panel, "now")


def _of_results(event: Event, at: datetime) -> Iterator[Attention]:
    due = event.results_at
    if due is None or due > at or event.results_published_at is not None or event.is_historical:
        return
    if is_contest(event) and phase_at(event.schedule, at) == Phase.RESULTS:
        yield Attention(
            _("Llegó la fecha de los resultados y no se han publicado"),
            _("Se publican cuando están certificados."),
            _("Ir a los resultados"),
            url_for("results.desk", slug=event.slug),
            "danger",
        )


def _of_data(event: Event) -> Iterator[Attention]:
    for dataset in failed_datasets(event):
        yield Attention(
            _("«%(title)s» no se pudo copiar de su catálogo", title=dataset.title),
            dataset.state_reason or _("Los equipos ven la última copia buena."),
            _("Revisar"),
            url_for("datasets.dataset", slug=dataset.slug),
            "now",
        )


def _of_people(event: Event, figures: DeskFigures, at: datetime) -> Iterator[Attention]:
    if not is_contest(event) or event.team_max == 1 or not figures.without_team:
        return
    if accepts_submissions(event.schedule, at):
        what = ngettext(
            "%(num)s persona inscrita no tiene equipo",
            "%(num)s personas inscritas no tienen equipo",
            figures.without_team,
        )
        address = url_for("desk.registered", slug=event.slug)
        yield Attention(what, _("El desarrollo ya empezó."), _("Ver quiénes son"), address)
