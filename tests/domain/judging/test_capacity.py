"""An event knows how many judges it needs before anyone is invited."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hackathon.domain.judging.capacity import (
    CapacityLimit,
    CapacityRule,
    Effort,
    JudgesNeeded,
    ProjectsServed,
    judges_needed,
    minutes_for_each,
    projects_served,
)
from hackathon.errors import RuleBroken

EFFORT = Effort(reviews_per_project=3, minutes_per_review=10, minutes_per_judge=45)


def test_28_teams_with_three_reviews_of_ten_minutes_need_21_judges() -> None:
    assert judges_needed(28, EFFORT) == JudgesNeeded(
        judges=21, reviews=84, minutes=840, reviews_per_judge=4, limit=CapacityLimit.MINUTES
    )


def test_one_project_still_needs_three_different_judges() -> None:
    needed = judges_needed(1, EFFORT)
    assert (needed.judges, needed.limit) == (3, CapacityLimit.DIFFERENT_JUDGES)


def test_a_panel_serves_as_many_projects_as_its_minutes_allow() -> None:
    assert projects_served(21, EFFORT) == ProjectsServed(28, 84, 4, CapacityLimit.MINUTES)


def test_fewer_judges_than_reviews_of_a_project_serve_none() -> None:
    assert projects_served(2, EFFORT) == ProjectsServed(0, 0, 4, CapacityLimit.DIFFERENT_JUDGES)


def test_the_busiest_judge_knows_how_long_it_takes() -> None:
    assert minutes_for_each(28, 10, EFFORT) == 90
    assert minutes_for_each(28, 21, EFFORT) == 40


@settings(max_examples=50, deadline=None)
@given(
    st.integers(1, 300),
    st.builds(Effort, st.integers(1, 9), st.integers(1, 30), st.integers(30, 300)),
)
def test_the_judges_needed_suffice_and_one_fewer_would_not(projects: int, effort: Effort) -> None:
    needed = judges_needed(projects, effort).judges
    assert projects_served(needed, effort).projects >= projects
    assert minutes_for_each(projects, needed, effort) <= effort.minutes_per_judge
    if needed > 1:
        assert projects_served(needed - 1, effort).projects < projects


@pytest.mark.parametrize(
    "field", ["reviews_per_project", "minutes_per_review", "minutes_per_judge"]
)
def test_a_figure_below_one_is_refused_by_name(field: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        replace(EFFORT, **{field: 0})
    assert (refused.value.rule, refused.value.field) == (CapacityRule.NOT_POSITIVE, field)


def test_no_projects_and_no_judges_are_refused() -> None:
    for refusing in (judges_needed, projects_served):
        with pytest.raises(RuleBroken) as refused:
            refusing(0, EFFORT)
        assert refused.value.rule is CapacityRule.NOT_POSITIVE


def test_a_judge_without_time_for_one_review_is_refused() -> None:
    with pytest.raises(RuleBroken) as refused:
        Effort(reviews_per_project=3, minutes_per_review=50, minutes_per_judge=40)
    assert refused.value.rule is CapacityRule.REVIEW_TOO_LONG
    assert refused.value.facts == {"minutes_per_review": 50, "minutes_per_judge": 40}
