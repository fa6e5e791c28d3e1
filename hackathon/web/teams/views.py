"""Teams: founding, inviting, joining, leaving."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.events.models import Event
from hackathon.domain.events.policies import may_see_event
from hackathon.domain.events.queries import get_event
from hackathon.domain.registrations.queries import find_registration
from hackathon.domain.teams.actions import invitations as inviting
from hackathon.domain.teams.actions import membership as membering
from hackathon.domain.teams.models import Team, TeamInvitation, TeamMembership
from hackathon.domain.teams.policies import (
    may_answer_invitation,
    may_create_team,
    may_edit_team,
    may_leave_team,
    may_revoke_invitation,
    may_see_members,
    may_see_team,
)
from hackathon.domain.teams.queries import (
    find_team_of,
    get_invitation,
    get_invitation_row,
    get_team,
    open_invitations,
    teams_in,
    teams_of,
)
from hackathon.errors import Missing
from hackathon.web.kit.access import guarded, public, signed_in
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.events import visible_event
from hackathon.web.kit.pages import paged
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt, writing
from hackathon.web.teams import messages  # noqa: F401 - registers the sentences
from hackathon.web.teams.forms import CodeForm, InvitationForm, TeamForm

bp = Blueprint("teams", __name__)
Seat = tuple[Team, TeamMembership]


@bp.get("/eventos/<slug>/equipos")
@guarded(may_see_event, load=get_event, secret=True)
def list_teams(event: Event) -> ResponseReturnValue:
    """The teams of an event and whom they look for."""
    mine = find_team_of(event, current_actor().person_id)
    return page("teams/list_teams.html", event=event, teams=paged(teams_in(event), 48), mine=mine)


@bp.get("/mis-equipos")
@signed_in
def my_teams() -> ResponseReturnValue:
    """The teams of the person."""
    return page("teams/my_teams.html", teams=teams_of(current_actor().person_id))


@bp.get("/eventos/<slug>/equipos/nuevo")
@guarded(may_create_team, load=visible_event)
def new_team(event: Event) -> ResponseReturnValue:
    """The form to found a team; first the registration, when it is missing."""
    if find_registration(event, current_actor().person_id) is None:
        say(_("Primero inscríbete al evento; después podrás crear tu equipo."), "info")
        return redirect_to("registrations.new_registration", slug=event.slug)
    return page("teams/new_team.html", event=event, form=TeamForm())


@bp.post("/eventos/<slug>/equipos/nuevo")
@guarded(may_create_team, load=visible_event)
def post_new_team(event: Event) -> ResponseReturnValue:
    """Found a team."""
    form = TeamForm()
    team = attempt(
        form,
        lambda: membering.create_team(
            current_actor(),
            event,
            name=form.name.data,
            description=form.description.data,
            seeks=form.seeks.data,
        ),
    )
    if team is None:
        return page("teams/new_team.html", form.status, event=event, form=form)
    say(_("El equipo %(name)s está listo. Invita a las demás personas.", name=team.name))
    return redirect_to("teams.team", public_id=team.public_id)


@bp.get("/eventos/<slug>/equipos/unirme")
@guarded(may_create_team, load=visible_event)
def join(event: Event) -> ResponseReturnValue:
    """The form to join with a code; the code may come with the address."""
    form = CodeForm(code=request.args.get("codigo", "")[:16])
    return page("teams/join.html", event=event, form=form)


@bp.post("/eventos/<slug>/equipos/unirme")
@guarded(may_create_team, load=visible_event)
def post_join(event: Event) -> ResponseReturnValue:
    """Join the team whose code this is."""
    form = CodeForm()
    team = attempt(form, lambda: membering.join_by_code(current_actor(), event, form.code.data))
    if team is None:
        return page("teams/join.html", form.status, event=event, form=form)
    say(_("Ya estás en el equipo %(name)s.", name=team.name))
    return redirect_to("teams.team", public_id=team.public_id)


@bp.get("/equipos/<public_id>")
@guarded(may_see_team, load=get_team, secret=True)
def team(team: Team) -> ResponseReturnValue:
    """A team: its public face, and for its members who is in it and how to invite."""
    return _show_team(team, InvitationForm(), 200)


@bp.get("/equipos/<public_id>/editar")
@guarded(may_edit_team, load=get_team)
def edit_team(team: Team) -> ResponseReturnValue:
    """The form to change what the team says of itself."""
    return page("teams/edit_team.html", team=team, form=TeamForm(obj=team))


@bp.post("/equipos/<public_id>/editar")
@guarded(may_edit_team, load=get_team)
def post_edit_team(team: Team) -> ResponseReturnValue:
    """Change what the team says of itself."""
    form = TeamForm()
    words = {key: form.data[key] for key in ("name", "description", "seeks", "revision")}
    if attempt(form, lambda: membering.edit_team(current_actor(), team, **words)) is None:
        return page("teams/edit_team.html", form.status, team=team, form=form)
    return redirect_to("teams.team", public_id=team.public_id)


@bp.post("/equipos/<public_id>/invitar")
@guarded(may_edit_team, load=get_team)
def post_invite(team: Team) -> ResponseReturnValue:
    """Invite somebody by mail."""
    form = InvitationForm()
    made = attempt(form, lambda: inviting.invite(current_actor(), team, form.email.data))
    if made is None:
        return _show_team(team, form, form.status)
    say(_("Enviamos la invitación a %(email)s.", email=made.email))
    return redirect_to("teams.team", public_id=team.public_id)


@bp.post("/equipos/<public_id>/codigo")
@guarded(may_edit_team, load=get_team)
def post_code(team: Team) -> ResponseReturnValue:
    """Renew the code."""
    with writing():
        membering.renew_code(current_actor(), team)
    say(_("El equipo tiene un código nuevo; el anterior ya no abre nada."))
    return redirect_to("teams.team", public_id=team.public_id)


@bp.get("/equipos/<public_id>/salir")
@guarded(may_leave_team, load=get_team)
def leave(team: Team) -> ResponseReturnValue:
    """Ask before leaving."""
    return page("teams/leave.html", team=team)


@bp.post("/equipos/<public_id>/salir")
@guarded(may_leave_team, load=get_team)
def post_leave(team: Team) -> ResponseReturnValue:
    """Leave the team."""
    slug, name = team.event.slug, team.name
    with writing():
        membering.leave_team(current_actor(), team)
    say(_("Saliste del equipo %(name)s.", name=name))
    return redirect_to("teams.list_teams", slug=slug)


def get_seat(public_id: str, seat: int) -> Seat:
    """A team and one of its members; a member of another team is Missing."""
    team = get_team(public_id)
    found = next((member for member in team.members if member.id == seat), None)
    if found is None:
        raise Missing
    return team, found


def may_edit_seat(actor: Actor, seat: Seat) -> bool:
    """Whoever leads the team."""
    return may_edit_team(actor, seat[0])


@bp.post("/equipos/<public_id>/integrantes/<int:seat>/quitar")
@guarded(may_edit_seat, load=get_seat)
def post_remove_member(seat: Seat) -> ResponseReturnValue:
    """Take a member out."""
    team, member = seat
    name = member.person.name
    with writing():
        membering.remove_member(current_actor(), team, member)
    say(_("%(name)s ya no está en el equipo.", name=name))
    return redirect_to("teams.team", public_id=team.public_id)


@bp.post("/equipos/<public_id>/integrantes/<int:seat>/coordinacion")
@guarded(may_edit_seat, load=get_seat)
def post_hand_over(seat: Seat) -> ResponseReturnValue:
    """Hand the lead over to a member."""
    team, member = seat
    with writing():
        membering.hand_over_lead(current_actor(), team, member.person_id)
    say(_("%(name)s coordina ahora el equipo.", name=member.person.name))
    return redirect_to("teams.team", public_id=team.public_id)


@bp.post("/equipos/invitaciones/<public_id>/retirar")
@guarded(may_revoke_invitation, load=get_invitation_row, secret=True)
def post_revoke(invitation: TeamInvitation) -> ResponseReturnValue:
    """Take an invitation back."""
    with writing():
        inviting.revoke_invitation(current_actor(), invitation)
    say(_("Retiraste la invitación."))
    return redirect_to("teams.team", public_id=invitation.team.public_id)


@bp.get("/invitacion/<token>")
@public
def invitation(token: str) -> ResponseReturnValue:
    """The invitation behind a link; opening it spends nothing."""
    found = get_invitation(token)
    registered = find_registration(found.team.event, current_actor().person_id)
    return page(
        "teams/invitation.html",
        invitation=found,
        token=token,
        is_waiting=inviting.is_waiting(found),
        is_registered=registered is not None,
    )


@bp.post("/invitacion/<token>/aceptar")
@guarded(may_answer_invitation, load=get_invitation)
def post_accept(invitation: TeamInvitation) -> ResponseReturnValue:
    """Join the team that invited."""
    with writing():
        team = inviting.accept_invitation(current_actor(), invitation)
    say(_("Ya estás en el equipo %(name)s.", name=team.name))
    return redirect_to("teams.team", public_id=team.public_id)


@bp.post("/invitacion/<token>/rechazar")
@guarded(may_answer_invitation, load=get_invitation)
def post_decline(invitation: TeamInvitation) -> ResponseReturnValue:
    """Say no to the invitation."""
    with writing():
        inviting.decline_invitation(current_actor(), invitation)
    say(_("Rechazaste la invitación."))
    return redirect_to("home.index")


def _show_team(team: Team, form: InvitationForm, status: int) -> ResponseReturnValue:
    actor = current_actor()
    is_insider = may_see_members(actor, team)
    return page(
        "teams/team.html",
        status,
        team=team,
        form=form,
        is_insider=is_insider,
        is_lead=may_edit_team(actor, team),
        is_member=may_leave_team(actor, team),
        invitations=open_invitations(team) if is_insider else [],
    )
