"""The blueprint of results and what its addresses stand for."""

from __future__ import annotations

from flask import Blueprint

from hackathon import clock
from hackathon.domain.events.models import Event
from hackathon.domain.events.queries import get_event
from hackathon.domain.judging.models import Round
from hackathon.domain.judging.queries.rounds import get_round
from hackathon.domain.results.models import Award, Certificate, ResultRun
from hackathon.domain.results.policies import are_results_out
from hackathon.domain.results.queries.people import get_certificate
from hackathon.domain.results.queries.runs import get_award, get_run, published_run
from hackathon.errors import Missing
from hackathon.web.kit.events import visible_event

bp = Blueprint("results", __name__)


def event_at(slug: str) -> Event:
    """The event at this address."""
    return visible_event(slug)


def round_at(slug: str) -> Round:
    """The round that the event at this address stands in."""
    return get_round(visible_event(slug))


def run_at(slug: str) -> ResultRun:
    """The newest result of the event at this address, published or not."""
    return get_run(visible_event(slug))


def public_run_at(slug: str) -> ResultRun:
    """The result that is out; Missing before, as if there were none."""
    event = get_event(slug)
    run = published_run(event) if are_results_out(event, clock.now()) else None
    if run is None:
        raise Missing
    return run


def award_at(slug: str, award: str) -> Award:
    """An award of the event at this address."""
    return get_award(slug, award)


def certificate_at(code: str) -> Certificate:
    """The certificate with this code."""
    return get_certificate(code)
