"""The door to every address of a project's material: policy and facts together."""

from __future__ import annotations

from hackathon import clock
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.judging.policies import ReadingFacts, may_read_submission
from hackathon.domain.judging.queries.reading import facts_row
from hackathon.domain.submissions.models import Submission


def reading_facts(actor: Actor, submission: Submission) -> ReadingFacts:
    """What ties the actor to the project now."""
    member, assigned, conflict, blind = facts_row(actor, submission)
    return ReadingFacts(clock.now(), member, assigned, conflict, blind)


def may_open_submission(actor: Actor, submission: Submission) -> bool:
    """`may_read_submission` with its facts, in the shape that `@guarded` asks for."""
    return may_read_submission(actor, submission, reading_facts(actor, submission))
