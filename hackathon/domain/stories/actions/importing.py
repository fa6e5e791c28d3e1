"""Keeping posts that come from files: once each, unchanged ones left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from hackathon import clock, richtext
from hackathon.db import db
from hackathon.domain.addresses.actions import redirect_path
from hackathon.domain.addresses.slugs import free_slug
from hackathon.domain.audit.actions import record
from hackathon.domain.organizations.models import Organization
from hackathon.domain.search.actions import hide_from_search
from hackathon.domain.stories.actions.writing import list_in_search
from hackathon.domain.stories.models import Story, StoryState
from hackathon.domain.stories.queries import find_imported, is_slug_taken


class Imported(StrEnum):
    """What became of a post."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class PostText:
    """A post as it was read; `source` is the whole file, byte for byte, as text."""

    name: str
    source: str
    source_hash: str
    title: str
    body: str
    tagline: str = ""
    excerpt: str = ""
    category: str = "otros"
    sub_section: str = "historias"
    authors: Sequence[str] = field(default_factory=tuple)
    tags: Sequence[str] = field(default_factory=tuple)
    external_datasets: Sequence[dict[str, str]] = field(default_factory=tuple)
    redirect_from: Sequence[str] = field(default_factory=tuple)
    slug: str = ""
    is_published: bool = True
    is_featured: bool = False
    dated_at: datetime | None = None


def import_post(organization: Organization | None, post: PostText) -> tuple[Story, Imported]:
    """Keep a post: new, changed since the last import, or the same as then."""
    story = find_imported(post.name)
    if story and story.source_hash == post.source_hash:
        return story, Imported.UNCHANGED
    outcome = Imported.CHANGED if story else Imported.NEW
    if story is None:
        slug = free_slug(post.slug or post.title, is_slug_taken)
        story = Story(slug=slug, source_name=post.name, created_at=clock.now())
        story.organization_id = organization.id if organization else None
    _fill(story, post)
    db.session.add(story)
    db.session.flush()
    for path in post.redirect_from:
        redirect_path(path, f"/historias/{story.slug}")
    if story.state is StoryState.PUBLISHED:
        list_in_search(story)
    else:
        hide_from_search("story", story.id)
    record("story.imported", None, f"story:{story.id}", outcome=outcome.value)
    return story, outcome


def _fill(story: Story, post: PostText) -> None:
    story.title, story.tagline = post.title[:240], post.tagline[:240]
    story.excerpt = post.excerpt[:800]
    story.body, story.body_html = post.body, richtext.render(post.body)
    story.category, story.sub_section = post.category, post.sub_section
    story.authors, story.tags = list(post.authors), list(post.tags)
    story.external_datasets = [dict(entry) for entry in post.external_datasets]
    story.source_text, story.source_hash = post.source, post.source_hash
    story.is_featured, story.dated_at = post.is_featured, post.dated_at
    story.state = StoryState.PUBLISHED if post.is_published else StoryState.DRAFT
    story.published_at = (post.dated_at or clock.now()) if post.is_published else None
