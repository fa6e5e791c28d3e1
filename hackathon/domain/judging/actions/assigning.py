"""Giving entries to judges: by hand, balanced, and passing on what somebody gave back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.audit.canonical import content_hash
from hackathon.domain.judging.balancing.balance import balance
from hackathon.domain.judging.balancing.lots import lot
from hackathon.domain.judging.balancing.requests import BalancingRequest, PanelJudge
from hackathon.domain.judging.models import (
    Assignment,
    AssignmentOrigin,
    AssignmentState,
    Judge,
    Round,
    RoundState,
)
from hackathon.domain.judging.queries.panel import (
    LIVE,
    assignments_in,
    barred_pairs,
    is_barred,
    live_loads,
)
from hackathon.domain.judging.queries.rounds import entries_of, judges_of
from hackathon.domain.judging.rules import JudgingRule
from hackathon.domain.submissions.models import Submission
from hackathon.errors import RuleBroken


def assign_by_hand(
    actor: Actor, round_: Round, judge: Judge, submission: Submission, reason: str = ""
) -> Assignment:
    """Give an entry to a judge; one that was taken away before is given back."""
    expect_assignable(round_)
    if judge.removed_at or judge.event_id != round_.event_id:
        raise RuleBroken(JudgingRule.JUDGE_REMOVED, "judge", state=True)
    if submission.event_id != round_.event_id or not _is_entry(submission):
        raise RuleBroken(JudgingRule.NOT_AN_ENTRY, "submission")
    if is_barred(judge, submission):
        raise RuleBroken(JudgingRule.IN_CONFLICT, "judge", state=True)
    assignment = add_assignment(round_, judge, submission, AssignmentOrigin.MANUAL)
    assignment.reason = reason[:300]
    _record_assigned(actor, assignment)
    return assignment


def assign_balanced(actor: Actor, round_: Round) -> list[Assignment]:
    """Give every entry the reviews it lacks: even loads, no conflict, connected.

    RuleBroken of the balancing rules, with titles and names, when that cannot be.
    """
    expect_assignable(round_)
    panel = _panel(round_)
    request = _request(round_, panel)
    try:
        balanced = balance(request)
    except RuleBroken as broken:
        raise _named(broken, panel) from broken
    made = [
        add_assignment(round_, panel.judges[judge], panel.entries[entry], AssignmentOrigin.BALANCED)
        for entry, judge in balanced.added
    ]
    if not made:
        raise RuleBroken(JudgingRule.NOTHING_TO_ASSIGN, state=True)
    record(
        "assignment.balanced",
        actor,
        f"round:{round_.id}",
        added=len(made),
        components=len(balanced.components),
        pairs=content_hash([list(pair) for pair in balanced.pairs]),
    )
    return made


def withdraw_assignment(actor: Actor, assignment: Assignment) -> Assignment:
    """Take an entry away from a judge who has not finished it."""
    expect_assignable(assignment.round)
    if assignment.state == AssignmentState.DONE:
        raise RuleBroken(JudgingRule.ALREADY_REVIEWED, state=True)
    if assignment.state in {AssignmentState.RECUSED, AssignmentState.WITHDRAWN}:
        raise RuleBroken(JudgingRule.ASSIGNMENT_ENDED, state=True)
    assignment.state = AssignmentState.WITHDRAWN
    db.session.flush()
    record("assignment.withdrawn", actor, f"assignment:{assignment.id}")
    return assignment


def hand_over(given_back: Assignment, why: str) -> Assignment | None:
    """Pass an entry to the least loaded judge without a conflict; None when there is nobody."""
    round_ = given_back.round
    judge = _next_judge(round_, given_back.submission)
    if judge is None:
        record("assignment.nobody_left", None, f"submission:{given_back.submission_id}", why=why)
        return None
    assignment = add_assignment(
        round_, judge, given_back.submission, AssignmentOrigin.BALANCED, given_back.version_id
    )
    assignment.reason = why
    _record_assigned(None, assignment)
    return assignment


def add_assignment(
    round_: Round,
    judge: Judge,
    submission: Submission,
    origin: AssignmentOrigin,
    version_id: int | None = None,
) -> Assignment:
    """Write an assignment for the frozen version; refuse one that stands already."""
    found = db.session.scalar(
        select(Assignment).where(
            Assignment.round_id == round_.id,
            Assignment.judge_id == judge.id,
            Assignment.submission_id == submission.id,
        )
    )
    if found and found.state != AssignmentState.WITHDRAWN:
        raise RuleBroken(JudgingRule.ALREADY_ASSIGNED, "judge", state=True)
    assignment = found or Assignment(
        round_id=round_.id, judge_id=judge.id, submission_id=submission.id
    )
    assignment.round, assignment.judge, assignment.submission = round_, judge, submission
    assignment.version_id = version_id or submission.current_version_id or 0
    assignment.position, assignment.origin = _next_position(round_, judge), origin
    assignment.state, assignment.assigned_at = AssignmentState.OFFERED, clock.now()
    db.session.add(assignment)
    db.session.flush()
    return assignment


def expect_assignable(round_: Round) -> None:
    """Refuse to move entries once a round is closed."""
    if round_.state not in {RoundState.DRAFT, RoundState.OPEN}:
        raise RuleBroken(JudgingRule.ROUND_CLOSED, state=True)


@dataclass(frozen=True, slots=True)
class _Panel:
    """The entries and judges of a round by the random ids that lots are drawn on."""

    entries: Mapping[str, Submission]
    judges: Mapping[str, Judge]
    live: Sequence[Assignment]


def _panel(round_: Round) -> _Panel:
    entries = {entry.public_id: entry for entry in entries_of(round_.event_id)}
    live = [
        one
        for one in assignments_in(round_)
        if one.state in LIVE and one.submission.public_id in entries
    ]
    sitting = {judge.public_id: judge for judge in judges_of(round_.event_id)}
    return _Panel(entries, {one.judge.public_id: one.judge for one in live} | sitting, live)


def _request(round_: Round, panel: _Panel) -> BalancingRequest:
    by_entry = {entry.id: name for name, entry in panel.entries.items()}
    by_judge = {judge.id: name for name, judge in panel.judges.items()}
    loads = Counter(one.judge_id for one in panel.live)
    return BalancingRequest(
        entries=tuple(panel.entries),
        judges=tuple(
            PanelJudge(name, loads[judge.id] if judge.removed_at else _most(round_, judge))
            for name, judge in panel.judges.items()
        ),
        reviews_per_entry=round_.reviews_per_entry,
        conflicts=frozenset(
            (by_entry[entry], by_judge[judge])
            for judge, entry in barred_pairs(round_.event_id)
            if entry in by_entry and judge in by_judge
        ),
        kept=frozenset((by_entry[one.submission_id], by_judge[one.judge_id]) for one in panel.live),
        seed=round_.seed,
    )


def _most(round_: Round, judge: Judge) -> int | None:
    return judge.max_load or round_.max_load


def _named(broken: RuleBroken, panel: _Panel) -> RuleBroken:
    entries = [panel.entries[name].title for name in _names(broken, "entries")]
    judges = [panel.judges[name].person.name for name in _names(broken, "judges")]
    return RuleBroken(
        broken.rule,
        state=True,
        entries=", ".join(entries),
        judges=", ".join(judges) or "—",
        needed=broken.facts.get("needed", 0),
        possible=broken.facts.get("possible", 0),
    )


def _names(broken: RuleBroken, fact: str) -> tuple[str, ...]:
    found = broken.facts.get(fact, ())
    return tuple(map(str, found)) if isinstance(found, tuple) else ()


def _record_assigned(actor: Actor | None, assignment: Assignment) -> None:
    record(
        "assignment.made",
        actor,
        f"assignment:{assignment.id}",
        judge=assignment.judge_id,
        submission=assignment.submission_id,
        origin=assignment.origin.value,
    )


def _next_judge(round_: Round, submission: Submission) -> Judge | None:
    """Least loaded first; equal loads in an order that the round's seed decides."""
    loads = live_loads(round_)
    barred = barred_pairs(round_.event_id)
    taken = {
        assignment.judge_id
        for assignment in assignments_in(round_)
        if assignment.submission_id == submission.id
    }
    free = [
        judge
        for judge in judges_of(round_.event_id)
        if judge.id not in taken
        and (judge.id, submission.id) not in barred
        and _has_room(round_, judge, loads)
    ]
    return min(
        free,
        key=lambda judge: (
            loads.get(judge.id, 0),
            lot(round_.seed, submission.public_id, judge.public_id),
        ),
        default=None,
    )


def _has_room(round_: Round, judge: Judge, loads: Mapping[int, int]) -> bool:
    most = _most(round_, judge)
    return most is None or loads.get(judge.id, 0) < most


def _next_position(round_: Round, judge: Judge) -> int:
    counted = select(func.coalesce(func.max(Assignment.position), 0)).where(
        Assignment.round_id == round_.id, Assignment.judge_id == judge.id
    )
    return (db.session.scalar(counted) or 0) + 1


def _is_entry(submission: Submission) -> bool:
    return submission.current_version_id is not None and submission.withdrawn_at is None
