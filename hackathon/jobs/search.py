"""Jobs of search: rows of projects, which become public by date and not by an act."""

from __future__ import annotations

from hackathon.db import db, writing
from hackathon.domain.events.models import Event
from hackathon.domain.judging.actions.listing import (
    list_project_in_search,
    list_projects_in_search,
)
from hackathon.domain.submissions.models import Submission
from hackathon.jobs.registry import handles


@handles("list_project")
def list_project(*, submission: int) -> None:
    """Write the search row of one project."""
    with writing():
        found = db.session.get(Submission, submission)
        if found is not None:
            list_project_in_search(found)


@handles("list_projects")
def list_projects(*, event: int) -> None:
    """Write the search rows of an event's projects."""
    with writing():
        found = db.session.get(Event, event)
        if found is not None:
            list_projects_in_search(found)
