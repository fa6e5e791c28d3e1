"""From a draft to a published Historia, and off the site again."""

from __future__ import annotations

from sqlalchemy import func, select

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.results.models import Award
from hackathon.domain.results.policies import are_results_out
from hackathon.domain.search.actions import Searchable, hide_from_search, show_in_search
from hackathon.domain.stories.models import Story, StoryState, StoryVersion
from hackathon.domain.stories.rules import StoryRule
from hackathon.errors import RuleBroken


def send_to_review(actor: Actor, story: Story) -> Story:
    """Tell those who publish that the text is ready."""
    if story.state not in {StoryState.DRAFT, StoryState.WITHDRAWN}:
        raise RuleBroken(StoryRule.NOT_A_DRAFT, state=True)
    expect_complete(story)
    story.state = StoryState.IN_REVIEW
    db.session.flush()
    record("story.sent_to_review", actor, f"story:{story.id}")
    return story


def return_story(actor: Actor, story: Story) -> Story:
    """Give a text in review back to whoever writes it."""
    if story.state is not StoryState.IN_REVIEW:
        raise RuleBroken(StoryRule.NOT_IN_REVIEW, state=True)
    story.state = StoryState.DRAFT
    db.session.flush()
    record("story.returned", actor, f"story:{story.id}")
    return story


def publish_story(actor: Actor | None, story: Story) -> Story:
    """Publish the Historia and freeze this text as a version."""
    if story.state is StoryState.PUBLISHED:
        raise RuleBroken(StoryRule.ALREADY_PUBLISHED, state=True)
    expect_complete(story)
    if story.award:
        expect_results_out(story.award)
    story.state, story.published_at = StoryState.PUBLISHED, story.published_at or clock.now()
    story.withdrawn_at = None
    freeze_version(actor, story)
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


def expect_complete(story: Story) -> None:
    """Refuse a Historia without text, or without a sentence that sums it up."""
    if not story.body.strip():
        raise RuleBroken(StoryRule.NO_TEXT, "body")
    if not (story.excerpt.strip() or story.tagline.strip()):
        raise RuleBroken(StoryRule.NO_SUMMARY, "excerpt")


def expect_results_out(award: Award) -> None:
    """Refuse to tell of an award that is not public yet."""
    if award.published_at is None or not are_results_out(award.event, clock.now()):
        raise RuleBroken(StoryRule.RESULTS_NOT_OUT, state=True)


def freeze_version(actor: Actor | None, story: Story) -> None:
    """Keep the text that is public from now on as a version, and let search find it."""
    counted = select(func.count()).where(StoryVersion.story_id == story.id)
    content = {
        "title": story.title,
        "tagline": story.tagline,
        "excerpt": story.excerpt,
        "body": story.body,
        "category": story.category,
        "authors": story.authors,
        "tags": story.tags,
        "external_datasets": story.external_datasets,
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
