"""The rubric: weights that add up, marks explained, and the moment it freezes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from flask import Flask

from hackathon.db import db, writing
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.queries import entries_about
from hackathon.domain.challenges.actions.call import (
    JudgingPlan,
    plan_judging,
)
from hackathon.domain.challenges.actions.rubric import (
    CriterionLine,
    describe_criterion,
    freeze_rubric,
    is_rubric_frozen,
    set_rubric,
)
from hackathon.domain.challenges.models import Criterion
from hackathon.domain.challenges.queries import (
    find_call,
    rubric_of,
)
from hackathon.domain.challenges.rules import ChallengeRule
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.events.queries import get_event
from hackathon.errors import RuleBroken
from tests.factories.challenges import begin_event, make_criterion
from tests.factories.events import make_event
from tests.factories.judging import make_assignment, make_judge, make_review, make_round
from tests.factories.people import actor, make_member
from tests.factories.submissions import make_handed_in


def organizer(event: Event) -> Actor:
    return actor(make_member(event.organization))


def test_the_rubric_keeps_its_rows_and_adds_up_to_one(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    kept, gone = make_criterion(event, "0.6"), make_criterion(event, "0.4")
    lines = [
        CriterionLine("Impacto", Decimal("0.25")),
        CriterionLine("Datos", Decimal("0.75"), kept.id),
    ]
    with writing():
        set_rubric(organizer(event), get_event(event.slug), lines)
    stored = rubric_of(event)
    assert [(c.name, c.weight) for c in stored] == [
        ("Impacto", Decimal("0.2500")),
        ("Datos", Decimal("0.7500")),
    ]
    assert stored[1].id == kept.id
    assert db.session.get(Criterion, gone.id) is None


@pytest.mark.parametrize(
    ("weights", "rule"),
    [
        ([], ChallengeRule.RUBRIC_EMPTY),
        (["0.5", "0.4999"], ChallengeRule.WEIGHTS),
        (["1", "0"], ChallengeRule.WEIGHTS),
        (["1.5", "-0.5"], ChallengeRule.WEIGHTS),
    ],
)
def test_weights_that_do_not_add_up_are_refused(
    app: Flask, weights: list[str], rule: ChallengeRule
) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    lines = [CriterionLine(f"C{at}", Decimal(weight)) for at, weight in enumerate(weights)]
    with pytest.raises(RuleBroken) as refused, writing():
        set_rubric(organizer(event), get_event(event.slug), lines)
    assert refused.value.rule is rule


def test_a_criterion_with_marks_is_not_removed(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    marked = make_criterion(event)
    assignment = make_assignment(make_round(event), make_judge(event), make_handed_in(event))
    make_review(assignment, {marked: 4})
    with pytest.raises(RuleBroken) as refused, writing():
        set_rubric(organizer(event), get_event(event.slug), [CriterionLine("Otro", Decimal(1))])
    assert refused.value.rule is ChallengeRule.CRITERION_IN_USE
    assert [criterion.id for criterion in rubric_of(event)] == [marked.id]


def test_two_criteria_of_one_name_are_refused(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    lines = [CriterionLine(name, Decimal("0.5")) for name in ("Uso", "USO")]
    with pytest.raises(RuleBroken) as refused, writing():
        set_rubric(organizer(event), get_event(event.slug), lines)
    assert refused.value.rule is ChallengeRule.CRITERION_TWICE


def test_a_criterion_of_another_event_is_never_taken_over(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    foreign = make_criterion(make_event(), name="Ajeno")
    lines = [CriterionLine("Mío", Decimal(1), foreign.id)]
    with writing():
        set_rubric(organizer(event), get_event(event.slug), lines)
    assert db.session.get_one(Criterion, foreign.id).name == "Ajeno"
    assert [criterion.name for criterion in rubric_of(event)] == ["Mío"]


def test_the_marks_of_a_criterion_are_explained_on_its_scale(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    criterion = make_criterion(event)
    with writing():
        row = db.session.get_one(Criterion, criterion.id)
        describe_criterion(organizer(event), row, "Qué tanto", {"1": "Nada", "2": ""})
    [stored] = rubric_of(event)
    assert (stored.description, stored.anchors) == ("Qué tanto", {"1": "Nada"})
    with pytest.raises(RuleBroken) as refused, writing():
        describe_criterion(organizer(event), stored, "", {"6": "De más"})
    assert refused.value.rule is ChallengeRule.ANCHOR_OFF_SCALE


def test_the_rubric_freezes_when_judging_may_begin_or_a_round_opens(app: Flask) -> None:
    assert is_rubric_frozen(make_event(phase=Phase.JUDGING))
    assert not is_rubric_frozen(make_event(phase=Phase.JUDGING, state=EventState.DRAFT))
    assert not is_rubric_frozen(make_event(judging_at=None))
    who, event = begin_event()
    assert not is_rubric_frozen(event)
    with writing():
        freeze_rubric(who, event)
        freeze_rubric(who, event)
    assert is_rubric_frozen(event)
    freezes = [e for e in entries_about(f"event:{event.id}") if e.action == "rubric.frozen"]
    assert len(freezes) == 1
    for act in (
        lambda: set_rubric(who, event, [CriterionLine("Uno", Decimal(1))]),
        lambda: describe_criterion(who, rubric_of(event)[0], "", {}),
        lambda: plan_judging(who, find_call(event), JudgingPlan()),
    ):
        with pytest.raises(RuleBroken) as refused, writing():
            act()
        assert refused.value.rule is ChallengeRule.RUBRIC_FROZEN


def test_freezing_an_event_without_a_call_does_nothing(app: Flask) -> None:
    event = make_event()
    with writing():
        freeze_rubric(organizer(event), event)
    assert not is_rubric_frozen(event)
