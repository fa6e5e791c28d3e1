"""Who may read a project: one policy, and a select that says the same."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from hackathon.db import db, writing
from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.models import EventState, ProjectVisibility
from hackathon.domain.events.phases import Phase
from hackathon.domain.judging.models import AssignmentState, RoundState
from hackathon.domain.judging.queries.reading import public_submissions, visible_submissions
from hackathon.domain.judging.reading import may_open_submission
from hackathon.domain.submissions.models import Submission
from tests.factories.events import make_event
from tests.factories.judging import make_assignment, make_conflict, make_judge, make_round
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_event_member, make_member, make_operator, make_person
from tests.factories.submissions import make_handed_in, make_submission
from tests.factories.teams import make_team

UNJUDGED = dict.fromkeys(("judging_at", "judging_until", "results_at", "archived_at"))
PHASES = (Phase.HACKING, Phase.JUDGING, Phase.RESULTS)


def _entry(event: Any, person: Any, *, conflict: bool = False, **assignment: Any) -> Submission:
    submission = make_handed_in(event)
    round_ = make_round(event)
    judge = make_judge(event, person)
    make_assignment(round_, judge, submission, **assignment)
    if conflict:
        make_conflict(judge, submission)
    return submission


def test_the_judge_of_an_entry_reads_it_before_it_is_public(app: Any) -> None:
    judge, other = make_person(), make_person()
    submission = _entry(make_event(phase=Phase.JUDGING), judge)
    assert may_open_submission(actor(judge), submission)
    assert not may_open_submission(actor(other), submission)
    assert not may_open_submission(NOBODY, submission)


def test_a_conflicted_judge_reads_nothing_before_it_is_public(app: Any) -> None:
    judge = make_person()
    submission = _entry(make_event(phase=Phase.JUDGING), judge, conflict=True)
    assert not may_open_submission(actor(judge), submission)


def test_a_conflict_does_not_bar_from_the_public_page(app: Any) -> None:
    judge = make_person()
    submission = _entry(make_event(phase=Phase.RESULTS), judge, conflict=True)
    assert may_open_submission(actor(judge), submission)


@pytest.mark.parametrize("state", [AssignmentState.RECUSED, AssignmentState.WITHDRAWN])
def test_an_entry_given_back_is_closed_again(app: Any, state: AssignmentState) -> None:
    judge = make_person()
    submission = _entry(make_event(phase=Phase.JUDGING), judge, state=state)
    assert not may_open_submission(actor(judge), submission)


def test_the_team_reads_its_draft_and_nobody_else_does(app: Any) -> None:
    event = make_event(phase=Phase.HACKING)
    member = make_person()
    submission = make_submission(make_team(event, member))
    organizer = make_member(event.organization)
    assert may_open_submission(actor(member), submission)
    assert not may_open_submission(actor(organizer), submission)
    assert not may_open_submission(NOBODY, submission)


@pytest.mark.parametrize(
    ("visibility", "phase", "is_readable"),
    [
        (ProjectVisibility.AT_HAND_IN, Phase.HACKING, True),
        (ProjectVisibility.AFTER_JUDGING, Phase.JUDGING, False),
        (ProjectVisibility.AFTER_JUDGING, Phase.RESULTS, True),
        (ProjectVisibility.AFTER_RESULTS, Phase.RESULTS, False),
    ],
)
def test_the_public_reads_when_the_event_says(
    app: Any, visibility: ProjectVisibility, phase: Phase, is_readable: bool
) -> None:
    submission = make_handed_in(make_event(phase=phase, project_visibility=visibility))
    assert may_open_submission(NOBODY, submission) is is_readable


def test_a_blind_round_hides_projects_that_were_public_at_hand_in(app: Any) -> None:
    event = make_event(phase=Phase.HACKING, project_visibility=ProjectVisibility.AT_HAND_IN)
    submission = make_handed_in(event)
    make_round(event, RoundState.DRAFT, is_blind=True)
    assert not may_open_submission(NOBODY, submission)


def test_the_select_finds_exactly_what_the_policy_admits(app: Any) -> None:
    with writing():
        people = _world()
    submissions = db.session.query(Submission).all()
    assert len(submissions) > 40
    for asker in (NOBODY, *(actor(person) for person in people)):
        listed = {row.id for row in db.session.scalars(visible_submissions(asker))}
        admitted = {row.id for row in submissions if may_open_submission(asker, row)}
        assert listed == admitted, asker
    public = {row.id for row in db.session.scalars(public_submissions())}
    assert public == {row.id for row in submissions if may_open_submission(NOBODY, row)}
    assert 0 < len(public) < len(submissions)


def _world() -> list[Any]:
    """Events in every phase and setting, and a person for every way of being tied to them."""
    home, abroad = make_organization(), make_organization()
    judge, barred, gone, member = make_person(), make_person(), make_person(), make_person()
    people = [judge, barred, gone, member, make_operator(), make_member(home), make_member(abroad)]
    people += [make_member(home, Role.EDITOR), make_member(home, Role.OWNER)]
    for phase, visibility in product(PHASES, ProjectVisibility):
        values: dict[str, Any] = {"project_visibility": visibility}
        for event in (
            make_event(home, phase, **values),
            make_event(home, phase, state=EventState.DRAFT, **values),
            make_event(home, phase, **values, **UNJUDGED),
            make_event(home, phase, results_published_at=_early(), **values),
        ):
            people += _crowd(event, (judge, barred, gone, member))
    return people[:9] + people[9::8]


def _early() -> Any:
    return make_event(phase=Phase.RESULTS).announced_at


def _crowd(event: Any, tied: tuple[Any, Any, Any, Any]) -> list[Any]:
    judge, barred, gone, member = tied
    make_submission(make_team(event, member))
    entry = make_handed_in(event)
    make_handed_in(event, withdrawn_at=event.created_at)
    round_ = make_round(event, is_blind=event.id % 2 == 0)
    draft = make_round(event, RoundState.DRAFT, number=2)
    seats = [make_judge(event, judge), make_judge(event, barred)]
    seats.append(make_judge(event, gone, removed_at=event.created_at))
    for seat in seats:
        make_assignment(round_, seat, entry)
    make_conflict(seats[1], entry)
    make_assignment(draft, seats[0], make_handed_in(event))
    return [make_event_member(event, Role.OBSERVER), make_event_member(event, Role.COHOST)]
