"""Projects as the public, the team, the organizers and assigned judges read them."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue
from sqlalchemy import Select

from hackathon.domain.challenges.queries import challenge_choices
from hackathon.domain.events.models import Event
from hackathon.domain.events.policies import may_see_event
from hackathon.domain.events.queries import get_event
from hackathon.domain.judging.policies import is_public
from hackathon.domain.judging.queries.reading import public_submissions, visible_submissions
from hackathon.domain.judging.reading import may_open_submission, reading_facts
from hackathon.domain.results.queries.runs import awards_of_submission
from hackathon.domain.stories.queries import find_public_story_of
from hackathon.domain.submissions.models import Submission
from hackathon.domain.submissions.policies import may_edit_submission
from hackathon.domain.submissions.queries import (
    get_submission,
    shown_in_lists,
    shown_on_cards,
)
from hackathon.web.kit.access import guarded, public
from hackathon.web.kit.answers import page
from hackathon.web.kit.pages import paged
from hackathon.web.kit.people import current_actor
from hackathon.web.submissions.views.blueprint import bp

A_PAGE = 24
A_WHOLE_EVENT = 200


@bp.get("/proyectos")
@public
def list_projects() -> ResponseReturnValue:
    """The projects that anybody may read, newest first."""
    chosen = shown_in_lists(public_submissions()).order_by(Submission.submitted_at.desc())
    return page("submissions/list_projects.html", projects=paged(chosen, A_PAGE))


@bp.get("/eventos/<slug>/proyectos")
@guarded(may_see_event, load=get_event, secret=True)
def list_event_projects(event: Event) -> ResponseReturnValue:
    """The projects of an event that the reader may see."""
    asked = request.args.get("reto", "")
    challenges = challenge_choices(event)
    chosen = _of_event(event)
    wanted = next((c for c in challenges if c.slug == asked), None)
    if wanted:
        chosen = chosen.where(Submission.challenge_id == wanted.id)
    return page(
        "submissions/list_event_projects.html",
        event=event,
        challenges=challenges,
        asked=wanted.slug if wanted else "",
        projects=paged(shown_on_cards(chosen), A_WHOLE_EVENT),
    )


@bp.get("/proyectos/<public_id>")
@guarded(may_open_submission, load=get_submission, secret=True)
def project(submission: Submission) -> ResponseReturnValue:
    """A project: the newest handed-in version, or the draft for its own team."""
    actor = current_actor()
    facts = reading_facts(actor, submission)
    return page(
        "submissions/project.html",
        submission=submission,
        is_own=may_edit_submission(actor, submission),
        is_public=is_public(submission, facts),
        awards=awards_of_submission(submission),
        story=find_public_story_of(submission),
    )


def _of_event(event: Event) -> Select[Submission]:
    return (
        visible_submissions(current_actor())
        .where(Submission.event_id == event.id, Submission.withdrawn_at.is_(None))
        .where(Submission.current_version_id.is_not(None))
        .order_by(Submission.title, Submission.id)
    )
