"""What the addresses of judging stand for."""

from __future__ import annotations

from werkzeug.exceptions import Unauthorized

from hackathon.domain.events.models import Event
from hackathon.domain.judging.models import Assignment, Judge, Round
from hackathon.domain.judging.queries.jury import get_judge, get_seat
from hackathon.domain.judging.queries.reviews import get_assignment
from hackathon.domain.judging.queries.rounds import get_round
from hackathon.errors import Missing
from hackathon.web.kit.events import visible_event
from hackathon.web.kit.people import current_actor


def event_at(slug: str) -> Event:
    """The event at this address."""
    return visible_event(slug)


def round_at(slug: str) -> Round:
    """The round that the event at this address stands in."""
    return get_round(visible_event(slug))


def judge_at(slug: str, judge: str) -> Judge:
    """A judge of the event at this address."""
    return get_judge(slug, judge)


def own_seat(slug: str) -> Judge:
    """The seat of the one who asks on this event's jury."""
    actor = current_actor()
    if not actor.is_signed_in:
        raise Unauthorized
    return get_seat(slug, actor.person_id)


def assignment_at(assignment: str) -> Assignment:
    """An assignment by its random id."""
    return get_assignment(assignment)


def assignment_in(slug: str, assignment: str) -> Assignment:
    """An assignment of the event at this address; under any other it is missing."""
    found = get_assignment(assignment)
    if found.round.event.slug != slug:
        raise Missing
    return found
