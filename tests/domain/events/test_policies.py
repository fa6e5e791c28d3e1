"""Who may see, read the desk of, and organize an event: the table of roles."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from hackathon.db import db
from hackathon.domain.accounts.actor import NOBODY, Actor
from hackathon.domain.accounts.roles import EVENT_ROLES, ORGANIZATION_ROLES, Role
from hackathon.domain.events import policies
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.events.queries import desk_events, visible_events
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import (
    actor,
    make_event_member,
    make_member,
    make_operator,
    make_person,
)


def _cast(event: Event) -> dict[str, Actor]:
    """Everybody who may stand before an event, by what they are."""
    stranger = make_organization()
    people: dict[str, Any] = {"person": make_person(), "operator": make_operator()}
    for role in ORGANIZATION_ROLES:
        people[role.value] = make_member(event.organization, role)
        people[f"foreign {role.value}"] = make_member(stranger, role)
    for role in EVENT_ROLES:
        people[role.value] = make_event_member(event, role)
    return {"nobody": NOBODY} | {name: actor(person) for name, person in people.items()}


def _allowed(policy: Any, event: Any, cast: dict[str, Actor]) -> set[str]:
    return {name for name, who in cast.items() if policy(who, event)}


def test_each_role_may_do_exactly_this(app: Flask) -> None:
    event = make_event(state=EventState.DRAFT, published_at=None)
    cast = _cast(event)
    organizers = {"owner", "organizer"}
    assert {
        "see draft": _allowed(policies.may_see_event, event, cast),
        "organize": _allowed(policies.may_organize_event, event, cast),
        "publish": _allowed(policies.may_publish_event, event, cast),
        "read desk": _allowed(policies.may_read_desk, event, cast),
        "see registered": _allowed(policies.may_see_registered, event, cast),
        "cancel": _allowed(policies.may_cancel_event, event, cast),
        "grant": _allowed(policies.may_grant_event_role, event, cast),
        "create": _allowed(policies.may_create_event, event.organization, cast),
        "edit calendar": _allowed(policies.may_edit_calendar, event.organization, cast),
        "edit general calendar": _allowed(policies.may_edit_general_calendar, None, cast),
    } == {
        "see draft": {*organizers, "editor", *(role.value for role in EVENT_ROLES)},
        "organize": {*organizers, "cohost"},
        "publish": {*organizers, "cohost"},
        "read desk": {*organizers, "editor", "cohost", "observer"},
        "see registered": {*organizers, "cohost", "staff", "observer"},
        "cancel": organizers,
        "grant": organizers,
        "create": organizers,
        "edit calendar": organizers,
        "edit general calendar": {"operator"},
    }


@pytest.mark.parametrize("state", [EventState.PUBLISHED, EventState.CANCELLED])
def test_what_was_published_is_seen_by_everybody(app: Flask, state: EventState) -> None:
    event = make_event(state=state)
    cast = _cast(event)
    assert _allowed(policies.may_see_event, event, cast) == set(cast)


def test_the_lists_hold_exactly_what_the_policies_allow(app: Flask) -> None:
    home = make_organization()
    events = [
        make_event(owner, state=state)
        for owner in (home, make_organization())
        for state in EventState
    ]
    for name, who in _cast(events[0]).items():
        for policy, chosen in (
            (policies.may_see_event, visible_events),
            (policies.may_read_desk, desk_events),
        ):
            listed = set(db.session.scalars(chosen(who).with_only_columns(Event.id)))
            assert listed == {event.id for event in events if policy(who, event)}, name


def test_a_judge_of_one_event_sees_no_other_draft(app: Flask) -> None:
    draft = make_event(state=EventState.DRAFT)
    judge = actor(make_event_member(make_event(), Role.JUDGE))
    assert not policies.may_see_event(judge, draft)
