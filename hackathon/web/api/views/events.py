"""Events and their projects, for programs."""

from __future__ import annotations

from spectree import Response as Answers
from sqlalchemy.orm import joinedload

from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.challenges.queries import challenge_counts
from hackathon.domain.events import models
from hackathon.domain.events.policies import may_see_event
from hackathon.domain.events.queries import get_event, visible_events
from hackathon.domain.judging.queries.reading import public_submissions
from hackathon.domain.submissions.models import Submission
from hackathon.domain.submissions.queries import shown_in_lists
from hackathon.errors import Missing
from hackathon.web.api.blueprint import bp, spec
from hackathon.web.api.paging import facts, rows_and_total
from hackathon.web.api.schemas import Event, Events, Paging, Projects
from hackathon.web.api.shaping import event_shape, project_shape
from hackathon.web.kit.access import public

NO_COUNTS = (0, 0)


@bp.get("/v1/events")
@public
@spec.validate(resp=Answers(HTTP_200=Events))
def list_events(query: Paging) -> Events:
    """Every public event, the newest first."""
    chosen = visible_events(NOBODY).options(joinedload(models.Event.organization))
    rows, total = rows_and_total(chosen.order_by(models.Event.id.desc()), query)
    counts = challenge_counts(rows)
    items = [event_shape(row, counts.get(row.id, NO_COUNTS)) for row in rows]
    return Events(items=items, **facts(query, total))


@bp.get("/v1/events/<slug>")
@public
@spec.validate(resp=Answers(HTTP_200=Event, HTTP_404=None))
def event(slug: str) -> Event:
    """One event."""
    row = public_event(slug)
    return event_shape(row, challenge_counts([row]).get(row.id, NO_COUNTS))


@bp.get("/v1/events/<slug>/projects")
@public
@spec.validate(resp=Answers(HTTP_200=Projects, HTTP_404=None))
def event_projects(slug: str, query: Paging) -> Projects:
    """The projects of an event that anybody may read now, by title."""
    chosen = public_submissions().where(Submission.event_id == public_event(slug).id)
    ordered = shown_in_lists(chosen).order_by(Submission.title, Submission.id)
    rows, total = rows_and_total(ordered, query)
    return Projects(items=[project_shape(row) for row in rows], **facts(query, total))


def public_event(slug: str) -> models.Event:
    """The event, when anybody may see it; a draft is Missing, also for those who write it."""
    found = get_event(slug)
    if not may_see_event(NOBODY, found):
        raise Missing
    return found
