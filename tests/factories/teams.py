"""Registrations and teams."""

from __future__ import annotations

from typing import Any

from hackathon import clock
from hackathon.domain.registrations.models import Registration
from hackathon.domain.teams.models import Team, TeamMembership
from tests.factories.people import make_person
from tests.factories.saving import next_number, save


def make_registration(event: Any, person: Any = None, **values: Any) -> Registration:
    """A person registered to the event."""
    who = person or make_person()
    given = {"registered_at": clock.now()} | values
    return save(Registration(event_id=event.id, person_id=who.id, **given))


def make_team(event: Any, *people: Any, **values: Any) -> Team:
    """A team of registered people; the first one leads."""
    number = next_number()
    members = people or (make_person(),)
    for person in members:
        make_registration(event, person)
    name = values.pop("name", f"Equipo {number}")
    given = {
        "name": name,
        "name_key": name.casefold(),
        "lead_id": members[0].id,
        "invite_code": f"CODE{number:04}",
        "member_count": len(members),
        "created_at": clock.now(),
    } | values
    team = save(Team(event_id=event.id, **given))
    for person in members:
        save(
            TeamMembership(
                team_id=team.id, event_id=event.id, person_id=person.id, joined_at=clock.now()
            )
        )
    return team
