"""The table in docs/roles.md is the authority: every policy answers every role as it says."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hackathon import clock
from hackathon.domain.accounts.actor import NOBODY, Actor
from hackathon.domain.accounts.roles import EVENT_ROLES, ORGANIZATION_ROLES, Role
from hackathon.domain.challenges.models import Challenge
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.judging.models import Assignment, Judge, Round
from hackathon.domain.organizations.models import AccreditationRequest, Organization
from hackathon.domain.registrations.models import Registration
from hackathon.domain.results.models import Award, ResultRun
from hackathon.domain.stories.models import Story, StoryState
from hackathon.domain.teams.models import Team

ROOT = Path(__file__).resolve().parents[3]
HERE, ELSEWHERE = 1, 2
COLUMNS = ("nobody", "person", *(role.value for role in Role if role != Role.OPERATOR), "operator")
ROW = re.compile(
    r"^\| (?P<words>[^|]+) \| `(?P<name>\w+\.may_\w+)` \|(?P<cells>.*)\|$", re.MULTILINE
)
OWN = re.compile(r"^- `(\w+\.may_\w+)`", re.MULTILINE)
EVENT = Event(id=HERE, organization_id=HERE, state=EventState.DRAFT)
THINGS: dict[str, object] = {
    "Organization": Organization(id=HERE, name="X"),
    "Event": EVENT,
    "Challenge": Challenge(id=HERE, event=EVENT),
    "Dataset": Dataset(id=HERE, organization_id=HERE),
    "Story": Story(id=HERE, organization_id=HERE, state=StoryState.DRAFT),
    "Award": Award(id=HERE, event=EVENT),
    "Round": Round(id=HERE, event=EVENT),
    "ResultRun": ResultRun(id=HERE, round=Round(event=EVENT)),
    "Judge": Judge(id=HERE, event=EVENT),
    "Assignment": Assignment(id=HERE, round=Round(event=EVENT)),
    "Team": Team(id=HERE, event_id=HERE, event=EVENT, members=[]),
    "Registration": Registration(id=HERE, event_id=HERE, event=EVENT, person_id=999),
    "AccreditationRequest": AccreditationRequest(requested_by_id=999),
    "object": None,
}


def table() -> dict[str, dict[str, bool]]:
    """The table of the document: by policy, what each column says."""
    text = (ROOT / "docs" / "roles.md").read_text(encoding="utf-8")
    rows = {}
    for found in ROW.finditer(text):
        cells = [cell.strip() for cell in found["cells"].split("|")]
        assert set(cells) <= {"●", "·"}, found["name"]
        rows[found["name"]] = dict(zip(COLUMNS, (cell == "●" for cell in cells), strict=True))
    return rows


def own() -> set[str]:
    """The policies that the document says belong to one person."""
    return set(OWN.findall((ROOT / "docs" / "roles.md").read_text(encoding="utf-8")))


def policies() -> Iterator[tuple[str, Callable[..., bool]]]:
    """Every policy of the domain by feature and name."""
    for path in sorted((ROOT / "hackathon" / "domain").glob("*/policies.py")):
        module = importlib.import_module(f"hackathon.domain.{path.parent.name}.policies")
        for name, function in vars(module).items():
            if name.startswith("may_") and function.__module__ == module.__name__:
                yield f"{path.parent.name}.{name}", function


POLICIES = dict(policies())


def who(column: str, place: int) -> Actor:
    """Somebody with the role of a column in a place, and no other."""
    if column == "nobody":
        return NOBODY
    known = {"person_id": 5, "number": "5"}
    if column in {"person", "operator"}:
        return Actor(**known, is_operator=column == "operator")
    role = Role(column)
    held = {place: frozenset({role})}
    if role in ORGANIZATION_ROLES:
        return Actor(**known, organization_roles=held)
    assert role in EVENT_ROLES
    return Actor(**known, event_roles=held)


def thing_of(policy: Callable[..., bool]) -> object:
    """An example of what the policy is asked about."""
    asked = list(inspect.signature(policy).parameters.values())[1]
    return THINGS[str(asked.annotation).split(" |")[0]]


def test_every_policy_is_in_the_document_once() -> None:
    assert set(table()) | own() == set(POLICIES)
    assert set(table()) & own() == set()


@pytest.mark.parametrize("name", sorted(table()))
def test_a_policy_answers_every_role_as_the_table_says(name: str) -> None:
    policy = POLICIES[name]
    thing = thing_of(policy)
    answers = {column: policy(who(column, HERE), thing) for column in COLUMNS}
    assert answers == table()[name]


@pytest.mark.parametrize("name", sorted(table()))
def test_a_role_elsewhere_gives_no_more_than_having_an_account(name: str) -> None:
    policy = POLICIES[name]
    thing = thing_of(policy)
    as_person = policy(who("person", HERE), thing)
    for column in COLUMNS[2:-1]:
        assert policy(who(column, ELSEWHERE), thing) == as_person, column


def test_a_published_event_is_for_everybody() -> None:
    shown = Event(id=HERE, organization_id=HERE, state=EventState.PUBLISHED)
    assert POLICIES["events.may_see_event"](NOBODY, shown)


def test_an_accredited_institution_is_for_everybody() -> None:
    shown = Organization(id=HERE, name="X", accredited_at=clock.now())
    assert POLICIES["organizations.may_see_organization"](NOBODY, shown)
