"""Conflicts of interest: declared, noted by others, detected, never deleted."""

from __future__ import annotations

from typing import Any

import pytest

from hackathon.db import db, writing
from hackathon.domain.audit.models import AuditEntry
from hackathon.domain.events.phases import Phase
from hackathon.domain.judging.actions.conflicts import declare_conflict, flag_conflict
from hackathon.domain.judging.models import (
    Assignment,
    AssignmentState,
    Conflict,
    ConflictKind,
    ConflictSource,
    RoundState,
)
from hackathon.domain.judging.policies import may_judge
from hackathon.domain.judging.queries.panel import conflict_signals, conflicts_of
from hackathon.domain.judging.queries.reviews import get_assignment
from hackathon.domain.judging.rules import JudgingRule
from hackathon.errors import RuleBroken
from tests.factories.events import make_event
from tests.factories.judging import make_assignment, make_conflict, make_judge, make_round
from tests.factories.people import actor, make_member, make_person
from tests.factories.submissions import make_handed_in
from tests.factories.teams import make_team


def _setting(state: RoundState = RoundState.OPEN) -> tuple[Any, Any, Any, Assignment]:
    event = make_event(phase=Phase.JUDGING)
    judge, entry = make_judge(event), make_handed_in(event)
    return event, judge, entry, make_assignment(make_round(event, state), judge, entry)


def _refused(act: Any) -> RuleBroken:
    with pytest.raises(RuleBroken) as broken, writing():
        act()
    return broken.value


def test_a_judge_excuses_oneself_and_somebody_else_gets_the_entry(app: Any) -> None:
    event, judge, entry, assignment = _setting()
    other = make_judge(event)
    with writing():
        conflict = declare_conflict(actor(judge.person), assignment, "family", " Es mi primo. ")
    assert (conflict.kind, conflict.source, conflict.note) == (
        ConflictKind.FAMILY,
        ConflictSource.SELF,
        "Es mi primo.",
    )
    assert assignment.state == AssignmentState.RECUSED
    passed = db.session.query(Assignment).filter_by(judge_id=other.id).one()
    assert (passed.submission_id, passed.state) == (entry.id, AssignmentState.OFFERED)
    assert not may_judge(actor(judge.person), get_assignment(assignment.public_id))
    assert may_judge(actor(other.person), get_assignment(passed.public_id))


def test_declaring_twice_leaves_one_conflict_and_one_successor(app: Any) -> None:
    event, judge, _, assignment = _setting()
    make_judge(event)
    for _time in range(2):
        with writing():
            declare_conflict(actor(judge.person), assignment, "work")
    assert db.session.query(Conflict).count() == 1
    assert db.session.query(Assignment).count() == 2


@pytest.mark.parametrize(
    ("kind", "note", "rule", "field"),
    [
        ("odio", "", JudgingRule.UNKNOWN_CONFLICT, "kind"),
        ("other", "x" * 501, JudgingRule.TEXT_TOO_LONG, "note"),
    ],
)
def test_unfit_grounds_are_refused(
    app: Any, kind: str, note: str, rule: JudgingRule, field: str
) -> None:
    _, judge, _, assignment = _setting()
    broken = _refused(lambda: declare_conflict(actor(judge.person), assignment, kind, note))
    assert (broken.rule, broken.field) == (rule, field)
    assert db.session.query(Conflict).count() == 0


def test_after_the_round_nobody_excuses_oneself(app: Any) -> None:
    _, judge, _, assignment = _setting(RoundState.CLOSED)
    broken = _refused(lambda: declare_conflict(actor(judge.person), assignment, "work"))
    assert (broken.rule, broken.is_of_state) == (JudgingRule.ROUND_CLOSED, True)


def test_a_conflict_that_others_note_takes_the_entry_back(app: Any) -> None:
    event, judge, entry, assignment = _setting()
    organizer = actor(make_member(event.organization))
    with writing():
        flag_conflict(organizer, judge, entry, ConflictSource.TEAM, ("teaching", "Fue su tutora."))
    assert assignment.state == AssignmentState.RECUSED
    (noted,) = conflicts_of(event.id)
    assert (noted.source, noted.kind) == (ConflictSource.TEAM, ConflictKind.TEACHING)
    written = {row.action for row in db.session.query(AuditEntry)}
    assert {"conflict.declared", "assignment.recused", "assignment.nobody_left"} <= written


def test_a_conflict_noted_after_the_round_leaves_its_reviews(app: Any) -> None:
    event, judge, entry, assignment = _setting(RoundState.CLOSED)
    organizer = actor(make_member(event.organization))
    with writing():
        flag_conflict(organizer, judge, entry, ConflictSource.ORGANIZER, ("other", ""))
    assert assignment.state == AssignmentState.OFFERED


def test_a_judge_has_no_conflict_with_an_entry_of_another_event(app: Any) -> None:
    event, judge, _, _ = _setting()
    organizer = actor(make_member(event.organization))
    foreign = make_handed_in(make_event())
    broken = _refused(
        lambda: flag_conflict(organizer, judge, foreign, ConflictSource.TEAM, ("other", ""))
    )
    assert broken.rule == JudgingRule.NOT_AN_ENTRY


def test_signs_of_a_conflict_are_shown_until_they_are_declared(app: Any) -> None:
    event = make_event(phase=Phase.JUDGING)
    colleague = make_person(email="ana@uv.mx")
    twin = make_person()
    same_house = make_handed_in(event, make_team(event, make_person(email="beto@uv.mx")))
    own = make_handed_in(event, make_team(event, twin))
    make_handed_in(event, make_team(event, make_person(email="caro@gmail.com")))
    judge, member = make_judge(event, colleague), make_judge(event, twin)
    make_judge(event, make_person(email="dora@gmail.com"))
    found = {(one.judge.id, one.submission.id, one.kind) for one in conflict_signals(event.id)}
    assert {
        (judge.id, same_house.id, ConflictKind.MAIL_DOMAIN),
        (member.id, own.id, ConflictKind.AUTHORSHIP),
    } <= found
    assert not any(
        submission not in (same_house.id, own.id) for _, submission, _ in found if _ == 0
    )
    make_conflict(judge, same_house)
    left = {(one.judge.id, one.submission.id) for one in conflict_signals(event.id)}
    assert (judge.id, same_house.id) not in left
