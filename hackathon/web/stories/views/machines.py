"""Historias for machines: the feed, and what a page says to search engines."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Response, jsonify, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.db import db
from hackathon.domain.stories.models import Story
from hackathon.domain.stories.policies import may_see_story
from hackathon.domain.stories.queries import get_story, listed, public_stories
from hackathon.presentation.feeds import Feed, FeedEntry, atom_feed
from hackathon.presentation.labels import label_in
from hackathon.presentation.structured import story_json
from hackathon.web.kit.access import guarded, public
from hackathon.web.stories.blueprint import bp
from hackathon.web.stories.facts import absolute, story_facts, written_at

IN_FEED = 30
BEFORE_ALL = datetime(2014, 1, 1, tzinfo=UTC)


@bp.get("/historias.atom")
@public
def feed() -> ResponseReturnValue:
    """The newest Historias as Atom."""
    stories = db.session.scalars(listed(public_stories()).limit(IN_FEED)).all()
    entries = tuple(_entry(story) for story in stories)
    body = atom_feed(
        Feed(
            url=absolute(url_for("stories.feed")),
            page_url=absolute(url_for("stories.list_stories")),
            title=_("Historias de Datatón"),
            author="Datatón",
            updated_at=max((entry.updated_at for entry in entries), default=BEFORE_ALL),
            entries=entries,
        )
    )
    return Response(body, mimetype="application/atom+xml")


@bp.get("/historias/<slug>/historia.jsonld")
@guarded(may_see_story, load=get_story, secret=True)
def structured(story: Story) -> ResponseReturnValue:
    """The Historia as schema.org CreativeWork."""
    answer = jsonify(story_json(story_facts(story)))
    answer.mimetype = "application/ld+json"
    return answer


def _entry(story: Story) -> FeedEntry:
    return FeedEntry(
        url=absolute(url_for("stories.story", slug=story.slug)),
        title=story.title,
        published_at=written_at(story),
        updated_at=story.published_at or written_at(story),
        summary=story.excerpt or story.tagline,
        content=story.body_html,
        authors=tuple(story.authors),
        categories=(label_in("story_category", story.category, "es"), *story.tags),
        language=story.language,
    )
