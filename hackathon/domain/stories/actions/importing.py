"""Keeping posts that come from files: once each, unchanged ones left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy import or_, select

from hackathon import clock, richtext
from hackathon.db import db
from hackathon.domain.addresses.actions import redirect_path
from hackathon.domain.addresses.queries import find_new_path
from hackathon.domain.addresses.slugs import free_slug
from hackathon.domain.audit.actions import record
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.organizations.models import Organization
from hackathon.domain.search.actions import hide_from_search
from hackathon.domain.stories.actions.publishing import freeze_version
from hackathon.domain.stories.actions.writing import link_datasets
from hackathon.domain.stories.models import Story, StoryState
from hackathon.domain.stories.queries import find_imported, is_slug_taken


class Imported(StrEnum):
    """What became of a post."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class PostText:
    """A post as it was read; `source` is the whole file as text, `body` what is shown of it."""

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
    datasets: Sequence[str] = field(default_factory=tuple)
    external_datasets: Sequence[dict[str, str]] = field(default_factory=tuple)
    old_paths: Sequence[str] = field(default_factory=tuple)
    slug: str = ""
    note: str = ""
    is_published: bool = True
    is_featured: bool = False
    dated_at: datetime | None = None


@dataclass(frozen=True)
class KeptPost:
    """What came of one post: its Historia, old addresses of others, datasets unknown here."""

    story: Story
    outcome: Imported
    taken_paths: tuple[str, ...] = ()
    unknown_datasets: tuple[str, ...] = ()


def import_post(organization: Organization | None, post: PostText) -> KeptPost:
    """Keep a post: new, changed since the last import, or the same as then."""
    story = find_imported(post.name, organization)
    if story and story.source_hash == post.source_hash:
        return KeptPost(story, Imported.UNCHANGED)
    outcome = Imported.CHANGED if story else Imported.NEW
    if story is None:
        slug = free_slug(post.slug or post.title, is_slug_taken)
        story = Story(slug=slug, source_name=post.name, created_at=clock.now())
        story.organization_id = organization.id if organization else None
    _fill(story, post)
    db.session.add(story)
    db.session.flush()
    datasets = _known_datasets(post.datasets)
    link_datasets(story, list(dict.fromkeys(datasets.values())))
    taken = _lead_here(story, post.old_paths)
    _show(story)
    record("story.imported", None, f"story:{story.id}", outcome=outcome.value)
    unknown = tuple(slug for slug in post.datasets if slug not in datasets)
    return KeptPost(story, outcome, taken, unknown)


def _fill(story: Story, post: PostText) -> None:
    story.title, story.tagline = post.title[:240], post.tagline[:240]
    story.excerpt = post.excerpt[:800]
    story.body, story.body_html = post.body, richtext.render(post.body)
    story.category, story.sub_section = post.category, post.sub_section
    story.authors, story.tags = list(post.authors), list(post.tags)
    story.external_datasets = [dict(entry) for entry in post.external_datasets]
    story.source_text, story.source_hash = post.source, post.source_hash
    story.source_note = post.note[:300]
    story.is_featured, story.dated_at = post.is_featured, post.dated_at
    story.state = StoryState.PUBLISHED if post.is_published else StoryState.DRAFT
    story.published_at = (post.dated_at or clock.now()) if post.is_published else None


def _known_datasets(slugs: Sequence[str]) -> dict[str, Dataset]:
    """The datasets we hold of those a post names, by slug here or id in their catalogue."""
    named = or_(Dataset.slug.in_(slugs), Dataset.remote_id.in_(slugs))
    rows = db.session.scalars(select(Dataset).where(named).order_by(Dataset.id)).all()
    found = {row.remote_id: row for row in rows} | {row.slug: row for row in rows}
    return {slug: found[slug] for slug in slugs if slug in found}


def _lead_here(story: Story, paths: Sequence[str]) -> tuple[str, ...]:
    """Lead old addresses to the Historia; those that lead to another one are left and named."""
    here = f"/historias/{story.slug}"
    taken = []
    for path in paths:
        there = find_new_path(path)
        if there not in {None, here}:
            taken.append(path)
        elif path != here:
            redirect_path(path, here)
            db.session.flush()
    return tuple(taken)


def _show(story: Story) -> None:
    if story.state is StoryState.PUBLISHED:
        freeze_version(None, story)
    else:
        hide_from_search("story", story.id)
