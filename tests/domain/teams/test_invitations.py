"""Inviting by mail and answering."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.jobs.models import Job
from hackathon.domain.teams.actions.invitations import (
    VALID_FOR,
    accept_invitation,
    decline_invitation,
    invite,
    is_waiting,
    issue_link,
    revoke_invitation,
)
from hackathon.domain.teams.queries import get_invitation, get_invitation_row, open_invitations
from hackathon.domain.teams.rules import TeamRule
from hackathon.errors import Missing, RuleBroken
from tests.factories.events import make_event
from tests.factories.people import actor, make_person
from tests.factories.teams import make_registration, make_team

pytestmark = pytest.mark.usefixtures("app")


def invited(team, email="nueva@example.org"):
    with writing():
        return invite(actor(team.lead), team, email)


def refused(act):
    with pytest.raises(RuleBroken) as broken, writing():
        act()
    return broken.value.rule


def test_an_invitation_waits_and_leaves_a_letter_without_any_link_in_it():
    team = make_team(make_event())
    invitation = invited(team)
    assert is_waiting(invitation)
    assert list(open_invitations(team)) == [invitation]
    letter = db.session.scalars(select(Job)).one()
    assert letter.payload["ids"] == {"invitation": invitation.id}
    assert invitation.token_hash is None


def test_only_the_newest_link_leads_to_the_invitation():
    invitation = invited(make_team(make_event()))
    with writing():
        first = issue_link(invitation)
        second = issue_link(invitation)
    assert get_invitation(second) == invitation
    with pytest.raises(Missing):
        get_invitation(first)


def test_whoever_accepts_is_in_the_team():
    event = make_event()
    team = make_team(event)
    person = make_person()
    make_registration(event, person)
    invitation = invited(team)
    with writing():
        accept_invitation(actor(person), invitation)
    assert {member.person_id for member in team.members} == {team.lead_id, person.id}
    assert not is_waiting(invitation)
    assert get_invitation_row(invitation.public_id) == invitation


def test_an_invitation_is_answered_once():
    event = make_event()
    people = [make_person(), make_person()]
    for person in people:
        make_registration(event, person)
    invitation = invited(make_team(event))
    with writing():
        accept_invitation(actor(people[0]), invitation)
    again = actor(people[1])
    for act in (accept_invitation, decline_invitation, revoke_invitation):
        assert refused(lambda act=act: act(again, invitation)) is TeamRule.INVITATION_GONE


@pytest.mark.parametrize("act", [decline_invitation, revoke_invitation])
def test_a_declined_or_revoked_invitation_frees_the_seat(act):
    team = make_team(make_event(team_max=2))
    invitation = invited(team)
    assert refused(lambda: invite(actor(team.lead), team, "otra@example.org")) is TeamRule.FULL
    with writing():
        act(actor(team.lead), invitation)
    assert invited(team, "otra@example.org").email == "otra@example.org"


def test_an_invitation_expires():
    team = make_team(make_event())
    invitation = invited(team)
    with clock.stopped(clock.now() + VALID_FOR + timedelta(seconds=1)):
        assert not is_waiting(invitation)
        assert list(open_invitations(team)) == []


def test_nobody_is_invited_twice_nor_when_already_inside():
    team = make_team(make_event())
    invited(team, "Nueva@example.org")
    lead = actor(team.lead)
    assert refused(lambda: invite(lead, team, "nueva@EXAMPLE.org")) is TeamRule.ALREADY_INVITED
    assert refused(lambda: invite(lead, team, team.lead.email.upper())) is (TeamRule.ALREADY_MEMBER)


def test_accepting_needs_registration_and_no_other_team():
    event = make_event()
    invitation = invited(make_team(event))
    stranger, busy = make_person(), make_person()
    make_team(event, busy)
    assert refused(lambda: accept_invitation(actor(stranger), invitation)) is (
        TeamRule.NOT_REGISTERED
    )
    assert refused(lambda: accept_invitation(actor(busy), invitation)) is TeamRule.HAS_TEAM
    assert is_waiting(invitation)


def test_an_unknown_invitation_is_missing():
    with pytest.raises(Missing):
        get_invitation_row("nunca")
