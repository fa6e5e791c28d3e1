"""The blueprint of events and what every template may ask about one."""

from __future__ import annotations

from flask import Blueprint, url_for
from flask_babel import gettext as _

from hackathon import clock
from hackathon.domain.challenges.readiness import Step, gaps_of, is_contest
from hackathon.domain.events.models import Event
from hackathon.domain.events.policies import may_organize_event
from hackathon.presentation.events import (
    DateStep,
    Status,
    date_steps,
    event_status,
    next_in_words,
    span_in_words,
)
from hackathon.web.events.offers import Offer, open_actions
from hackathon.web.kit.i18n import chosen_language
from hackathon.web.kit.people import current_actor

bp = Blueprint("events", __name__)
bp.add_app_template_global(is_contest)

ENDPOINTS = {
    Step.BASICS: "events.edit_basics",
    Step.DATES: "events.edit_dates",
    Step.TRACKS: "events.edit_tracks",
    Step.CHALLENGES: "challenges.edit_list",
    Step.RUBRIC: "challenges.edit_rubric",
    Step.PRIZES: "challenges.edit_prizes",
    Step.JUDGING: "challenges.edit_judging",
    Step.CALL: "challenges.edit_texts",
}
MEETING_STEPS = (Step.BASICS, Step.DATES, Step.TRACKS)


@bp.app_template_global()
def status_of(event: Event) -> Status:
    """The pill of an event."""
    return event_status(event, clock.now(), chosen_language())


@bp.app_template_global()
def dates_of(event: Event) -> list[DateStep]:
    """The route of an event's dates."""
    return date_steps(event, clock.now(), chosen_language())


@bp.app_template_global()
def next_of(event: Event) -> str:
    """What closes or comes out next in an event."""
    return next_in_words(event, clock.now(), chosen_language())


@bp.app_template_global()
def span_of(event: Event) -> str:
    """The days of an event."""
    return span_in_words(event, chosen_language())


@bp.app_template_global()
def offers_of(event: Event) -> tuple[Offer, ...]:
    """What the one who asks may do in an event now, the most fitting first."""
    return open_actions(current_actor(), event, clock.now())


@bp.app_template_global()
def organizes(event: Event) -> bool:
    """Whether the one who asks organizes the event."""
    return may_organize_event(current_actor(), event)


@bp.app_template_global()
def event_tabs(event: Event, here: str) -> list[dict[str, object]]:
    """The tabs of an event's pages; `here` is the code of the one that is open."""
    places = {
        "challenges": (_("Retos"), "events.event"),
        "data": (_("Datos"), "events.event_data"),
        "teams": (_("Equipos"), "teams.list_teams"),
        "projects": (_("Proyectos"), "submissions.list_event_projects"),
        "call": (_("Convocatoria y jurado"), "challenges.convocatoria"),
        "results": (_("Resultados"), "results.event_results"),
    }
    if not is_contest(event):
        return []
    if event.results_published_at is None:
        places.pop("results")
    return [
        {"label": label, "url": url_for(endpoint, slug=event.slug), "is_here": code == here}
        for code, (label, endpoint) in places.items()
    ]


def step_words() -> dict[Step, str]:
    """The names of the steps of the set-up, in order."""
    return {
        Step.BASICS: _("Datos generales"),
        Step.DATES: _("Fechas"),
        Step.TRACKS: _("Categorías"),
        Step.CHALLENGES: _("Retos"),
        Step.RUBRIC: _("Criterios"),
        Step.PRIZES: _("Premios"),
        Step.JUDGING: _("Evaluación"),
        Step.CALL: _("Convocatoria"),
    }


def steps_for(event: Event) -> tuple[Step, ...]:
    """The steps that the kind of event needs."""
    return tuple(Step) if is_contest(event) else MEETING_STEPS


def step_url(event: Event, step: Step) -> str:
    """The address of a step."""
    return url_for(ENDPOINTS[step], slug=event.slug)


@bp.app_template_global()
def setup_steps(event: Event, here: str) -> list[dict[str, str]]:
    """The steps of the set-up with their state, and the review at the end."""
    lacking = {gap.step for gap in gaps_of(event)}
    steps = [
        {
            "label": words,
            "url": step_url(event, step),
            "state": _step_state(step, here, lacking),
        }
        for step, words in step_words().items()
        if step in steps_for(event)
    ]
    state = "now" if here == "review" else "ahead"
    address = url_for("events.set_up", slug=event.slug)
    return [*steps, {"label": _("Revisar y publicar"), "url": address, "state": state}]


def _step_state(step: Step, here: str, lacking: set[Step]) -> str:
    if step.value == here:
        return "now"
    return "ahead" if step in lacking else "done"


@bp.app_template_global()
def next_step_url(event: Event, here: str) -> str:
    """The address of the step after `here`; after the last one, the review."""
    steps = steps_for(event)
    place = steps.index(Step(here)) + 1
    if place < len(steps):
        return step_url(event, steps[place])
    return url_for("events.set_up", slug=event.slug)
