"""Who computes, certifies and sees results before they are out: role by role."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from hackathon.domain.accounts.actor import NOBODY, Actor
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.models import Event
from hackathon.domain.judging import policies as judging
from hackathon.domain.judging.models import Assignment, Judge, Round
from hackathon.domain.results import policies as results
from hackathon.domain.results.models import Award, Certificate, ResultRun

EVENT = Event(id=7, organization_id=3)
ROUND = Round(event=EVENT)
RUN = ResultRun(round=ROUND)
FULL, SIGN, SEE = {"owner", "organizer", "cohost"}, {"certifier"}, {"observer"}

CASES: list[tuple[Callable[[Actor, Any], bool], Any, set[str]]] = [
    (judging.may_organize_judging, EVENT, FULL),
    (judging.may_follow_judging, EVENT, FULL | SEE),
    (judging.may_organize_round, ROUND, FULL),
    (judging.may_follow_round, ROUND, FULL | SEE),
    (judging.may_manage_judge, Judge(event=EVENT), FULL),
    (judging.may_manage_assignment, Assignment(round=ROUND), FULL),
    (results.may_compute_results, EVENT, FULL),
    (results.may_certify_results, EVENT, FULL | SIGN),
    (results.may_certify_run, RUN, FULL | SIGN),
    (results.may_preview_results, EVENT, FULL | SIGN | SEE),
    (results.may_preview_run, RUN, FULL | SIGN | SEE),
    (results.may_publish_run, RUN, FULL),
    (results.may_settle_award, Award(event=EVENT), FULL),
]


def _actors() -> dict[str, Actor]:
    of_organization = [Role.OWNER, Role.ORGANIZER, Role.EDITOR, Role.PUBLISHER]
    of_event = [Role.COHOST, Role.JUDGE, Role.CERTIFIER, Role.MENTOR, Role.STAFF, Role.OBSERVER]
    everybody = {
        role.value: Actor(1, "n", organization_roles={3: frozenset({role})})
        for role in of_organization
    }
    everybody |= {
        role.value: Actor(1, "n", event_roles={7: frozenset({role})}) for role in of_event
    }
    foreign = frozenset({Role.OWNER, Role.COHOST, Role.OBSERVER, Role.CERTIFIER})
    everybody["foreign"] = Actor(1, "n", organization_roles={4: foreign}, event_roles={8: foreign})
    everybody["operator"] = Actor(1, "n", is_operator=True)
    everybody["nobody"] = NOBODY
    return everybody


@pytest.mark.parametrize(("policy", "thing", "admitted"), CASES)
def test_exactly_these_roles_may(
    policy: Callable[[Actor, Any], bool], thing: Any, admitted: set[str]
) -> None:
    assert {name for name, one in _actors().items() if policy(one, thing)} == admitted


def test_a_certificate_is_everybodys_to_verify_and_its_persons_to_own() -> None:
    certificate = Certificate(person_id=1)
    assert results.may_verify_certificate(NOBODY, certificate)
    assert results.may_own_certificate(Actor(1), certificate)
    assert not results.may_own_certificate(Actor(2), certificate)
    assert not results.may_own_certificate(NOBODY, Certificate(person_id=None))


def test_a_result_is_read_once_published() -> None:
    assert not results.may_read_published_run(NOBODY, RUN)
    assert results.may_read_published_run(NOBODY, ResultRun(published_at=EVENT.created_at or 1))


def test_a_seat_belongs_to_its_person_until_it_is_taken_away() -> None:
    assert judging.may_be_judge(Actor(1), Judge(person_id=1))
    assert not judging.may_be_judge(Actor(2), Judge(person_id=1))
    assert not judging.may_be_judge(NOBODY, Judge(person_id=None))
