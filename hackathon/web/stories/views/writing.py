"""Writing Historias: from a winner, from nothing, and changing what is written."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.organizations.models import Organization
from hackathon.domain.organizations.queries import get_organization
from hackathon.domain.results.models import Award
from hackathon.domain.stories.actions.writing import draft_from_award, edit_story, write_story
from hackathon.domain.stories.models import Story
from hackathon.domain.stories.policies import (
    may_draft_story,
    may_edit_story,
    may_write_stories,
    may_write_story,
)
from hackathon.domain.stories.queries import (
    get_award,
    get_story,
    stories_of_organization,
    versions_of,
)
from hackathon.domain.submissions.actions.drafting import keep_draft
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.forms import CONFLICT
from hackathon.web.kit.pages import paged
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt, writing
from hackathon.web.stories.blueprint import bp
from hackathon.web.stories.editor import show_editor, show_new
from hackathon.web.stories.forms import StoryForm, blank_lines


@bp.post("/premios/<public_id>/historia")
@guarded(may_draft_story, load=get_award, secret=True)
def post_draft(award: Award) -> ResponseReturnValue:
    """Start the Historia of a winner, or go on with the one that was started."""
    with writing():
        story = draft_from_award(current_actor(), award)
    say(_("Este es el borrador, con todo lo que ya se sabe. Dale tu voz."))
    return redirect_to("stories.edit", slug=story.slug)


@bp.get("/instituciones/<slug>/historias")
@guarded(may_write_stories, load=get_organization, secret=True)
def organization_stories(organization: Organization) -> ResponseReturnValue:
    """Every Historia of an institution, drafts included."""
    return page(
        "stories/organization_stories.html",
        organization=organization,
        stories=paged(stories_of_organization(organization)),
    )


@bp.get("/instituciones/<slug>/historias/nueva")
@guarded(may_write_stories, load=get_organization, secret=True)
def new_story(organization: Organization) -> ResponseReturnValue:
    """The form of a Historia that no project stands behind."""
    form = StoryForm(data={"datasets": blank_lines(), "authors": organization.name})
    return show_new(organization, form)


@bp.post("/instituciones/<slug>/historias/nueva")
@guarded(may_write_stories, load=get_organization, secret=True)
def post_new_story(organization: Organization) -> ResponseReturnValue:
    """Start it."""
    form = StoryForm()
    story = attempt(form, lambda: write_story(current_actor(), organization, form.text()))
    if story is None:
        return show_new(organization, form)
    say(_("Borrador guardado."))
    return redirect_to("stories.story", slug=story.slug)


@bp.get("/historias/<slug>/editar")
@guarded(may_edit_story, load=get_story, secret=True)
def edit(story: Story) -> ResponseReturnValue:
    """The form of a Historia."""
    return show_editor(story, StoryForm.of(story))


@bp.post("/historias/<slug>/editar")
@guarded(may_edit_story, load=get_story, secret=True)
def post_edit(story: Story) -> ResponseReturnValue:
    """Save the text; when somebody saved before, show both and keep what was typed."""
    form, slug = StoryForm(), story.slug
    saved = attempt(
        form, lambda: edit_story(current_actor(), story, form.text(), form.revision.data)
    )
    if saved is not None:
        say(_("Guardado."))
        return redirect_to("stories.story", slug=slug)
    if form.status == CONFLICT:
        with writing():
            keep_draft(current_actor(), f"story:{story.id}", form.words())
    return show_editor(story, form)


@bp.get("/historias/<slug>/versiones")
@guarded(may_write_story, load=get_story, secret=True)
def versions(story: Story) -> ResponseReturnValue:
    """Every text that was published, newest first, for those who write it."""
    return page("stories/versions.html", story=story, versions=versions_of(story))
