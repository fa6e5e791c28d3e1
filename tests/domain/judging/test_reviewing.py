"""Saving a review: revisions, partial reviews, keys, refusals, stale savings."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.audit.models import AuditEntry
from hackathon.domain.events.phases import Phase
from hackathon.domain.judging.actions.reviewing import ReviewDraft, save_review
from hackathon.domain.judging.models import Assignment, AssignmentState, Review, RoundState
from hackathon.domain.judging.queries.reviews import (
    assignments_of,
    get_assignment,
    latest_review,
)
from hackathon.domain.judging.rubric import field_of
from hackathon.domain.judging.rules import JudgingRule
from hackathon.errors import Missing, RuleBroken, Stale
from tests.factories.challenges import make_criterion
from tests.factories.events import make_event
from tests.factories.judging import make_assignment, make_judge, make_round
from tests.factories.people import actor
from tests.factories.saving import change
from tests.factories.submissions import make_handed_in


class Desk:
    """A judge with one entry and two criteria."""

    def __init__(self) -> None:
        self.event = make_event(phase=Phase.JUDGING)
        self.one, self.two = make_criterion(self.event), make_criterion(self.event)
        self.round = make_round(self.event)
        self.judge = make_judge(self.event)
        self.assignment = make_assignment(self.round, self.judge, make_handed_in(self.event))

    def save(self, *marks: object, **values: Any) -> Review:
        given = dict(zip((self.one.id, self.two.id), marks, strict=False))
        with writing():
            return save_review(
                actor(self.judge.person), self.assignment, ReviewDraft(marks=given, **values)
            )

    def refused(self, *marks: object, **values: Any) -> RuleBroken:
        with pytest.raises(RuleBroken) as broken:
            self.save(*marks, **values)
        return broken.value


@pytest.fixture
def desk(app: Any) -> Desk:
    return Desk()


def _marks(review: Review) -> list[int]:
    return [score.value for score in sorted(review.scores, key=lambda one: one.criterion_id)]


def test_a_partial_review_is_kept_and_a_full_one_is_done(desk: Desk) -> None:
    first = desk.save("4", notes="Duda", feedback="Bien")
    assert (first.number, first.is_complete, _marks(first)) == (1, False, [4])
    assert desk.assignment.state == AssignmentState.STARTED
    second = desk.save("4", "3")
    assert (second.number, second.is_complete, _marks(second)) == (2, True, [4, 3])
    assert desk.assignment.state == AssignmentState.DONE
    assert desk.assignment.done_at is not None
    assert (first.notes, first.feedback, _marks(first)) == ("Duda", "Bien", [4])


def test_taking_a_mark_away_opens_the_review_again(desk: Desk) -> None:
    desk.save("4", "3")
    desk.save("4", "")
    assert (desk.assignment.state, desk.assignment.done_at) == (AssignmentState.STARTED, None)


def test_saving_the_same_again_writes_nothing(desk: Desk) -> None:
    first = desk.save("4", "3")
    assert desk.save("4", "3").id == first.id
    assert db.session.query(Review).count() == 1


def test_one_key_is_one_revision(desk: Desk) -> None:
    first = desk.save("4", key="a" * 16)
    desk.save("5", key="b" * 16)
    assert desk.save("4", key="a" * 16).id == first.id
    assert db.session.query(Review).count() == 2


def test_a_key_that_arrived_is_answered_after_the_round_too(desk: Desk) -> None:
    first = desk.save("4", key="a" * 16)
    change(desk.round, state=RoundState.CLOSED)
    assert desk.save("4", key="a" * 16).id == first.id


@pytest.mark.parametrize("key", ["corta", "x" * 65, "con espacio", "ñ" * 10])
def test_a_key_of_another_shape_is_refused(desk: Desk, key: str) -> None:
    assert desk.refused("4", key=key).rule == JudgingRule.KEY_NOT_VALID


def test_a_key_does_not_bring_other_content_or_another_entry(desk: Desk) -> None:
    desk.save("4", key="a" * 16)
    assert desk.refused("5", key="a" * 16).rule == JudgingRule.KEY_NOT_VALID
    desk.assignment = make_assignment(desk.round, desk.judge, make_handed_in(desk.event))
    assert desk.refused("4", key="a" * 16).rule == JudgingRule.KEY_NOT_VALID


def test_a_review_that_must_be_complete_names_what_is_missing(desk: Desk) -> None:
    broken = desk.refused("4", must_be_complete=True)
    assert (broken.rule, broken.field, broken.is_of_state) == (
        JudgingRule.MARK_MISSING,
        field_of(desk.two.id),
        False,
    )
    assert db.session.query(Review).count() == 0


@pytest.mark.parametrize("mark", ["NaN", "6", "0", "inf"])
def test_bad_marks_change_nothing(desk: Desk, mark: str) -> None:
    broken = desk.refused(mark, "3")
    assert broken.field == field_of(desk.one.id)
    assert db.session.query(Review).count() == 0


@pytest.mark.parametrize("part", ["notes", "feedback"])
def test_too_long_a_text_is_refused_beside_its_field(desk: Desk, part: str) -> None:
    broken = desk.refused("4", **{part: "x" * 5001})
    assert (broken.rule, broken.field) == (JudgingRule.TEXT_TOO_LONG, part)


def test_after_the_closing_moment_nothing_is_saved(desk: Desk) -> None:
    with clock.stopped(desk.event.judging_until - timedelta(seconds=1)):
        desk.save("4")
    with clock.stopped(desk.event.judging_until):
        broken = desk.refused("5")
    assert (broken.rule, broken.is_of_state) == (JudgingRule.ROUND_CLOSED, True)


def test_an_older_saving_does_not_overwrite_a_newer_one(desk: Desk) -> None:
    desk.save("4", seen=0)
    newest = desk.save("5", seen=1)
    with pytest.raises(Stale) as stale:
        desk.save("2", seen=1)
    stored = stale.value.stored
    assert isinstance(stored, Review)
    assert (stored.id, _marks(stored)) == (newest.id, [5])


def test_without_a_declaration_nothing_is_saved(desk: Desk) -> None:
    change(desk.judge, declaration_signed_at=None)
    broken = desk.refused("4")
    assert (broken.rule, broken.is_of_state) == (JudgingRule.NOT_DECLARED, True)


@pytest.mark.parametrize("state", [AssignmentState.RECUSED, AssignmentState.WITHDRAWN])
def test_an_entry_given_back_takes_no_marks(desk: Desk, state: AssignmentState) -> None:
    change(desk.assignment, state=state)
    broken = desk.refused("4")
    assert (broken.rule, broken.is_of_state) == (JudgingRule.ASSIGNMENT_ENDED, True)


def test_the_record_holds_no_mark(desk: Desk) -> None:
    desk.save("4", "5", notes="secreto")
    entry = db.session.query(AuditEntry).filter_by(action="review.saved").one()
    assert entry.facts == {"number": 1, "is_complete": True}


def test_the_newest_revision_counts(desk: Desk) -> None:
    assert latest_review(desk.assignment) is None
    desk.save("4")
    newest = desk.save("5")
    found = latest_review(desk.assignment)
    assert found is not None
    assert found.id == newest.id
    (mine,) = assignments_of(desk.judge, desk.round)
    assert isinstance(mine, Assignment)


def test_an_assignment_is_found_by_its_random_id_alone(desk: Desk) -> None:
    assert get_assignment(desk.assignment.public_id).id == desk.assignment.id
    with pytest.raises(Missing):
        get_assignment(str(desk.assignment.id))
