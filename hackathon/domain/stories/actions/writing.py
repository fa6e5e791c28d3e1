"""From a winner to a draft, and from a draft to a published Historia."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import func, select

from hackathon import clock, richtext
from hackathon.db import db, expect_revision
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.addresses.slugs import free_slug
from hackathon.domain.audit.actions import record
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.events.models import Event
from hackathon.domain.organizations.models import Organization
from hackathon.domain.results.models import Award
from hackathon.domain.search.actions import Searchable, hide_from_search, show_in_search
from hackathon.domain.stories.models import Story, StoryDataset, StoryState, StoryVersion
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


def draft_from_award(actor: Actor, award: Award) -> Story:
    """Start the Historia of a winner with everything the chain knows; one a project."""
    submission = award.submission
    if submission is None or award.is_void:
        raise RuleBroken(StoryRule.NOT_AWARDED, state=True)
    existing = find_story_of(submission)
    if existing:
        return existing
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
    _link(story, [entry.dataset for entry in submission.datasets])
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
    _link(story, _datasets(text.datasets))
    record("story.drafted", actor, f"story:{story.id}")
    return story


def edit_story(actor: Actor, story: Story, text: StoryText, revision: int | None) -> Story:
    """Change the text; a published Historia shows it as a new version at once."""
    expect_revision(story, revision)
    _fill(story, text)
    _link(story, _datasets(text.datasets))
    db.session.flush()
    if story.state is StoryState.PUBLISHED:
        _expect_complete(story)
        _freeze(actor, story)
    record("story.edited", actor, f"story:{story.id}")
    return story


def send_to_review(actor: Actor, story: Story) -> Story:
    """Tell those who publish that the text is ready."""
    if story.state not in {StoryState.DRAFT, StoryState.WITHDRAWN}:
        raise RuleBroken(StoryRule.ALREADY_PUBLISHED, state=True)
    _expect_complete(story)
    story.state = StoryState.IN_REVIEW
    db.session.flush()
    record("story.sent_to_review", actor, f"story:{story.id}")
    return story


def return_story(actor: Actor, story: Story) -> Story:
    """Give a text in review back to whoever writes it."""
    if story.state is not StoryState.IN_REVIEW:
        raise RuleBroken(StoryRule.ALREADY_PUBLISHED, state=True)
    story.state = StoryState.DRAFT
    db.session.flush()
    record("story.returned", actor, f"story:{story.id}")
    return story


def publish_story(actor: Actor | None, story: Story) -> Story:
    """Publish the Historia and freeze this text as a version."""
    if story.state is StoryState.PUBLISHED:
        raise RuleBroken(StoryRule.ALREADY_PUBLISHED, state=True)
    _expect_complete(story)
    story.state, story.published_at = StoryState.PUBLISHED, story.published_at or clock.now()
    story.withdrawn_at = None
    _freeze(actor, story)
    record("story.published", actor, f"story:{story.id}")
    return story


def withdraw_story(actor: Actor, story: Story) -> Story:
    """Take a published Historia off the site; its versions stay on record."""
    if story.state is not StoryState.PUBLISHED:
        raise RuleBroken(StoryRule.NOT_PUBLISHED, state=True)
    story.state, story.withdrawn_at = StoryState.WITHDRAWN, clock.now()
    hide_from_search("story", story.id)
    db.session.flush()
    record("story.withdrawn", actor, f"story:{story.id}")
    return story


def list_in_search(story: Story) -> None:
    """Write the search row of a published Historia."""
    show_in_search(
        Searchable(
            kind="story",
            thing_id=story.id,
            path=f"/historias/{story.slug}",
            title=story.title,
            summary=story.excerpt or story.tagline,
            context=story.organization.name if story.organization else "",
            text=" ".join((story.body, *story.tags)),
        )
    )


def _fill(story: Story, text: StoryText) -> None:
    story.title, story.tagline, story.excerpt = text.title, text.tagline, text.excerpt
    story.body, story.body_html = text.body, richtext.render(text.body)
    story.category, story.sub_section = text.category, text.sub_section
    story.authors, story.tags = list(text.authors), list(text.tags)


def _link(story: Story, datasets: Sequence[Dataset]) -> None:
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


def _expect_complete(story: Story) -> None:
    if not story.body.strip():
        raise RuleBroken(StoryRule.INCOMPLETE, "body")
    if not (story.excerpt.strip() or story.tagline.strip()):
        raise RuleBroken(StoryRule.INCOMPLETE, "excerpt")


def _freeze(actor: Actor | None, story: Story) -> None:
    counted = select(func.count()).where(StoryVersion.story_id == story.id)
    content = {
        "title": story.title,
        "tagline": story.tagline,
        "excerpt": story.excerpt,
        "body": story.body,
        "category": story.category,
        "authors": story.authors,
        "tags": story.tags,
        "datasets": [link.dataset_id for link in story.links],
    }
    db.session.add(
        StoryVersion(
            story_id=story.id,
            number=(db.session.scalar(counted) or 0) + 1,
            content=content,
            published_at=clock.now(),
            published_by=actor.number if actor else None,
        )
    )
    db.session.flush()
    list_in_search(story)


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
    return f"{MONTHS[at.month - 1]} de {at.year}" if at else ""


def _money(amount: Decimal | None, currency: str) -> str:
    return f"${amount:,.0f} {currency}" if amount else ""
