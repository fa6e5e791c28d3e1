"""The calendar of exams, customary holidays and veda electoral that organizers are warned of."""

from __future__ import annotations

from dataclasses import dataclass

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.events.actions.calendar import add_period, remove_period
from hackathon.domain.events.models import CalendarPeriod
from hackathon.domain.events.policies import may_edit_calendar, may_edit_general_calendar
from hackathon.domain.events.queries import calendar_rows
from hackathon.domain.organizations.models import Organization
from hackathon.domain.organizations.queries import get_organization
from hackathon.errors import Missing
from hackathon.web.events.blueprint import bp
from hackathon.web.events.forms import PeriodForm
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt, writing


@dataclass(frozen=True)
class General:
    """The calendar that holds for every institution."""

    organization: None = None


def get_general() -> General:
    """The calendar that holds for every institution."""
    return General()


def get_own_period(slug: str, number: int) -> CalendarPeriod:
    """A period that this institution added."""
    organization = get_organization(slug)
    row = db.session.get(CalendarPeriod, number)
    if row is None or row.organization_id != organization.id:
        raise Missing
    return row


def get_general_period(number: int) -> CalendarPeriod:
    """A period that holds for every institution."""
    row = db.session.get(CalendarPeriod, number)
    if row is None or row.organization_id is not None:
        raise Missing
    return row


def may_remove(actor: Actor, row: CalendarPeriod) -> bool:
    """Whoever may edit the calendar of its institution."""
    organization = db.session.get_one(Organization, row.organization_id)
    return may_edit_calendar(actor, organization)


@bp.get("/instituciones/<slug>/calendario")
@guarded(may_edit_calendar, load=get_organization)
def own_calendar(organization: Organization) -> ResponseReturnValue:
    """The periods that an institution added."""
    return _show(organization, PeriodForm(), 200)


@bp.post("/instituciones/<slug>/calendario")
@guarded(may_edit_calendar, load=get_organization)
def post_own_calendar(organization: Organization) -> ResponseReturnValue:
    """Add a period for one institution."""
    return _add(organization)


@bp.post("/instituciones/<slug>/calendario/<int:number>/quitar")
@guarded(may_remove, load=get_own_period)
def post_remove_own(row: CalendarPeriod) -> ResponseReturnValue:
    """Remove a period of one institution."""
    organization = db.session.get_one(Organization, row.organization_id)
    with writing():
        remove_period(current_actor(), organization, row.id)
    say(_("El periodo se quitó."))
    return redirect_to("events.own_calendar", slug=organization.slug)


@bp.get("/operacion/calendario")
@guarded(may_edit_general_calendar, load=get_general)
def general_calendar(general: General) -> ResponseReturnValue:
    """The periods that hold for every institution."""
    return _show(general.organization, PeriodForm(), 200)


@bp.post("/operacion/calendario")
@guarded(may_edit_general_calendar, load=get_general)
def post_general_calendar(general: General) -> ResponseReturnValue:
    """Add a period for every institution."""
    return _add(general.organization)


@bp.post("/operacion/calendario/<int:number>/quitar")
@guarded(may_edit_general_calendar, load=get_general_period)
def post_remove_general(row: CalendarPeriod) -> ResponseReturnValue:
    """Remove a period of every institution."""
    with writing():
        remove_period(current_actor(), None, row.id)
    say(_("El periodo se quitó."))
    return redirect_to("events.general_calendar")


def _add(organization: Organization | None) -> ResponseReturnValue:
    form = PeriodForm()
    added = attempt(form, lambda: add_period(current_actor(), organization, form.period()))
    if added is None:
        return _show(organization, form, form.status)
    say(_("El periodo quedó en el calendario."))
    if organization is None:
        return redirect_to("events.general_calendar")
    return redirect_to("events.own_calendar", slug=organization.slug)


def _show(organization: Organization | None, form: PeriodForm, status: int) -> ResponseReturnValue:
    rows = calendar_rows(organization)
    return page("events/periods.html", status, organization=organization, form=form, periods=rows)
