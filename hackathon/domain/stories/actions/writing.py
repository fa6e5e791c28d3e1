"""From a winner to a draft, and the text that people write of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy import select

from hackathon import clock, richtext
from hackathon.db import db, expect_revision
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.addresses.slugs import free_slug
from hackathon.domain.audit.actions import record
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.events.models import Event
from hackathon.domain.organizations.models import Organization
from hackathon.domain.results.models import Award
from hackathon.domain.stories.actions.publishing import (
    expect_complete,
    expect_results_out,
    freeze_version,
)
from hackathon.domain.stories.models import Story, StoryDataset, StoryState
from hackathon.domain.stories.outline import KnownFacts, outline
from hackathon.domain.stories.queries import find_story_of, is_slug_taken
from hackathon.domain.stories.rules import StoryRule
from hackathon.domain.submissions.models import Submission
from hackathon.domain.teams.queries import count_teams
from hackathon.errors import RuleBroken

MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)


@dataclass(frozen=True)
class StoryText:
    """What people write of a Historia."""

    title: str
    excerpt: str = ""
    tagline: str = ""
    body: str = ""
    category: str = "otros"
    sub_section: str = "historias"
    authors: Sequence[str] = field(default_factory=tuple)
    tags: Sequence[str] = field(default_factory=tuple)
    datasets: Sequence[str] = field(default_factory=tuple)
    external_datasets: Sequence[dict[str, str]] = field(default_factory=tuple)


def draft_from_award(actor: Actor, award: Award) -> Story:
    """Start the Historia of a winner with everything the chain knows; one a project."""
    submission = award.submission
    if submission is None or award.is_void:
        raise RuleBroken(StoryRule.NOT_AWARDED, state=True)
    existing = find_story_of(submission)
    if existing:
        return existing
    expect_results_out(award)
    content = _content(submission)
    title = str(content["title"])
    story = Story(
        slug=free_slug(title, is_slug_taken),
        organization_id=submission.event.organization_id,
        submission_id=submission.id,
        award_id=award.id,
        title=title,
        excerpt=str(content["summary"]),
        authors=[submission.event.organization.name],
        body=outline(_facts(award, submission, content)),
        is_demonstration=submission.is_demonstration,
        created_at=clock.now(),
    )
    story.body_html = richtext.render(story.body)
    db.session.add(story)
    db.session.flush()
    link_datasets(story, [entry.dataset for entry in submission.datasets])
    record("story.drafted", actor, f"story:{story.id}", award=award.public_id)
    return story


def write_story(actor: Actor, organization: Organization, text: StoryText) -> Story:
    """Start a Historia that no project stands behind."""
    story = Story(
        slug=free_slug(text.title, is_slug_taken),
        organization_id=organization.id,
        title=text.title,
        created_at=clock.now(),
    )
    _fill(story, text)
    db.session.add(story)
    db.session.flush()
    link_datasets(story, _datasets(text.datasets))
    record("story.drafted", actor, f"story:{story.id}")
    return story


def edit_story(actor: Actor, story: Story, text: StoryText, revision: int | None) -> Story:
    """Change the text; a published Historia shows it as a new version at once."""
    expect_revision(story, revision)
    _fill(story, text)
    link_datasets(story, _datasets(text.datasets))
    db.session.flush()
    if story.state is StoryState.PUBLISHED:
        expect_complete(story)
        freeze_version(actor, story)
    record("story.edited", actor, f"story:{story.id}")
    return story


def _fill(story: Story, text: StoryText) -> None:
    story.title, story.tagline, story.excerpt = text.title, text.tagline, text.excerpt
    story.body, story.body_html = text.body, richtext.render(text.body)
    story.category, story.sub_section = text.category, text.sub_section
    story.authors, story.tags = list(text.authors), list(text.tags)
    story.external_datasets = [dict(entry) for entry in text.external_datasets]


def link_datasets(story: Story, datasets: Sequence[Dataset]) -> None:
    """Tie a Historia to these datasets, in this order, and to no other."""
    story.links.clear()
    db.session.flush()
    story.links.extend(
        StoryDataset(dataset_id=dataset.id, position=place)
        for place, dataset in enumerate(datasets)
    )
    db.session.flush()


def _datasets(slugs: Sequence[str]) -> list[Dataset]:
    rows = db.session.scalars(select(Dataset).where(Dataset.slug.in_(slugs))).all()
    found = {dataset.slug: dataset for dataset in rows}
    unknown = [slug for slug in slugs if slug not in found]
    if unknown:
        raise RuleBroken(StoryRule.DATASET_UNKNOWN, "datasets", slug=unknown[0])
    return [found[slug] for slug in dict.fromkeys(slugs)]


def _content(submission: Submission) -> dict[str, object]:
    version = submission.current_version
    if version:
        return version.content
    return {
        "title": submission.title,
        "summary": submission.summary,
        "description": submission.description,
    }


def _facts(award: Award, submission: Submission, content: dict[str, object]) -> KnownFacts:
    event, challenge = submission.event, submission.challenge
    return KnownFacts(
        organization=event.organization.name,
        event=event.title,
        when=_month(event),
        teams=count_teams(event),
        people=event.registered_count,
        datasets=[entry.dataset.title for entry in submission.datasets],
        challenge=challenge.title if challenge else "",
        problem=challenge.problem if challenge else "",
        project=str(content["title"]),
        team=submission.team.name,
        summary=str(content["summary"]),
        description=str(content.get("description", "")),
        award=award.title,
        prize=_money(award.amount, award.currency),
    )


def _month(event: Event) -> str:
    at = event.hacking_at or event.registration_at
    if at is None:
        return ""
    local = at.astimezone(ZoneInfo(event.zone))
    return f"{MONTHS[local.month - 1]} de {local.year}"


def _money(amount: Decimal | None, currency: str) -> str:
    return f"${amount:,.0f} {currency}" if amount else ""
