"""Registering to an event."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon import clock
from hackathon.domain.events.models import Event
from hackathon.domain.events.phases import is_open_for_registration
from hackathon.domain.organizations.models import Organization
from hackathon.domain.organizations.queries import get_organization
from hackathon.domain.registrations.actions import publish_notice, register
from hackathon.domain.registrations.models import NoticeKind, Registration
from hackathon.domain.registrations.policies import (
    may_cancel_registration,
    may_publish_notice,
    may_register,
    may_see_registration,
)
from hackathon.domain.registrations.queries import (
    NoticeInForce,
    find_convocatoria,
    find_registration,
    get_notice,
    get_registration,
    notices_in_force,
    registrations_of,
)
from hackathon.domain.teams.actions.membership import withdraw_from_event
from hackathon.domain.teams.queries import find_team_of
from hackathon.errors import Missing
from hackathon.web.kit.access import guarded, public, signed_in
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.events import visible_event
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt, writing
from hackathon.web.registrations import messages  # noqa: F401 - registers the sentences
from hackathon.web.registrations.forms import NoticeForm, RegistrationForm

bp = Blueprint("registrations", __name__)

LEGAL_KINDS = {"codigo-de-conducta": NoticeKind.CONDUCT, "aviso-de-privacidad": NoticeKind.PRIVACY}
LEGAL_WORDS = {kind: words for words, kind in LEGAL_KINDS.items()}


@bp.app_template_global()
def notice_word(kind: NoticeKind) -> str:
    """The word of a notice in addresses."""
    return LEGAL_WORDS[kind]


@bp.get("/eventos/<slug>/inscripcion")
@guarded(may_register, load=visible_event)
def new_registration(event: Event) -> ResponseReturnValue:
    """The form to register; whoever is registered sees the registration instead."""
    mine = find_registration(event, current_actor().person_id)
    if mine:
        return redirect_to("registrations.registration", public_id=mine.public_id)
    return _show(event, RegistrationForm(), 200)


@bp.post("/eventos/<slug>/inscripcion")
@guarded(may_register, load=visible_event)
def post_new_registration(event: Event) -> ResponseReturnValue:
    """Register."""
    form = RegistrationForm()
    made = attempt(
        form, lambda: register(current_actor(), event, form.acceptance(), form.particulars())
    )
    if made is None:
        return _show(event, form, form.status)
    say(_("Tu inscripción quedó hecha. Te enviamos un correo con los detalles."))
    return redirect_to("registrations.registration", public_id=made.public_id)


@bp.get("/inscripciones/<public_id>")
@guarded(may_see_registration, load=get_registration, secret=True)
def registration(registration: Registration) -> ResponseReturnValue:
    """A registration: what was accepted, what comes next."""
    team = find_team_of(registration.event, registration.person_id)
    return page("registrations/registration.html", registration=registration, team=team)


@bp.get("/inscripciones/<public_id>/cancelar")
@guarded(may_cancel_registration, load=get_registration, secret=True)
def cancel(registration: Registration) -> ResponseReturnValue:
    """Ask before cancelling."""
    return page("registrations/cancel.html", registration=registration)


@bp.post("/inscripciones/<public_id>/cancelar")
@guarded(may_cancel_registration, load=get_registration, secret=True)
def post_cancel(registration: Registration) -> ResponseReturnValue:
    """Cancel the registration and leave the team."""
    with writing():
        withdraw_from_event(current_actor(), registration)
    say(_("Cancelaste tu inscripción."))
    return redirect_to("events.event", slug=registration.event.slug)


@bp.get("/mis-eventos")
@signed_in
def my_events() -> ResponseReturnValue:
    """The events that the person takes part in."""
    mine = registrations_of(current_actor().person_id)
    return page("registrations/my_events.html", registrations=mine)


def _notice_of(slug: str, kind: str, number: int) -> NoticeInForce:
    if kind not in LEGAL_KINDS:
        raise Missing
    return get_notice(get_organization(slug), LEGAL_KINDS[kind], number)


@bp.get("/instituciones/<slug>/avisos/<kind>/<int:number>")
@public
def notice(slug: str, kind: str, number: int) -> ResponseReturnValue:
    """One version of a code of conduct or privacy notice."""
    found = _notice_of(slug, kind, number)
    return page("registrations/notice.html", organization=get_organization(slug), notice=found)


@bp.get("/instituciones/<slug>/avisos")
@guarded(may_publish_notice, load=get_organization)
def notices(organization: Organization) -> ResponseReturnValue:
    """The notices in force, for those who may publish new versions."""
    in_force = notices_in_force(organization)
    return page("registrations/notices.html", organization=organization, notices=in_force)


def _organization_and_kind(slug: str, kind: str) -> tuple[Organization, NoticeKind]:
    if kind not in LEGAL_KINDS:
        raise Missing
    return get_organization(slug), LEGAL_KINDS[kind]


def _may_publish(actor: object, pair: tuple[Organization, NoticeKind]) -> bool:
    return may_publish_notice(current_actor(), pair[0])


@bp.get("/instituciones/<slug>/avisos/<kind>/nueva-version")
@guarded(_may_publish, load=_organization_and_kind)
def new_notice(pair: tuple[Organization, NoticeKind]) -> ResponseReturnValue:
    """The text of the next version, starting from the one in force."""
    organization, kind = pair
    current = next(n for n in notices_in_force(organization) if n.kind is kind)
    form = NoticeForm(body=current.body)
    return page("registrations/new_notice.html", organization=organization, kind=kind, form=form)


@bp.post("/instituciones/<slug>/avisos/<kind>/nueva-version")
@guarded(_may_publish, load=_organization_and_kind)
def post_new_notice(pair: tuple[Organization, NoticeKind]) -> ResponseReturnValue:
    """Publish the next version."""
    organization, kind = pair
    form = NoticeForm()
    made = attempt(
        form, lambda: publish_notice(current_actor(), organization, kind, form.body.data)
    )
    if made is None:
        return page(
            "registrations/new_notice.html",
            form.status,
            organization=organization,
            kind=kind,
            form=form,
        )
    say(_("Publicaste la versión %(number)s.", number=made.number))
    return redirect_to("registrations.notices", slug=organization.slug)


def _show(event: Event, form: RegistrationForm, status: int) -> ResponseReturnValue:
    notices = {notice.kind.value: notice for notice in notices_in_force(event.organization)}
    call = find_convocatoria(event)
    form.conduct_number.data = notices[NoticeKind.CONDUCT.value].number
    form.privacy_number.data = notices[NoticeKind.PRIVACY.value].number
    form.convocatoria_number.data = call.number if call else None
    form.conduct_number.raw_data = form.privacy_number.raw_data = None
    form.convocatoria_number.raw_data = None
    is_open = is_open_for_registration(event.schedule, clock.now())
    return page(
        "registrations/new_registration.html",
        status,
        event=event,
        form=form,
        notices=notices,
        call=call,
        is_open=is_open,
    )
