"""Historias as everybody reads them, and drafts as those who write them do."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue

from hackathon.domain.stories.models import Story
from hackathon.domain.stories.policies import (
    may_edit_story,
    may_publish_story,
    may_see_story,
    may_write_story,
)
from hackathon.domain.stories.queries import category_counts, get_story, listed, public_stories
from hackathon.presentation.labels import choices
from hackathon.presentation.structured import as_script, story_json
from hackathon.web.kit.access import guarded, public
from hackathon.web.kit.answers import page
from hackathon.web.kit.pages import paged
from hackathon.web.kit.people import current_actor
from hackathon.web.stories.blueprint import bp
from hackathon.web.stories.facts import (
    project_address,
    story_facts,
    used_datasets,
    written_at,
)

A_PAGE = 12

bp.add_app_template_global(written_at, "written_at")


@bp.get("/historias")
@public
def list_stories() -> ResponseReturnValue:
    """The published Historias, newest first, all or of one category."""
    counts = category_counts()
    asked = request.args.get("tema", "")
    category = asked if asked in counts else ""
    chosen = listed(public_stories())
    if category:
        chosen = chosen.where(Story.category == category)
    return page(
        "stories/list_stories.html",
        stories=paged(chosen, A_PAGE),
        total=sum(counts.values()),
        category=category,
        categories=[(code, words, counts[code]) for code, words in _known() if code in counts],
    )


@bp.get("/historias/<slug>")
@guarded(may_see_story, load=get_story, secret=True)
def story(story: Story) -> ResponseReturnValue:
    """A Historia with its route and its data; a draft only for those who write it."""
    actor = current_actor()
    return page(
        "stories/story.html",
        story=story,
        used=used_datasets(story, actor.zone),
        project_url=project_address(actor, story),
        facts_json=as_script(story_json(story_facts(story))),
        writes=may_write_story(actor, story),
        edits=may_edit_story(actor, story),
        publishes=may_publish_story(actor, story),
    )


def _known() -> list[tuple[str, object]]:
    return [(code, words) for code, words in choices("story_category")]
