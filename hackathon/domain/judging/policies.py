"""Who organizes and who does the judging, and who may read a project that is not public yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.models import Event, EventState, ProjectVisibility
from hackathon.domain.events.phases import (
    may_show_results,
    scores_close_at,
    submissions_close_at,
)
from hackathon.domain.events.policies import may_organize_event
from hackathon.domain.judging.models import Assignment, AssignmentState, Judge, Round
from hackathon.domain.submissions.models import Submission

LIVE = (AssignmentState.OFFERED, AssignmentState.STARTED, AssignmentState.DONE)


@dataclass(frozen=True)
class ReadingFacts:
    """What ties one reader to one project, read by `queries.reading_facts` in one statement."""

    at: datetime
    is_member: bool = False
    is_assigned: bool = False
    has_conflict: bool = False
    has_blind_round: bool = False


def may_organize_judging(actor: Actor, event: Event) -> bool:
    """Organizers of the event's institution and its co-hosts run the judging."""
    return may_organize_event(actor, event)


def may_follow_judging(actor: Actor, event: Event) -> bool:
    """Whoever organizes the judging follows it; observers read and change nothing."""
    return may_organize_judging(actor, event) or actor.has_event_role(event.id, Role.OBSERVER)


def may_be_judge(actor: Actor, judge: Judge) -> bool:
    """A seat on the jury belongs to its person, until it is withdrawn."""
    return actor.is_signed_in and actor.person_id == judge.person_id and judge.removed_at is None


def may_judge(actor: Actor, assignment: Assignment) -> bool:
    """The judge of an assignment opens it, unless removed, recused, withdrawn or in conflict."""
    return (
        may_be_judge(actor, assignment.judge)
        and assignment.state in LIVE
        and not any(
            conflict.submission_id == assignment.submission_id
            for conflict in assignment.judge.conflicts
        )
    )


def may_organize_round(actor: Actor, round_: Round) -> bool:
    """Whoever organizes the judging of the round's event."""
    return may_organize_judging(actor, round_.event)


def may_follow_round(actor: Actor, round_: Round) -> bool:
    """Whoever follows the judging of the round's event."""
    return may_follow_judging(actor, round_.event)


def may_manage_judge(actor: Actor, judge: Judge) -> bool:
    """Whoever organizes the judging manages the seats of its jury."""
    return may_organize_judging(actor, judge.event)


def may_manage_assignment(actor: Actor, assignment: Assignment) -> bool:
    """Whoever organizes the judging moves entries between judges."""
    return may_organize_judging(actor, assignment.round.event)


def is_public(submission: Submission, facts: ReadingFacts) -> bool:
    """Whether anybody may read the handed-in project at the moment of the facts."""
    event = submission.event
    if event.state == EventState.DRAFT or not is_handed_in(submission):
        return False
    rule = event.project_visibility
    if rule == ProjectVisibility.AT_HAND_IN and not facts.has_blind_round:
        return True
    if rule == ProjectVisibility.AFTER_RESULTS:
        return may_show_results(event.schedule, event.results_published_at, facts.at)
    until = judged_at(event)
    return until is not None and until <= facts.at


def judged_at(event: Event) -> datetime | None:
    """When judging is over; an event that is not judged is over when hand-ins close."""
    closes = scores_close_at(event.schedule)
    if closes is None and event.judging_at is None:
        return submissions_close_at(event.schedule)
    return closes


def is_handed_in(submission: Submission) -> bool:
    """Whether the project was handed in and not withdrawn."""
    return submission.current_version_id is not None and submission.withdrawn_at is None


def may_read_submission(actor: Actor, submission: Submission, facts: ReadingFacts) -> bool:
    """Who may read a project: everybody once public, its team always, and those who work on it.

    A draft is read by its team alone. A conflict of interest bars even an organizer from what is
    not public yet.
    """
    if is_public(submission, facts) or facts.is_member:
        return True
    if facts.has_conflict or submission.current_version_id is None:
        return False
    return may_follow_judging(actor, submission.event) or (
        facts.is_assigned and is_handed_in(submission)
    )
