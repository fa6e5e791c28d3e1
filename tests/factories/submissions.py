"""Projects, handed in when asked."""

from __future__ import annotations

from typing import Any

from hackathon import clock
from hackathon.domain.submissions.content import frozen_content
from hackathon.domain.submissions.models import Submission, SubmissionVersion
from hackathon.domain.submissions.receipts import Folio
from tests.factories.saving import change, next_number, save
from tests.factories.teams import make_team


def make_submission(team: Any, **values: Any) -> Submission:
    """A draft project of the team."""
    number = next_number()
    given = {
        "event_id": team.event_id,
        "team_id": team.id,
        "title": f"Proyecto {number}",
        "summary": "Un proyecto de prueba.",
        "description": "Cómo funciona.",
        "description_html": "<p>Cómo funciona.</p>",
        "licence": "MIT",
        "created_at": clock.now(),
        "saved_at": clock.now(),
    } | values
    return save(Submission(**given))


def make_handed_in(event: Any, team: Any = None, **values: Any) -> Submission:
    """A project with one frozen version."""
    submission = make_submission(team or make_team(event), **values)
    folio = str(Folio(event.slug, next_number()))
    version = save(
        SubmissionVersion(
            submission_id=submission.id,
            event_id=event.id,
            number=1,
            folio=folio,
            sha256=f"{submission.id:064x}",
            content=frozen_content(submission, folio, clock.now()),
            content_html=submission.description_html,
            submitted_at=clock.now(),
        )
    )
    return change(submission, current_version_id=version.id, submitted_at=clock.now())
