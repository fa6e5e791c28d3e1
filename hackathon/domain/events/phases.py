"""The dated phases of an event and what each moment permits; windows are half-open."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from itertools import pairwise


class Phase(StrEnum):
    """Where an event stands; DRAFT means that none of its dates has come."""

    DRAFT = "draft"
    ANNOUNCED = "announced"
    REGISTRATION = "registration"
    HACKING = "hacking"
    JUDGING = "judging"
    RESULTS = "results"
    ARCHIVED = "archived"


_STARTS = (
    (Phase.ARCHIVED, "archived_at"),
    (Phase.RESULTS, "results_at"),
    (Phase.JUDGING, "judging_at"),
    (Phase.HACKING, "hacking_at"),
    (Phase.REGISTRATION, "registration_at"),
    (Phase.ANNOUNCED, "announced_at"),
)
_MAIN_ORDER = (
    "announced_at",
    "registration_at",
    "hacking_at",
    "submissions_until",
    "judging_at",
    "judging_until",
    "results_at",
    "archived_at",
)
_REGISTRATION = ("registration_at", "registration_until")
_AFTER_REGISTRATION = ("submissions_until", "judging_at", "results_at", "archived_at")


@dataclass(frozen=True, slots=True)
class Schedule:
    """The dates of an event, aware and each optional; `ValueError` for a naive one."""

    announced_at: datetime | None = None
    registration_at: datetime | None = None
    registration_until: datetime | None = None
    hacking_at: datetime | None = None
    submissions_until: datetime | None = None
    judging_at: datetime | None = None
    judging_until: datetime | None = None
    results_at: datetime | None = None
    archived_at: datetime | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            moment = self.moment(field.name)
            if moment is not None and moment.utcoffset() is None:
                message = f"{field.name} needs a time zone"
                raise ValueError(message)

    def moment(self, field: str) -> datetime | None:
        """The date in `field`, for code that walks the fields by name."""
        value: datetime | None = getattr(self, field)
        return value

    def first_of(self, *names: str) -> datetime | None:
        """The first date that is set, in the order in which the fields are named."""
        return next((moment for name in names if (moment := self.moment(name)) is not None), None)


@dataclass(frozen=True, slots=True)
class ScheduleFault:
    """Two dates in the wrong order: `later_field` does not come after `earlier_field`."""

    earlier_field: str
    later_field: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that closes, or comes out, at a moment; `field` says which date it is."""

    field: str
    at: datetime


def phase_at(schedule: Schedule, at: datetime) -> Phase:
    """The phase that runs at `at`: the last one, in the order of phases, that has started."""
    for phase, field in _STARTS:
        start = schedule.moment(field)
        if start is not None and start <= at:
            return phase
    return Phase.DRAFT


def registration_opens_at(schedule: Schedule) -> datetime | None:
    """When registration starts; with only an end named, when the event is announced."""
    if schedule.first_of("registration_at", "registration_until") is None:
        return None
    return schedule.first_of("registration_at", "announced_at")


def registration_closes_at(schedule: Schedule) -> datetime | None:
    """When registration ends: its own date, else the start of whatever comes next."""
    return schedule.first_of("registration_until", "hacking_at", *_AFTER_REGISTRATION)


def submissions_open_at(schedule: Schedule) -> datetime | None:
    """When drafts may first be handed in; None when the event takes no projects."""
    if schedule.first_of("hacking_at", "submissions_until") is None:
        return None
    return schedule.first_of("hacking_at", "registration_at", "announced_at")


def submissions_close_at(schedule: Schedule) -> datetime | None:
    """When the last hand-in must have arrived: its own date, else the next phase."""
    return schedule.first_of("submissions_until", "judging_at", "results_at", "archived_at")


def scores_close_at(schedule: Schedule) -> datetime | None:
    """When the last score must have arrived: its own date, else the next phase."""
    return schedule.first_of("judging_until", "results_at", "archived_at")


def is_open_for_registration(schedule: Schedule, at: datetime) -> bool:
    """Whether people may register at `at`."""
    return _is_within(registration_opens_at(schedule), registration_closes_at(schedule), at)


def accepts_submissions(schedule: Schedule, at: datetime) -> bool:
    """Whether a project may be handed in at `at`: one second before T yes, at T no."""
    return _is_within(submissions_open_at(schedule), submissions_close_at(schedule), at)


def accepts_scores(schedule: Schedule, at: datetime) -> bool:
    """Whether judges may score at `at`."""
    return _is_within(schedule.judging_at, scores_close_at(schedule), at)


def may_show_results(schedule: Schedule, published_at: datetime | None, at: datetime) -> bool:
    """Whether results may be seen at `at`: published, and the date of results (if set) reached."""
    if published_at is None or at < published_at:
        return False
    return schedule.results_at is None or schedule.results_at <= at


def upcoming(schedule: Schedule, at: datetime) -> tuple[Deadline, ...]:
    """What still closes or comes out after `at`, soonest first."""
    closings = {
        "registration_until": registration_opens_at(schedule) and registration_closes_at(schedule),
        "submissions_until": submissions_open_at(schedule) and submissions_close_at(schedule),
        "judging_until": schedule.judging_at and scores_close_at(schedule),
        "results_at": schedule.results_at,
    }
    ahead = [
        Deadline(field, moment) for field, moment in closings.items() if moment and moment > at
    ]
    return tuple(sorted(ahead, key=lambda deadline: deadline.at))


def next_deadline(schedule: Schedule, at: datetime) -> Deadline | None:
    """The soonest of what still closes or comes out after `at`."""
    return next(iter(upcoming(schedule, at)), None)


def schedule_faults(schedule: Schedule) -> tuple[ScheduleFault, ...]:
    """The pairs of neighbouring dates that stand in the wrong order.

    Dates may coincide, except that a window must not be empty: what ends lies after what starts
    it. Dates that are not set are passed over.
    """
    dates = {
        field.name: moment
        for field in fields(schedule)
        if (moment := schedule.moment(field.name)) is not None
    }
    main = [field for field in _MAIN_ORDER if field in dates]
    after = [field for field in _AFTER_REGISTRATION if field in dates][:1]
    own = [field for field in _REGISTRATION if field in dates]
    beside = [*own, *after] if "registration_until" in dates else []
    return tuple(
        ScheduleFault(earlier, later)
        for earlier, later in [*pairwise(main), *pairwise(beside)]
        if dates[earlier] > dates[later]
        or (dates[earlier] == dates[later] and _is_window(earlier, later))
    )


def _is_window(earlier: str, later: str) -> bool:
    return earlier.endswith("_at") and later.endswith("_until")


def _is_within(start: datetime | None, end: datetime | None, at: datetime) -> bool:
    return start is not None and start <= at and (end is None or at < end)
