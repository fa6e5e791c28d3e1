"""How far a round has come, without a single mark: reviews left, by judge and by entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hackathon.domain.judging.models import Assignment, AssignmentState, Judge, Round
from hackathon.domain.judging.queries.panel import LIVE, assignments_in, conflict_signals
from hackathon.domain.judging.queries.rounds import entries_of, judges_of
from hackathon.domain.judging.ranking.components import components
from hackathon.domain.submissions.models import Submission


@dataclass(frozen=True, slots=True)
class JudgeProgress:
    """What a judge has done of what they have."""

    judge: Judge
    done: int
    total: int
    has_started: bool

    @property
    def left(self) -> int:
        """How many reviews are still to be finished."""
        return self.total - self.done


@dataclass(frozen=True, slots=True)
class EntryProgress:
    """The reviews of an entry: finished, assigned, and how many the rules ask for."""

    submission: Submission
    done: int
    total: int
    wanted: int
    assignments: tuple[Assignment, ...]

    @property
    def lacks_judges(self) -> bool:
        """Whether fewer judges have it than the rules ask for."""
        return self.total < self.wanted


@dataclass(frozen=True, slots=True)
class RoundProgress:
    """A round at a glance; `parts` are the groups whose scores compare with each other."""

    judges: tuple[JudgeProgress, ...]
    entries: tuple[EntryProgress, ...]
    parts: int
    signals: int

    @property
    def done(self) -> int:
        """Finished reviews."""
        return sum(one.done for one in self.judges)

    @property
    def total(self) -> int:
        """Assigned reviews."""
        return sum(one.total for one in self.judges)

    @property
    def idle(self) -> tuple[JudgeProgress, ...]:
        """Judges with entries who have not begun."""
        return tuple(one for one in self.judges if one.total and not one.has_started)

    @property
    def uncovered(self) -> tuple[EntryProgress, ...]:
        """Entries with fewer judges than the rules ask for."""
        return tuple(one for one in self.entries if one.lacks_judges)


def round_progress(round_: Round) -> RoundProgress:
    """The progress of a round, in a constant number of statements."""
    live = [one for one in assignments_in(round_) if one.state in LIVE]
    seated = judges_of(round_.event_id)
    left = {one.judge for one in live if one.judge.removed_at}
    entries = entries_of(round_.event_id)
    return RoundProgress(
        judges=tuple(
            _of_judge(judge, live) for judge in [*seated, *sorted(left, key=lambda one: one.id)]
        ),
        entries=tuple(_of_entry(entry, live, round_) for entry in entries),
        parts=len(components((str(one.submission_id), str(one.judge_id)) for one in live)),
        signals=len(conflict_signals(round_.event_id)),
    )


def _of_judge(judge: Judge, live: Sequence[Assignment]) -> JudgeProgress:
    states = Counter(one.state for one in live if one.judge_id == judge.id)
    return JudgeProgress(
        judge=judge,
        done=states[AssignmentState.DONE],
        total=states.total(),
        has_started=states[AssignmentState.OFFERED] < states.total(),
    )


def _of_entry(entry: Submission, live: Sequence[Assignment], round_: Round) -> EntryProgress:
    own = tuple(one for one in live if one.submission_id == entry.id)
    done = sum(one.state == AssignmentState.DONE for one in own)
    return EntryProgress(entry, done, len(own), round_.reviews_per_entry, own)
