"""The letters of teams."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hackathon.db import db, writing
from hackathon.domain.teams.actions.invitations import is_waiting, issue_link
from hackathon.domain.teams.models import TeamInvitation
from hackathon.errors import Missing
from hackathon.jobs.letters import letter, link_to, site_url
from hackathon.presentation.letters.composing import ComposedLetter, compose
from hackathon.presentation.letters.contexts import TeamInvitation as InvitationContext


@letter("team_invitation")
def team_invitation(ids: Mapping[str, Any], locale: str) -> ComposedLetter:
    """To whoever is invited: a fresh link, unless the invitation no longer waits."""
    with writing():
        invitation = db.session.get(TeamInvitation, ids["invitation"])
        if invitation is None or not is_waiting(invitation):
            raise Missing
        token = issue_link(invitation)
    team = invitation.team
    context = InvitationContext(
        site_url=site_url(),
        link=link_to("teams.invitation", token=token),
        expires_at=invitation.expires_at,
        zone=team.event.zone,
        inviter=invitation.invited_by.name,
        team=team.name,
        event=team.event.title,
    )
    return compose("team_invitation", locale, context)
