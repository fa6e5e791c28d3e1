"""A judged event, and awards."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hackathon import clock
from hackathon.domain.challenges.models import Prize
from hackathon.domain.events.phases import Phase
from hackathon.domain.judging.models import RoundState
from hackathon.domain.results.models import Award
from tests.factories.challenges import make_criterion
from tests.factories.events import make_event
from tests.factories.judging import make_assignment, make_judge, make_review, make_round
from tests.factories.people import make_person
from tests.factories.saving import save
from tests.factories.submissions import make_handed_in


@dataclass(frozen=True)
class Judged:
    """An event with a round in which every judge reviewed every entry."""

    event: Any
    round: Any
    criteria: list[Any]
    judges: list[Any]
    entries: list[Any]
    assignments: list[Any]


def make_judged(
    marks: list[list[int]], state: RoundState = RoundState.CLOSED, **values: Any
) -> Judged:
    """One row of `marks` per entry: each judge gives that mark for both criteria (60 and 40)."""
    event = values.pop("event", None) or make_event(phase=Phase.JUDGING)
    criteria = [make_criterion(event, weight) for weight in ("60", "40")]
    round_ = make_round(event, state, **values)
    judges = [
        make_judge(event, make_person(name=f"Integrante {letter}"))
        for letter in "ABCDEFGH"[: len(marks[0])]
    ]
    entries = [
        make_handed_in(event, title=f"Entrega {letter}") for letter in "PQRSTUVW"[: len(marks)]
    ]
    assignments = []
    for entry, row in zip(entries, marks, strict=True):
        for judge, mark in zip(judges, row, strict=True):
            assignment = make_assignment(round_, judge, entry)
            make_review(assignment, dict.fromkeys(criteria, mark))
            assignments.append(assignment)
    return Judged(event, round_, criteria, judges, entries, assignments)


def make_prize(event: Any, place: int = 1, **values: Any) -> Prize:
    """A prize of the whole event."""
    given = {"title": f"Lugar {place}", "amount": Decimal(1000 * (4 - place))} | values
    return save(Prize(event_id=event.id, place=place, **given))


def make_award(event: Any, submission: Any, **values: Any) -> Award:
    """A published historical placing."""
    given = {
        "place": 1,
        "title": "Primer lugar",
        "is_historical": True,
        "granted_at": clock.now(),
        "published_at": clock.now(),
    } | values
    return save(Award(event_id=event.id, submission_id=submission.id, **given))
