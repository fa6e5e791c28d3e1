"""The clauses and prizes of the call, and publishing the event and its versions."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.challenges.actions.call import (
    edit_call,
    publish_call,
    publish_event,
    set_prizes,
)
from hackathon.domain.challenges.actions.retos import has_started
from hackathon.domain.challenges.queries import (
    call_versions,
    challenges_of,
    prizes_of,
)
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.events.policies import may_organize_event, may_publish_event
from hackathon.domain.events.queries import get_whole_event
from hackathon.web.challenges.blueprint import bp
from hackathon.web.challenges.forms import CallForm, PrizesForm, VersionForm, prizes_data
from hackathon.web.challenges.views.judging import EventCall, get_event_call, may_organize
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt, writing


@bp.get("/eventos/<slug>/organizar/premios")
@guarded(may_organize_event, load=get_whole_event, secret=True)
def edit_prizes(event: Event) -> ResponseReturnValue:
    """The prizes of the event and of its retos."""
    form = PrizesForm(data=prizes_data(prizes_of(event)))
    return _show_prizes(event, form, 200)


@bp.post("/eventos/<slug>/organizar/premios")
@guarded(may_organize_event, load=get_whole_event, secret=True)
def post_edit_prizes(event: Event) -> ResponseReturnValue:
    """Save the prizes."""
    form = PrizesForm()
    form.settle(challenges_of(event))
    if attempt(form, lambda: set_prizes(current_actor(), event, form.prizes())) is None:
        return _show_prizes(event, form, form.status)
    say(_("Los premios quedaron guardados."))
    is_draft = event.state == EventState.DRAFT
    return redirect_to("challenges.edit_judging" if is_draft else "events.set_up", slug=event.slug)


@bp.get("/eventos/<slug>/organizar/convocatoria")
@guarded(may_organize, load=get_event_call, secret=True)
def edit_texts(placed: EventCall) -> ResponseReturnValue:
    """The clauses of the call."""
    return page("challenges/edit_call.html", event=placed.event, form=CallForm(obj=placed.call))


@bp.post("/eventos/<slug>/organizar/convocatoria")
@guarded(may_organize, load=get_event_call, secret=True)
def post_edit_texts(placed: EventCall) -> ResponseReturnValue:
    """Save the clauses; what is published stays as it is."""
    form = CallForm()
    seen = form.revision.data
    if attempt(form, lambda: edit_call(current_actor(), placed.call, form.texts(), seen)) is None:
        return page("challenges/edit_call.html", form.status, event=placed.event, form=form)
    say(_("Guardado."))
    return redirect_to("events.set_up", slug=placed.event.slug)


@bp.post("/eventos/<slug>/organizar/publicar")
@guarded(may_publish_event, load=get_whole_event, secret=True)
def post_publish_event(event: Event) -> ResponseReturnValue:
    """Open a draft that lacks nothing to the public."""
    with writing():
        publish_event(current_actor(), event)
    say(_("El evento ya es público."))
    return redirect_to("events.event", slug=event.slug)


@bp.get("/eventos/<slug>/organizar/convocatoria/nueva-version")
@guarded(may_publish_event, load=get_whole_event, secret=True)
def new_version(event: Event) -> ResponseReturnValue:
    """The page that asks what a new version of the call changes."""
    return _show_version(event, VersionForm(), 200)


@bp.post("/eventos/<slug>/organizar/convocatoria/nueva-version")
@guarded(may_publish_event, load=get_whole_event, secret=True)
def post_new_version(event: Event) -> ResponseReturnValue:
    """Publish a new version of the call."""
    form = VersionForm()
    done = attempt(form, lambda: publish_call(current_actor(), event, form.data["note"]))
    if done is None:
        return _show_version(event, form, form.status)
    say(_("La versión %(number)s de la convocatoria ya es pública.", number=done.number))
    return redirect_to("challenges.convocatoria", slug=event.slug)


def _show_prizes(event: Event, form: PrizesForm, status: int) -> ResponseReturnValue:
    challenges = challenges_of(event)
    form.settle(challenges)
    is_fixed = has_started(event)
    return page("challenges/edit_prizes.html", status, event=event, form=form, is_fixed=is_fixed)


def _show_version(event: Event, form: VersionForm, status: int) -> ResponseReturnValue:
    versions = call_versions(event)
    return page("challenges/new_version.html", status, event=event, form=form, versions=versions)
