"""The people with a part in an event."""

from __future__ import annotations

from dataclasses import dataclass

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.models import RoleGrant
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.actions.people import (
    GRANTED_HERE,
    grant_event_role,
    revoke_event_role,
)
from hackathon.domain.events.models import Event
from hackathon.domain.events.policies import may_grant_event_role
from hackathon.domain.events.queries import event_team, get_whole_event
from hackathon.errors import Missing
from hackathon.presentation.labels import label
from hackathon.web.events.blueprint import bp
from hackathon.web.events.forms import RoleForm
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt, writing


@dataclass(frozen=True)
class HeldRole:
    """A role that somebody holds in an event."""

    event: Event
    grant: RoleGrant


def get_held_role(slug: str, number: int) -> HeldRole:
    """The role of this event; Missing when it belongs to another place or is gone."""
    event = get_whole_event(slug)
    grant = db.session.get(RoleGrant, number)
    if grant is None or grant.event_id != event.id or grant.revoked_at is not None:
        raise Missing
    return HeldRole(event, grant)


def may_revoke(actor: Actor, held: HeldRole) -> bool:
    """Whoever may grant roles in the event."""
    return may_grant_event_role(actor, held.event)


@bp.get("/eventos/<slug>/organizar/personas")
@guarded(may_grant_event_role, load=get_whole_event, secret=True)
def team(event: Event) -> ResponseReturnValue:
    """Who has a part in the event, and the form to give one."""
    return _show(event, RoleForm(), 200)


@bp.post("/eventos/<slug>/organizar/personas")
@guarded(may_grant_event_role, load=get_whole_event, secret=True)
def post_team(event: Event) -> ResponseReturnValue:
    """Give somebody a part in the event."""
    form = RoleForm()

    def grant() -> RoleGrant:
        given = form.data
        role, name = Role(given["role"]), given["name"] or ""
        return grant_event_role(current_actor(), event, given["email"], role, name)

    if attempt(form, grant) is None:
        return _show(event, form, form.status)
    say(_("Listo. La persona recibe un correo con lo que puede hacer."))
    return redirect_to("events.team", slug=event.slug)


@bp.post("/eventos/<slug>/organizar/personas/<int:number>/quitar")
@guarded(may_revoke, load=get_held_role, secret=True)
def post_revoke(held: HeldRole) -> ResponseReturnValue:
    """Take a part in the event away."""
    with writing():
        revoke_event_role(current_actor(), held.event, held.grant)
    say(_("Listo. La persona ya no tiene ese papel."))
    return redirect_to("events.team", slug=held.event.slug)


def _show(event: Event, form: RoleForm, status: int) -> ResponseReturnValue:
    duties = {role.value: label("role_duty", role.value) for role in GRANTED_HERE}
    people = event_team(event)
    return page("events/team.html", status, event=event, form=form, people=people, duties=duties)
