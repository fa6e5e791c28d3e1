"""Letting search find projects, from the moment on that anybody may read them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from hackathon.db import db
from hackathon.domain.events.models import Event, EventState, ProjectVisibility
from hackathon.domain.judging.models import Round
from hackathon.domain.judging.policies import is_handed_in, judged_at
from hackathon.domain.search.actions import Searchable, hide_from_search, show_in_search
from hackathon.domain.submissions.models import Submission


def list_project_in_search(submission: Submission) -> None:
    """Write the search row of a handed-in project; one that may never be read has none."""
    event = submission.event
    version = submission.current_version
    opens = public_from(event)
    if version is None or not is_handed_in(submission) or opens is None:
        hide_from_search("submission", submission.id)
        return
    words = {name: str(version.content.get(name, "")) for name in ("title", "summary")}
    show_in_search(
        Searchable(
            kind="submission",
            thing_id=submission.id,
            path=f"/proyectos/{submission.public_id}",
            title=words["title"],
            summary=words["summary"],
            context=event.title,
            text=_text(submission, version.content),
            visible_at=opens,
        )
    )


def list_projects_in_search(event: Event) -> int:
    """Write the search rows of all projects of an event, after its dates or results changed."""
    chosen = (
        select(Submission)
        .where(Submission.event_id == event.id)
        .options(
            joinedload(Submission.event),
            joinedload(Submission.team),
            joinedload(Submission.challenge),
            joinedload(Submission.current_version),
        )
    )
    submissions = db.session.scalars(chosen).all()
    for submission in submissions:
        list_project_in_search(submission)
    return len(submissions)


def public_from(event: Event) -> datetime | None:
    """From when on the projects of an event are public as things stand; None for not at all."""
    if event.state == EventState.DRAFT:
        return None
    if event.project_visibility == ProjectVisibility.AFTER_RESULTS:
        published = event.results_published_at
        return max(published, event.results_at or published) if published else None
    at_hand_in = event.project_visibility == ProjectVisibility.AT_HAND_IN
    if at_hand_in and not _has_blind_round(event):
        return event.created_at
    return judged_at(event)


def _has_blind_round(event: Event) -> bool:
    blind = select(Round.id).where(Round.event_id == event.id, Round.is_blind.is_(True))
    return db.session.scalar(blind.limit(1)) is not None


def _text(submission: Submission, content: dict[str, object]) -> str:
    datasets = content.get("datasets")
    titles = [str(line.get("title", "")) for line in datasets] if isinstance(datasets, list) else []
    challenge = submission.challenge.title if submission.challenge else ""
    return " ".join((str(content.get("description", "")), submission.team.name, challenge, *titles))
