"""Awards and Historias."""

from __future__ import annotations

from typing import Any

from hackathon import clock
from hackathon.domain.results.models import Award
from hackathon.domain.stories.models import Story, StoryDataset, StoryState
from tests.factories.saving import change, next_number, save


def make_award(event: Any, submission: Any = None, **values: Any) -> Award:
    """A published first place; the results of its event are out."""
    given = {
        "place": 1,
        "title": "Primer lugar",
        "granted_at": clock.now(),
        "published_at": clock.now(),
    } | values
    if given["published_at"] and not event.results_published_at:
        change(event, results_published_at=clock.now())
    number = submission.id if submission else None
    return save(Award(event_id=event.id, submission_id=number, **given))


def make_story(
    organization: Any = None,
    *datasets: Any,
    state: StoryState = StoryState.PUBLISHED,
    **values: Any,
) -> Story:
    """A published Historia, made with `datasets`."""
    number = next_number()
    is_out = state is StoryState.PUBLISHED
    given = {
        "slug": f"historia-{number}",
        "title": f"Historia {number}",
        "excerpt": "Una Historia de prueba.",
        "body": "## Antecedentes\n\nHabía un problema.",
        "body_html": "<h3>Antecedentes</h3><p>Había un problema.</p>",
        "organization_id": organization.id if organization else None,
        "created_at": clock.now(),
        "published_at": clock.now() if is_out else None,
        "links": [
            StoryDataset(dataset_id=dataset.id, position=place)
            for place, dataset in enumerate(datasets)
        ],
    } | values
    return save(Story(state=state, **given))
