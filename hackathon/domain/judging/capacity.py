"""How many judges an event needs, how many projects they can serve, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hackathon.errors import RuleBroken


class CapacityRule(StrEnum):
    """Why a figure cannot be computed."""

    NOT_POSITIVE = "capacity_not_positive"
    REVIEW_TOO_LONG = "capacity_review_too_long"


class CapacityLimit(StrEnum):
    """What decides a figure: the minutes, or that a project needs different judges."""

    MINUTES = "minutes"
    DIFFERENT_JUDGES = "different_judges"


@dataclass(frozen=True, slots=True)
class Effort:
    """What judging asks: reviews of each project, and minutes of a review and of a judge."""

    reviews_per_project: int
    minutes_per_review: int
    minutes_per_judge: int

    def __post_init__(self) -> None:
        _require_positive(
            reviews_per_project=self.reviews_per_project,
            minutes_per_review=self.minutes_per_review,
            minutes_per_judge=self.minutes_per_judge,
        )
        if self.reviews_per_judge == 0:
            raise RuleBroken(
                CapacityRule.REVIEW_TOO_LONG,
                "minutes_per_judge",
                minutes_per_review=self.minutes_per_review,
                minutes_per_judge=self.minutes_per_judge,
            )

    @property
    def reviews_per_judge(self) -> int:
        """Whole reviews that fit into the minutes of one judge."""
        return self.minutes_per_judge // self.minutes_per_review


@dataclass(frozen=True, slots=True)
class JudgesNeeded:
    """How many judges, and the steps that lead there."""

    judges: int
    reviews: int
    minutes: int
    reviews_per_judge: int
    limit: CapacityLimit


@dataclass(frozen=True, slots=True)
class ProjectsServed:
    """How many projects a panel can serve, and the steps that lead there."""

    projects: int
    reviews: int
    reviews_per_judge: int
    limit: CapacityLimit


def judges_needed(projects: int, effort: Effort) -> JudgesNeeded:
    """The fewest judges for `projects`: ⌈projects × k / reviews that fit into one judge's minutes⌉.

    Never fewer than k, since a project is reviewed by k different judges; `limit` says which of
    the two decided. `minutes` is the work of the whole panel. RuleBroken for a figure below 1.
    """
    _require_positive(projects=projects)
    reviews = projects * effort.reviews_per_project
    by_minutes = -(-reviews // effort.reviews_per_judge)
    judges = max(by_minutes, effort.reviews_per_project)
    return JudgesNeeded(
        judges=judges,
        reviews=reviews,
        minutes=reviews * effort.minutes_per_review,
        reviews_per_judge=effort.reviews_per_judge,
        limit=_limit(is_by_minutes=judges == by_minutes),
    )


def projects_served(judges: int, effort: Effort) -> ProjectsServed:
    """The most projects that `judges` can serve: ⌊judges × reviews each / k⌋, 0 for fewer than k.

    The inverse of `judges_needed`; `reviews` are those these projects take.
    """
    _require_positive(judges=judges)
    has_enough = judges >= effort.reviews_per_project
    projects = judges * effort.reviews_per_judge // effort.reviews_per_project if has_enough else 0
    return ProjectsServed(
        projects=projects,
        reviews=projects * effort.reviews_per_project,
        reviews_per_judge=effort.reviews_per_judge,
        limit=_limit(is_by_minutes=has_enough),
    )


def minutes_for_each(projects: int, judges: int, effort: Effort) -> int:
    """Minutes that the busiest judge needs when `judges` share the reviews evenly.

    RuleBroken(NOT_POSITIVE) for a figure below 1.
    """
    _require_positive(projects=projects, judges=judges)
    return -(-projects * effort.reviews_per_project // judges) * effort.minutes_per_review


def _limit(*, is_by_minutes: bool) -> CapacityLimit:
    return CapacityLimit.MINUTES if is_by_minutes else CapacityLimit.DIFFERENT_JUDGES


def _require_positive(**figures: int) -> None:
    for name, figure in figures.items():
        if figure < 1:
            raise RuleBroken(CapacityRule.NOT_POSITIVE, name, figure=figure)
