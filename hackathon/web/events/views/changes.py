"""The dates of an event, a deadline moved in public, and calling it off."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.challenges.readiness import is_contest
from hackathon.domain.events.actions.dates import extend_deadline, set_dates
from hackathon.domain.events.actions.publishing import cancel_event
from hackathon.domain.events.calendar import CalendarWarning, warnings_for
from hackathon.domain.events.models import Event
from hackathon.domain.events.policies import may_cancel_event, may_organize_event
from hackathon.domain.events.queries import get_whole_event, known_periods
from hackathon.web.events.blueprint import bp
from hackathon.web.events.forms import CancellationForm, DatesForm, ExtensionForm, dates_of
from hackathon.web.events.views.setup import go_on
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt


@bp.get("/eventos/<slug>/organizar/fechas")
@guarded(may_organize_event, load=get_whole_event, secret=True)
def edit_dates(event: Event) -> ResponseReturnValue:
    """The dates of the event, with what they clash with."""
    form = DatesForm(data=dates_of(event))
    form.settle(event, is_contest=is_contest(event))
    return page("events/edit_dates.html", event=event, form=form, warnings=_warnings(event))


@bp.post("/eventos/<slug>/organizar/fechas")
@guarded(may_organize_event, load=get_whole_event, secret=True)
def post_edit_dates(event: Event) -> ResponseReturnValue:
    """Save the dates; of a published event, in public."""
    form = DatesForm()
    form.settle(event, is_contest=is_contest(event))

    def save() -> Event:
        reason, seen = form.reason.data or "", form.revision.data
        return set_dates(current_actor(), event, form.dates(), reason=reason, revision=seen)

    if attempt(form, save) is None:
        warnings = _warnings(event)
        return page(
            "events/edit_dates.html", form.status, event=event, form=form, warnings=warnings
        )
    say(_("Las fechas quedaron guardadas."))
    return go_on(event, "dates")


@bp.get("/eventos/<slug>/organizar/ampliar-plazo")
@guarded(may_organize_event, load=get_whole_event, secret=True)
def extend(event: Event) -> ResponseReturnValue:
    """The form to move a deadline further away."""
    form = ExtensionForm()
    form.clock_zone = event.zone
    return page("events/extend.html", event=event, form=form)


@bp.post("/eventos/<slug>/organizar/ampliar-plazo")
@guarded(may_organize_event, load=get_whole_event, secret=True)
def post_extend(event: Event) -> ResponseReturnValue:
    """Move a deadline further away and tell everybody who registered."""
    form = ExtensionForm()
    form.clock_zone = event.zone

    def save() -> object:
        given, until = form.data, form.moment("until")
        return extend_deadline(current_actor(), event, given["field"], until, given["reason"])

    if attempt(form, save) is None:
        return page("events/extend.html", form.status, event=event, form=form)
    say(
        _("El plazo se amplió. El cambio ya es público y se avisa por correo a quienes participan.")
    )
    return redirect_to("desk.event_desk", slug=event.slug)


@bp.get("/eventos/<slug>/organizar/cancelar")
@guarded(may_cancel_event, load=get_whole_event, secret=True)
def cancel(event: Event) -> ResponseReturnValue:
    """The page that asks before calling the event off."""
    return page("events/cancel.html", event=event, form=CancellationForm())


@bp.post("/eventos/<slug>/organizar/cancelar")
@guarded(may_cancel_event, load=get_whole_event, secret=True)
def post_cancel(event: Event) -> ResponseReturnValue:
    """Call the event off and tell everybody who registered."""
    form = CancellationForm()
    done = attempt(form, lambda: cancel_event(current_actor(), event, form.data["reason"]))
    if done is None:
        return page("events/cancel.html", form.status, event=event, form=form)
    say(_("El evento se canceló. Se avisa por correo a quienes se inscribieron."))
    return redirect_to("events.event", slug=event.slug)


def _warnings(event: Event) -> tuple[CalendarWarning, ...]:
    return warnings_for(event.schedule, event.zone, known_periods(event))
