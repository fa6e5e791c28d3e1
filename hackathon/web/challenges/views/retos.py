"""Writing the retos of an event."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.challenges.actions.retos import (
    create_challenge,
    edit_challenge,
    has_started,
    move_challenge,
    remove_challenge,
)
from hackathon.domain.challenges.models import Challenge
from hackathon.domain.challenges.policies import may_edit_challenge
from hackathon.domain.challenges.queries import challenges_of, get_challenge
from hackathon.domain.events.models import Event
from hackathon.domain.events.policies import may_organize_event
from hackathon.domain.events.queries import get_whole_event
from hackathon.web.challenges.blueprint import bp
from hackathon.web.challenges.forms import ChallengeForm, challenge_data
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt, writing


@bp.get("/eventos/<slug>/organizar/retos")
@guarded(may_organize_event, load=get_whole_event, secret=True)
def edit_list(event: Event) -> ResponseReturnValue:
    """The retos of the event, to be written, ordered and given data."""
    return page(
        "challenges/edit_list.html",
        event=event,
        challenges=challenges_of(event),
        has_started=has_started(event),
    )


@bp.get("/eventos/<slug>/organizar/retos/nuevo")
@guarded(may_organize_event, load=get_whole_event, secret=True)
def new_challenge(event: Event) -> ResponseReturnValue:
    """The form of a new reto."""
    form = ChallengeForm(data={"min_linked": 1, "min_other": 0, "track_id": 0})
    form.settle(event)
    return page("challenges/new_challenge.html", event=event, form=form)


@bp.post("/eventos/<slug>/organizar/retos/nuevo")
@guarded(may_organize_event, load=get_whole_event, secret=True)
def post_new_challenge(event: Event) -> ResponseReturnValue:
    """Add a reto, and go on to its data."""
    form = ChallengeForm()
    form.settle(event)
    made = attempt(form, lambda: create_challenge(current_actor(), event, form.words()))
    if made is None:
        return page("challenges/new_challenge.html", form.status, event=event, form=form)
    say(_("El reto quedó guardado. Ahora vincula los datos con los que se resuelve."))
    return redirect_to("datasets.link_dataset", event_slug=event.slug, slug=made.slug)


@bp.get("/eventos/<event_slug>/organizar/retos/<slug>")
@guarded(may_edit_challenge, load=get_challenge, secret=True)
def edit(challenge: Challenge) -> ResponseReturnValue:
    """The form of a reto."""
    form = ChallengeForm(data=challenge_data(challenge))
    form.settle(challenge.event)
    return _show(challenge, form, 200)


@bp.post("/eventos/<event_slug>/organizar/retos/<slug>")
@guarded(may_edit_challenge, load=get_challenge, secret=True)
def post_edit(challenge: Challenge) -> ResponseReturnValue:
    """Save a reto."""
    form = ChallengeForm()
    form.settle(challenge.event)

    def save() -> Challenge:
        reason, seen = form.reason.data or "", form.revision.data
        words = form.words()
        return edit_challenge(current_actor(), challenge, words, reason=reason, revision=seen)

    if attempt(form, save) is None:
        return _show(challenge, form, form.status)
    say(_("Guardado."))
    return redirect_to("challenges.edit_list", slug=challenge.event.slug)


@bp.get("/eventos/<event_slug>/organizar/retos/<slug>/quitar")
@guarded(may_edit_challenge, load=get_challenge, secret=True)
def remove(challenge: Challenge) -> ResponseReturnValue:
    """The page that asks before a reto is removed."""
    return page("challenges/remove.html", challenge=challenge, event=challenge.event)


@bp.post("/eventos/<event_slug>/organizar/retos/<slug>/quitar")
@guarded(may_edit_challenge, load=get_challenge, secret=True)
def post_remove(challenge: Challenge) -> ResponseReturnValue:
    """Remove a reto that nobody works on."""
    slug = challenge.event.slug
    with writing():
        remove_challenge(current_actor(), challenge)
    say(_("El reto se quitó."))
    return redirect_to("challenges.edit_list", slug=slug)


@bp.post("/eventos/<event_slug>/organizar/retos/<slug>/mover")
@guarded(may_edit_challenge, load=get_challenge, secret=True)
def post_move(challenge: Challenge) -> ResponseReturnValue:
    """Move a reto one place up or down."""
    slug = challenge.event.slug
    with writing():
        move_challenge(current_actor(), challenge, up=request.form.get("hacia") == "arriba")
    return redirect_to("challenges.edit_list", slug=slug)


def _show(challenge: Challenge, form: ChallengeForm, status: int) -> ResponseReturnValue:
    return page(
        "challenges/edit.html",
        status,
        challenge=challenge,
        event=challenge.event,
        form=form,
        has_started=has_started(challenge.event),
    )
