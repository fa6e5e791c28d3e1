"""What an event still lacks before it can be published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from hackathon import clock
from hackathon.domain.challenges.content import TEXTS
from hackathon.domain.challenges.models import Challenge, Convocatoria, Criterion
from hackathon.domain.challenges.queries import challenges_of, find_call, rubric_of
from hackathon.domain.events.models import Event, EventKind
from hackathon.domain.events.phases import schedule_faults, submissions_close_at

MEETINGS = (EventKind.WORKSHOP, EventKind.CONFERENCE)
CONTEST_DATES = (
    "registration_at",
    "hacking_at",
    "submissions_until",
    "judging_at",
    "judging_until",
    "results_at",
)
MEETING_DATES = ("registration_at", "starts_at", "ends_at")


class Lack(StrEnum):
    """Something without which an event is not published."""

    ACCREDITATION = "accreditation"
    SUMMARY = "summary"
    CONTACT = "contact"
    DATE = "date"
    DATES_ORDER = "dates_order"
    DATES_PAST = "dates_past"
    CHALLENGES = "challenges"
    PROBLEM = "problem"
    DATA = "data"
    DATA_RULE = "data_rule"
    RUBRIC = "rubric"
    WEIGHTS = "weights"
    ANCHORS = "anchors"
    TEXT = "text"


class Step(StrEnum):
    """The step of the set-up where something is mended."""

    BASICS = "basics"
    DATES = "dates"
    TRACKS = "tracks"
    CHALLENGES = "challenges"
    RUBRIC = "rubric"
    PRIZES = "prizes"
    JUDGING = "judging"
    CALL = "call"


@dataclass(frozen=True)
class Gap:
    """One thing that is lacking, where to mend it, and of what it is lacking."""

    lack: Lack
    step: Step
    of: str = ""


def is_contest(event: Event) -> bool:
    """Whether projects are handed in and judged; workshops and conferences only meet."""
    return event.kind not in MEETINGS


def gaps_of(event: Event) -> tuple[Gap, ...]:
    """Everything that is lacking, in the order of the steps."""
    gaps = [*_basics(event), *_dates(event)]
    if is_contest(event):
        gaps += [
            *_challenges(challenges_of(event)),
            *_rubric(rubric_of(event)),
            *_texts(find_call(event)),
        ]
    return tuple(gaps)


def _basics(event: Event) -> Iterator[Gap]:
    if event.organization.accredited_at is None:
        yield Gap(Lack.ACCREDITATION, Step.BASICS, event.organization.name)
    if not event.summary:
        yield Gap(Lack.SUMMARY, Step.BASICS)
    if not event.contact_email:
        yield Gap(Lack.CONTACT, Step.BASICS)


def _dates(event: Event) -> Iterator[Gap]:
    for name in CONTEST_DATES if is_contest(event) else MEETING_DATES:
        if getattr(event, name) is None:
            yield Gap(Lack.DATE, Step.DATES, name)
    if schedule_faults(event.schedule):
        yield Gap(Lack.DATES_ORDER, Step.DATES)
    end = submissions_close_at(event.schedule) if is_contest(event) else event.ends_at
    if end is not None and end <= clock.now():
        yield Gap(Lack.DATES_PAST, Step.DATES)


def _challenges(challenges: Sequence[Challenge]) -> Iterator[Gap]:
    if not challenges:
        yield Gap(Lack.CHALLENGES, Step.CHALLENGES)
    for challenge in challenges:
        if not (challenge.problem and challenge.outcome):
            yield Gap(Lack.PROBLEM, Step.CHALLENGES, challenge.title)
        if not challenge.links:
            yield Gap(Lack.DATA, Step.CHALLENGES, challenge.title)
        elif challenge.min_linked > len(challenge.links):
            yield Gap(Lack.DATA_RULE, Step.CHALLENGES, challenge.title)


def _rubric(criteria: Sequence[Criterion]) -> Iterator[Gap]:
    if not criteria:
        yield Gap(Lack.RUBRIC, Step.RUBRIC)
    elif sum((criterion.weight for criterion in criteria), Decimal(0)) != 1:
        yield Gap(Lack.WEIGHTS, Step.RUBRIC)
    for criterion in criteria:
        marks = {str(mark) for mark in range(criterion.lo, criterion.hi + 1)}
        if not marks <= {mark for mark, text in criterion.anchors.items() if text}:
            yield Gap(Lack.ANCHORS, Step.RUBRIC, criterion.name)


def _texts(call: Convocatoria | None) -> Iterator[Gap]:
    for name in TEXTS:
        if call is None or not getattr(call, name):
            yield Gap(Lack.TEXT, Step.CALL, name)
