"""The last seats: of a team, of an event, behind an invitation, under a name."""

from __future__ import annotations

from threading import Barrier
from typing import Any

from flask import Flask
from sqlalchemy import func, select, update

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.models import Person
from hackathon.domain.audit.models import AuditEntry
from hackathon.domain.events.models import Event
from hackathon.domain.events.phases import Phase
from hackathon.domain.jobs.models import Job
from hackathon.domain.registrations.actions import Acceptance, Particulars, register
from hackathon.domain.registrations.models import Registration
from hackathon.domain.registrations.queries import notices_in_force
from hackathon.domain.teams.actions.invitations import accept_invitation, invite, issue_link
from hackathon.domain.teams.actions.membership import create_team, join_by_code
from hackathon.domain.teams.models import Team, TeamInvitation, TeamMembership
from tests.factories.events import make_event
from tests.factories.people import actor, make_person
from tests.factories.teams import make_registration, make_team
from tests.races.together import PATIENCE, at_once, in_writing, told

CROWD = 40
FEW = 8


def make_crowd(event: Any, number: int) -> list[Any]:
    people = [make_person() for _one in range(number)]
    for person in people:
        make_registration(event, person)
    return [actor(person) for person in people]


def seated(team: Any) -> int:
    present = TeamMembership.team_id == team.id, TeamMembership.left_at.is_(None)
    return db.session.scalar(select(func.count()).select_from(TeamMembership).where(*present)) or 0


def test_of_forty_who_join_at_once_five_find_a_seat(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION, team_max=6)
    team = make_team(event)
    code, event_id, team_id = team.invite_code, event.id, team.id

    def join(who: Any) -> None:
        join_by_code(who, db.session.get_one(Event, event_id), code)

    answers = at_once(app, [in_writing(join, who) for who in make_crowd(event, CROWD)])
    assert told(answers) == {"done": 5, "team.full": CROWD - 5}
    team = db.session.get_one(Team, team_id, populate_existing=True)
    assert (team.member_count, seated(team)) == (6, 6)


def test_without_the_locked_counter_a_crowd_would_overfill_or_lock(app: Flask) -> None:
    """The control: who counts first and writes later, all having counted, breaks on any engine."""
    event = make_event(phase=Phase.REGISTRATION, team_max=3)
    team = make_team(event)
    team_id, event_id, most = team.id, event.id, event.team_max
    crowd = make_crowd(event, FEW)
    counted = Barrier(FEW)

    def join_naively(person_id: int | None) -> None:
        present = db.session.scalar(
            select(func.count())
            .select_from(TeamMembership)
            .where(TeamMembership.team_id == team_id)
        )
        counted.wait(PATIENCE)
        assert present is not None
        if present < most:
            seat = {"team_id": team_id, "event_id": event_id, "person_id": person_id}
            db.session.execute(TeamMembership.__table__.insert(), seat | {"joined_at": clock.now()})
        db.session.connection().commit()

    answers = at_once(app, [lambda who=who: join_naively(who.person_id) for who in crowd])
    if db.engine.dialect.name == "sqlite":
        assert told(answers) == {"done": 1, "OperationalError": FEW - 1}
        assert "database is locked" in str(answers)
    else:
        assert told(answers) == {"done": FEW}
        assert seated(team) == FEW + 1 > most


def test_one_person_joins_one_of_two_teams(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    codes = [make_team(event).invite_code for _one in range(FEW)]
    (who,) = make_crowd(event, 1)
    event_id = event.id

    def join(code: str) -> None:
        join_by_code(who, db.session.get_one(Event, event_id), code)

    answers = at_once(app, [in_writing(join, code) for code in codes])
    assert told(answers) == {"done": 1, "team.has_team": FEW - 1}
    mine = select(func.count()).where(TeamMembership.person_id == who.person_id)
    assert db.session.scalar(mine) == 1


def test_one_name_is_given_to_one_team(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    event_id = event.id

    def found(who: Any) -> None:
        create_team(who, db.session.get_one(Event, event_id), name="Los Camiones")

    answers = at_once(app, [in_writing(found, who) for who in make_crowd(event, FEW)])
    assert told(answers) == {"done": 1, "team.name_taken": FEW - 1}


def test_ten_acceptances_of_one_invitation_are_one_member(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    team = make_team(event)
    made = in_writing(lambda: invite(actor(team.lead), team, "invitada@example.org"))()
    in_writing(lambda: issue_link(made))()
    (who,), invitation_id = make_crowd(event, 1), made.id

    def accept() -> None:
        accept_invitation(who, db.session.get_one(TeamInvitation, invitation_id))

    answers = at_once(app, [in_writing(accept)] * 10)
    assert told(answers)["done"] == 1
    assert all(word in {"done", "team.has_team", "team.invitation_gone"} for word in told(answers))
    assert seated(team) == 2
    joined = select(func.count()).where(AuditEntry.action == "team.joined")
    assert db.session.scalar(joined) == 1


def test_of_thirty_who_register_at_once_seven_find_a_place(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION, capacity=7)
    event_id = event.id
    people = [actor(make_person()) for _one in range(30)]
    numbers = {notice.kind.value: notice.number for notice in notices_in_force(event.organization)}
    accepted = Acceptance(conduct=numbers["conduct"], privacy=numbers["privacy"], convocatoria=None)

    def sign_up(who: Any) -> None:
        register(who, db.session.get_one(Event, event_id), accepted, Particulars())

    answers = at_once(app, [in_writing(sign_up, who) for who in people])
    assert told(answers) == {"done": 7, "registration.full": 23}
    rows = select(func.count()).select_from(Registration)
    letters = select(func.count()).select_from(Job).where(Job.kind == "send_letter")
    count = select(Event.registered_count).where(Event.id == event_id)
    assert [db.session.scalar(one) for one in (rows, letters, count)] == [7, 7, 7]


def test_one_person_registers_once(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    event_id, who = event.id, actor(make_person())
    numbers = {notice.kind.value: notice.number for notice in notices_in_force(event.organization)}
    accepted = Acceptance(conduct=numbers["conduct"], privacy=numbers["privacy"], convocatoria=None)

    def sign_up() -> None:
        register(who, db.session.get_one(Event, event_id), accepted, Particulars())

    answers = at_once(app, [in_writing(sign_up)] * FEW)
    assert told(answers) == {"done": 1, "registration.already": FEW - 1}
    count = select(Event.registered_count).where(Event.id == event_id)
    assert db.session.scalar(count) == 1


def test_reading_before_writing_locks_under_a_plain_begin(app: Flask) -> None:
    """The control of `writing()`: the same work, begun as a reader or as a writer."""
    person = make_person()
    person_id, read = person.id, Barrier(FEW)

    def begun_as_reader() -> None:
        name = db.session.scalar(select(Person.name).where(Person.id == person_id))
        read.wait(PATIENCE)
        db.session.execute(update(Person).values(name=f"{name}."))
        db.session.connection().commit()

    def begun_as_writer() -> None:
        name = db.session.scalar(select(Person.name).where(Person.id == person_id))
        db.session.execute(update(Person).values(name=f"{name}."))

    naive = told(at_once(app, [begun_as_reader] * FEW))
    if db.engine.dialect.name == "sqlite":
        assert naive == {"done": 1, "OperationalError": FEW - 1}
    assert told(at_once(app, [in_writing(begun_as_writer)] * FEW)) == {"done": FEW}
