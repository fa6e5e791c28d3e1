"""Events of the stage with a result, secret and public, and Historias."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.events.phases import Phase
from hackathon.domain.judging.models import RoundState
from hackathon.domain.results.actions.computing import certify_result, compute_results
from hackathon.domain.results.actions.publishing import issue_certificates, publish_results
from hackathon.domain.results.models import Award, Certificate
from hackathon.domain.stories.models import Story, StoryState
from tests.factories.events import make_event
from tests.factories.judging import make_assignment, make_judge, make_review, make_round
from tests.factories.people import (
    make_person,
)
from tests.factories.results import make_prize
from tests.factories.saving import change, next_number, save
from tests.factories.stage.events import (
    add_rubric,
)
from tests.factories.stage.house import House, Stage, actor_named
from tests.factories.submissions import make_handed_in


def add_judged(stage: Stage, prefix: str, house: House, organization: Any, words: str) -> None:
    """An event whose result is computed and certified, and still secret."""
    event, run = _with_result(stage, prefix, organization, words, f"Resultado secreto {words}")
    house["judged"], house["judged_winner"] = event.slug, event.title
    house["judged_award"] = _award(event).public_id
    house["judged_hash"] = run.input_hash


def add_published(stage: Stage, prefix: str, house: House, organization: Any, words: str) -> None:
    """An event whose result is public, with certificates and Historias."""
    event, run = _with_result(stage, prefix, organization, words, f"Ganador {words}")
    change(event, results_at=clock.now() - timedelta(hours=1))
    signer = actor_named(stage, f"{prefix}organizer")
    with writing():
        publish_results(signer, run)
    with writing():
        issue_certificates(event)
    award = _award(event)
    house["published"], house["award"] = event.slug, award.public_id
    house["winner"] = award.submission.public_id
    certificate = db.session.query(Certificate).filter_by(event_id=event.id).first()
    house["certificate"] = certificate.public_id
    for name, state in (
        ("story", StoryState.PUBLISHED),
        ("draft_story", StoryState.DRAFT),
        ("review_story", StoryState.IN_REVIEW),
    ):
        house[name], house[f"{name}_title"] = _story(organization, state, words)


def _story(organization: Any, state: StoryState, words: str) -> tuple[str, str]:
    number = next_number()
    story = Story(
        slug=f"historia-{number}",
        organization_id=organization.id,
        state=state,
        title=f"Historia {number} {words}",
        excerpt=f"Resumen {words}",
        authors=["Redacción"],
        body="Texto.",
        body_html="<p>Texto.</p>",
        published_at=clock.now() if state is StoryState.PUBLISHED else None,
        created_at=clock.now(),
    )
    save(story)
    return story.slug, story.title


def _with_result(
    stage: Stage, prefix: str, organization: Any, words: str, title: str
) -> tuple[Any, Any]:
    """An event of which everything was reviewed, computed and certified."""
    event = make_event(organization, Phase.JUDGING, title=f"Evaluado {next_number()} {words}")
    make_prize(event, 1)
    make_prize(event, 2)
    criteria = add_rubric(event)
    round_ = make_round(event, RoundState.CLOSED)
    judges = [make_judge(event, make_person(name=f"Jurado de {title} {n}")) for n in (1, 2)]
    for place, mark in ((1, 5), (2, 3)):
        entry = make_handed_in(event, title=f"{title} {place}")
        for judge in judges:
            make_review(make_assignment(round_, judge, entry), dict.fromkeys(criteria, mark))
    with writing():
        run = compute_results(actor_named(stage, f"{prefix}organizer"), round_)
    for signer in ("organizer", "owner"):
        with writing():
            certify_result(actor_named(stage, f"{prefix}{signer}"), run)
    return event, run


def _award(event: Any) -> Any:
    found = db.session.query(Award).filter_by(event_id=event.id)
    return found.order_by(Award.place).first()
