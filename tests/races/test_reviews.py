"""Two savings of one review at the same moment: one revision, or one winner and one told so."""

from __future__ import annotations

from flask import Flask

from hackathon.db import db, writing
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.events.phases import Phase
from hackathon.domain.judging.actions.conflicts import declare_conflict
from hackathon.domain.judging.actions.reviewing import ReviewDraft, save_review
from hackathon.domain.judging.models import Assignment, AssignmentState, Review, Score
from hackathon.errors import Stale
from tests.factories.challenges import make_criterion
from tests.factories.events import make_event
from tests.factories.judging import make_assignment, make_judge, make_round
from tests.factories.people import actor
from tests.factories.submissions import make_handed_in
from tests.races.together import at_once

TIMES = 6


def _desk() -> tuple[Actor, int, list[int]]:
    event = make_event(phase=Phase.JUDGING)
    criteria = [make_criterion(event), make_criterion(event)]
    judge = make_judge(event)
    assignment = make_assignment(make_round(event), judge, make_handed_in(event))
    return actor(judge.person), assignment.id, [row.id for row in criteria]


def _save(who: Actor, assignment_id: int, draft: ReviewDraft) -> int:
    with writing():
        assignment = db.session.get_one(Assignment, assignment_id)
        return save_review(who, assignment, draft).number


def test_one_key_sent_many_times_at_once_is_one_revision(app: Flask) -> None:
    who, assignment_id, criteria = _desk()
    draft = ReviewDraft(marks=dict.fromkeys(criteria, "4"), seen=0, key="k" * 16)
    answers = at_once(app, [lambda: _save(who, assignment_id, draft)] * TIMES)
    assert answers == [1] * TIMES
    assert (db.session.query(Review).count(), db.session.query(Score).count()) == (1, 2)


def test_of_different_savings_at_once_one_wins_and_the_others_are_told(app: Flask) -> None:
    who, assignment_id, criteria = _desk()
    drafts = [
        ReviewDraft(marks=dict.fromkeys(criteria, str(mark)), seen=0, key=f"{mark}" * 16)
        for mark in range(1, 6)
    ]
    answers = at_once(app, [lambda d=draft: _save(who, assignment_id, d) for draft in drafts])
    assert sorted(str(type(one).__name__) for one in answers) == ["Stale"] * 4 + ["int"]
    assert all(one == 1 or isinstance(one, Stale) for one in answers)
    assert db.session.query(Review).count() == 1


def test_a_conflict_declared_twice_at_once_finds_one_successor(app: Flask) -> None:
    who, assignment_id, _ = _desk()
    event = db.session.get_one(Assignment, assignment_id).round.event
    for _more in range(3):
        make_judge(event)

    def declare() -> int:
        with writing():
            assignment = db.session.get_one(Assignment, assignment_id)
            return declare_conflict(who, assignment, "work").id

    answers = at_once(app, [declare] * 4)
    assert answers == [answers[0]] * 4
    assert isinstance(answers[0], int)
    states = sorted(row.state.value for row in db.session.query(Assignment))
    assert states == [AssignmentState.OFFERED.value, AssignmentState.RECUSED.value]
