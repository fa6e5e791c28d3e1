"""Founding, joining and leaving a team."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from hackathon.db import db, writing
from hackathon.domain.events.models import EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.registrations.queries import find_registration
from hackathon.domain.teams.actions.membership import (
    create_team,
    edit_team,
    hand_over_lead,
    join_by_code,
    leave_team,
    remove_member,
    renew_code,
    withdraw_from_event,
)
from hackathon.domain.teams.models import TeamMembership
from hackathon.domain.teams.queries import (
    count_teams,
    find_team_of,
    get_team,
    name_key,
    teams_in,
    teams_of,
)
from hackathon.domain.teams.rules import TeamRule
from hackathon.errors import Missing, RuleBroken, Stale
from tests.factories.events import make_event
from tests.factories.people import actor, make_person
from tests.factories.teams import make_registration, make_team

pytestmark = pytest.mark.usefixtures("app")


def newcomer(event):
    person = make_person()
    make_registration(event, person)
    return person


def refused(act):
    with pytest.raises(RuleBroken) as broken, writing():
        act()
    return broken.value.rule


def test_whoever_founds_a_team_leads_it():
    event = make_event()
    person = newcomer(event)
    with writing():
        team = create_team(actor(person), event, name="Five5", seeks="Diseño")
    assert (team.lead_id, team.member_count, len(team.invite_code)) == (person.id, 1, 8)
    assert [member.person_id for member in team.members] == [person.id]
    assert find_team_of(event, person.id) == team
    assert list(teams_of(person.id)) == [team]


@pytest.mark.parametrize("name", ["Five5", "FIVE5", " five5 ", "Ｆive5"])
def test_look_alike_names_are_taken_within_an_event(name):
    event = make_event()
    make_team(event, name="Five5")
    assert refused(lambda: create_team(actor(newcomer(event)), event, name=name)) is (
        TeamRule.NAME_TAKEN
    )


def test_another_event_may_have_a_team_of_the_same_name():
    make_team(make_event(), name="Five5")
    event = make_event()
    with writing():
        assert create_team(actor(newcomer(event)), event, name="Five5").event_id == event.id


def test_without_registration_there_is_no_team():
    event = make_event()
    assert refused(lambda: create_team(actor(make_person()), event, name="A")) is (
        TeamRule.NOT_REGISTERED
    )


def test_a_person_has_one_team_per_event():
    event, person = make_event(), make_person()
    make_team(event, person)
    assert refused(lambda: create_team(actor(person), event, name="Otro")) is TeamRule.HAS_TEAM


@pytest.mark.parametrize("phase", [Phase.ANNOUNCED, Phase.JUDGING, Phase.RESULTS])
def test_outside_their_window_teams_do_not_change(phase):
    event = make_event(phase=phase)
    assert refused(lambda: create_team(actor(newcomer(event)), event, name="A")) is TeamRule.CLOSED


def test_a_cancelled_event_has_no_new_teams():
    event = make_event(state=EventState.CANCELLED)
    assert refused(lambda: create_team(actor(newcomer(event)), event, name="A")) is TeamRule.CLOSED


def test_the_code_opens_the_team_however_it_is_typed():
    event = make_event()
    team = make_team(event, invite_code="ABCD2345")
    person = newcomer(event)
    with writing():
        join_by_code(actor(person), event, " abcd2345 ")
    assert team.member_count == 2
    assert {member.person_id for member in team.members} == {team.lead_id, person.id}


def test_an_unknown_code_or_one_of_another_event_opens_nothing():
    event = make_event()
    make_team(make_event(), invite_code="ABCD2345")
    for code in ("ABCD2345", "NADA"):
        assert refused(lambda code=code: join_by_code(actor(newcomer(event)), event, code)) is (
            TeamRule.CODE_UNKNOWN
        )


def test_a_full_team_takes_nobody():
    event = make_event(team_max=1)
    team = make_team(event)
    who = newcomer(event)
    assert refused(lambda: join_by_code(actor(who), event, team.invite_code)) is TeamRule.FULL
    assert team.member_count == 1


def test_a_renewed_code_closes_the_old_one():
    event = make_event()
    team = make_team(event)
    old = team.invite_code
    with writing():
        renew_code(actor(team.lead), team)
    assert team.invite_code != old
    assert refused(lambda: join_by_code(actor(newcomer(event)), event, old)) is (
        TeamRule.CODE_UNKNOWN
    )


def test_a_member_leaves_and_may_join_another():
    event, lead, member = make_event(), make_person(), make_person()
    team = make_team(event, lead, member)
    other = make_team(event)
    with writing():
        leave_team(actor(member), team)
        join_by_code(actor(member), event, other.invite_code)
    assert (team.member_count, other.member_count) == (1, 2)
    history = db.session.scalars(
        select(TeamMembership).where(TeamMembership.person_id == member.id)
    ).all()
    assert [row.left_at is None for row in history] == [False, True]


def test_the_lead_hands_over_before_leaving():
    event, lead, member = make_event(), make_person(), make_person()
    team = make_team(event, lead, member)
    assert refused(lambda: leave_team(actor(lead), team)) is TeamRule.LEAD_MUST_HAND_OVER
    with writing():
        hand_over_lead(actor(lead), team, member.id)
        leave_team(actor(lead), team)
    assert (team.lead_id, team.member_count) == (member.id, 1)


def test_the_last_one_to_leave_dissolves_the_team():
    event, person = make_event(), make_person()
    team = make_team(event, person)
    assert count_teams(event) == 1
    with writing():
        leave_team(actor(person), team)
    assert count_teams(event) == 0
    assert list(db.session.scalars(teams_in(event))) == []
    with pytest.raises(Missing):
        get_team(team.public_id)


def test_nobody_leaves_a_team_of_others():
    team = make_team(make_event())
    assert refused(lambda: leave_team(actor(make_person()), team)) is TeamRule.NOT_A_MEMBER


def test_a_member_is_taken_out_but_never_the_lead_nor_a_stranger():
    event, lead, member = make_event(), make_person(), make_person()
    team, other = make_team(event, lead, member), make_team(event)
    by_person = {row.person_id: row for row in team.members}
    stranger = other.members[0]
    for row in (by_person[lead.id], stranger):
        assert refused(lambda row=row: remove_member(actor(lead), team, row)) is (
            TeamRule.NOT_A_MEMBER
        )
    with writing():
        remove_member(actor(lead), team, by_person[member.id])
    assert team.member_count == 1
    assert find_team_of(event, member.id) is None


def test_the_lead_passes_only_to_a_member():
    team = make_team(make_event())
    stranger = make_person()
    assert refused(lambda: hand_over_lead(actor(team.lead), team, stranger.id)) is (
        TeamRule.NOT_A_MEMBER
    )


def test_editing_needs_the_newest_text():
    team = make_team(make_event(), name="Antes")
    words = {"description": "d", "seeks": "s"}
    with writing():
        edit_team(actor(team.lead), team, name="antes", revision=team.revision, **words)
    with pytest.raises(Stale) as stale, writing():
        edit_team(actor(team.lead), team, name="Tarde", revision=1, **words)
    assert stale.value.stored.name == "antes"


def test_a_team_may_not_take_the_name_of_another():
    event = make_event()
    make_team(event, name="Ocupado")
    team = make_team(event, name="Libre")
    words = {"description": "", "seeks": "", "revision": team.revision}
    assert refused(lambda: edit_team(actor(team.lead), team, name="Ocupado", **words)) is (
        TeamRule.NAME_TAKEN
    )


def test_withdrawing_from_the_event_leaves_the_team_first():
    event, lead, member = make_event(), make_person(), make_person()
    team = make_team(event, lead, member)
    with writing():
        withdraw_from_event(actor(member), find_registration(event, member.id))
    assert team.member_count == 1
    assert find_registration(event, member.id) is None


def test_withdrawing_without_a_team_only_cancels():
    event = make_event()
    person = newcomer(event)
    with writing():
        withdraw_from_event(actor(person), find_registration(event, person.id))
    assert find_registration(event, person.id) is None


def test_names_are_compared_without_case_width_or_spaces():
    assert name_key("  ＭＩ   Colonia ") == name_key("mi colonia")
