"""The set-up of an event: from a template to a draft, its words, its categories, its review."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.challenges.actions.call import has_unpublished_changes
from hackathon.domain.challenges.actions.setting_up import set_up_event
from hackathon.domain.challenges.queries import call_versions, challenges_of, find_call
from hackathon.domain.challenges.readiness import gaps_of, is_contest
from hackathon.domain.events.actions.editing import edit_event, set_conveners, set_tracks
from hackathon.domain.events.calendar import warnings_for
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.events.policies import may_create_event, may_organize_event
from hackathon.domain.events.queries import get_whole_event, known_periods
from hackathon.domain.organizations.models import Organization
from hackathon.domain.organizations.queries import get_organization
from hackathon.web.events.blueprint import bp, next_step_url, step_url
from hackathon.web.events.forms import (
    BasicsForm,
    NewEventForm,
    TracksForm,
    basics_of,
    tracks_of,
)
from hackathon.web.events.gaps import gap_words
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_inside, redirect_to, say
from hackathon.web.kit.forms import Plain
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt


@bp.get("/instituciones/<slug>/eventos/nuevo")
@guarded(may_create_event, load=get_organization)
def new_event(organization: Organization) -> ResponseReturnValue:
    """The kinds of event to begin with."""
    form = NewEventForm(kind="dataton", zone=current_actor().zone)
    return page("events/new_event.html", organization=organization, form=form)


@bp.post("/instituciones/<slug>/eventos/nuevo")
@guarded(may_create_event, load=get_organization)
def post_new_event(organization: Organization) -> ResponseReturnValue:
    """Begin a draft."""
    form = NewEventForm()
    made = attempt(form, lambda: set_up_event(current_actor(), organization, form.words()))
    if made is None:
        return page("events/new_event.html", form.status, organization=organization, form=form)
    say(_("El borrador quedó guardado. Puedes dejarlo y volver cuando quieras."))
    return redirect_to("events.edit_basics", slug=made.slug)


@bp.get("/eventos/<slug>/organizar")
@guarded(may_organize_event, load=get_whole_event, secret=True)
def set_up(event: Event) -> ResponseReturnValue:
    """The review: what is there, what is lacking, what clashes, and publishing."""
    gaps = [(gap_words(gap), step_url(event, gap.step)) for gap in gaps_of(event)]
    is_public = event.state == EventState.PUBLISHED
    return page(
        "events/set_up.html",
        event=event,
        gaps=gaps,
        warnings=warnings_for(event.schedule, event.zone, known_periods(event)),
        challenges=challenges_of(event),
        call=find_call(event),
        versions=call_versions(event),
        has_changes=is_public and is_contest(event) and has_unpublished_changes(event),
        publish_form=Plain(),
    )


@bp.get("/eventos/<slug>/organizar/datos-generales")
@guarded(may_organize_event, load=get_whole_event, secret=True)
def edit_basics(event: Event) -> ResponseReturnValue:
    """The words of the event."""
    return page("events/edit_basics.html", event=event, form=BasicsForm(data=basics_of(event)))


@bp.post("/eventos/<slug>/organizar/datos-generales")
@guarded(may_organize_event, load=get_whole_event, secret=True)
def post_edit_basics(event: Event) -> ResponseReturnValue:
    """Save the words of the event."""
    form = BasicsForm()
    saved = attempt(
        form,
        lambda: edit_event(current_actor(), event, form.words(event), form.revision.data),
    )
    if saved is None:
        return page("events/edit_basics.html", form.status, event=event, form=form)
    say(_("Guardado."))
    return go_on(event, "basics")


@bp.get("/eventos/<slug>/organizar/categorias")
@guarded(may_organize_event, load=get_whole_event, secret=True)
def edit_tracks(event: Event) -> ResponseReturnValue:
    """The categories of the event and who convenes it."""
    return page("events/edit_tracks.html", event=event, form=TracksForm(data=tracks_of(event)))


@bp.post("/eventos/<slug>/organizar/categorias")
@guarded(may_organize_event, load=get_whole_event, secret=True)
def post_edit_tracks(event: Event) -> ResponseReturnValue:
    """Save the categories and the conveners."""
    form = TracksForm()

    def save() -> Event:
        set_tracks(current_actor(), event, form.track_names())
        set_conveners(current_actor(), event, form.lines())
        return event

    if attempt(form, save) is None:
        return page("events/edit_tracks.html", form.status, event=event, form=form)
    say(_("Guardado."))
    return go_on(event, "tracks")


def go_on(event: Event, here: str) -> ResponseReturnValue:
    """To the next step of a draft; back to the review of a published event."""
    if event.state == EventState.DRAFT:
        return redirect_inside(next_step_url(event, here), "events.set_up", slug=event.slug)
    return redirect_to("events.set_up", slug=event.slug)
