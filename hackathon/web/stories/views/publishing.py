"""The way of a Historia onto the site and off it."""

from __future__ import annotations

from collections.abc import Callable

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.stories.actions.publishing import (
    publish_story,
    return_story,
    send_to_review,
    withdraw_story,
)
from hackathon.domain.stories.models import Story
from hackathon.domain.stories.policies import may_publish_story, may_write_story
from hackathon.domain.stories.queries import get_story
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.forms import Plain
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt
from hackathon.web.stories.blueprint import bp
from hackathon.web.stories.editor import show_editor
from hackathon.web.stories.forms import StoryForm


@bp.post("/historias/<slug>/enviar-a-revision")
@guarded(may_write_story, load=get_story, secret=True)
def post_review(story: Story) -> ResponseReturnValue:
    """Tell those who publish that the text is ready."""
    return _step(story, send_to_review, _("Enviada a revisión."))


@bp.post("/historias/<slug>/devolver")
@guarded(may_publish_story, load=get_story, secret=True)
def post_return(story: Story) -> ResponseReturnValue:
    """Give a text in review back to whoever writes it."""
    return _step(story, return_story, _("Devuelta como borrador."))


@bp.post("/historias/<slug>/publicar")
@guarded(may_publish_story, load=get_story, secret=True)
def post_publish(story: Story) -> ResponseReturnValue:
    """Publish it."""
    return _step(story, publish_story, _("Historia publicada."))


@bp.get("/historias/<slug>/retirar")
@guarded(may_publish_story, load=get_story, secret=True)
def withdraw(story: Story) -> ResponseReturnValue:
    """Ask before it leaves the site."""
    return page("stories/withdraw.html", story=story)


@bp.post("/historias/<slug>/retirar")
@guarded(may_publish_story, load=get_story, secret=True)
def post_withdraw(story: Story) -> ResponseReturnValue:
    """Take it off the site."""
    return _step(story, withdraw_story, _("Historia retirada. Ya no es pública."))


def _step(story: Story, act: Callable[[Actor, Story], Story], words: str) -> ResponseReturnValue:
    """Do one step; a refusal shows the text with what it lacks."""
    form, slug = Plain(), story.slug
    if attempt(form, lambda: act(current_actor(), story)) is not None:
        say(words)
        return redirect_to("stories.story", slug=slug)
    shown = StoryForm.of(story)
    shown.status, shown.form_errors = form.status, list(form.form_errors)
    return show_editor(story, shown)
