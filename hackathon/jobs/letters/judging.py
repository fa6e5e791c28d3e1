"""Letters to judges; each one issues a personal link when it leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hackathon.db import db, writing
from hackathon.domain.events.phases import scores_close_at
from hackathon.domain.judging.actions.jury import issue_link
from hackathon.domain.judging.models import AssignmentState, Judge
from hackathon.domain.judging.queries.reviews import assignments_of
from hackathon.domain.judging.queries.rounds import find_round
from hackathon.domain.judging.timing import round_closes_at
from hackathon.errors import Missing
from hackathon.jobs.letters import letter, link_to, site_url
from hackathon.presentation.letters.composing import ComposedLetter, compose
from hackathon.presentation.letters.contexts import JudgeInvitation, JudgeReminder

MINUTES_PER_REVIEW = 10


@letter("judge_invitation")
def judge_invitation(ids: Mapping[str, Any], locale: str) -> ComposedLetter:
    """The invitation to a jury, with its link."""
    judge = _seat(ids)
    round_, event = find_round(judge.event), judge.event
    entries = len(assignments_of(judge, round_)) if round_ else 0
    context = JudgeInvitation(
        site_url=site_url(),
        name=judge.person.name,
        event=event.title,
        institution=event.organization.name,
        link=_link(judge),
        closes_at=round_closes_at(round_) if round_ else scores_close_at(event.schedule),
        zone=event.zone,
        entries=entries,
        minutes=entries * (round_.minutes_per_review if round_ else MINUTES_PER_REVIEW),
        contact=event.contact_email,
    )
    return compose("judge_invitation", locale, context)


@letter("judge_reminder")
def judge_reminder(ids: Mapping[str, Any], locale: str) -> ComposedLetter:
    """What a judge has left, with a link; nothing when all is done meanwhile."""
    judge = _seat(ids)
    round_ = find_round(judge.event)
    closes = round_closes_at(round_) if round_ else None
    if round_ is None or closes is None:
        raise Missing
    mine = assignments_of(judge, round_)
    done = sum(one.state == AssignmentState.DONE for one in mine)
    if done == len(mine):
        raise Missing
    context = JudgeReminder(
        site_url=site_url(),
        name=judge.person.name,
        event=judge.event.title,
        link=_link(judge),
        done=done,
        total=len(mine),
        closes_at=closes,
        zone=judge.event.zone,
        minutes=(len(mine) - done) * round_.minutes_per_review,
    )
    return compose("judge_reminder", locale, context)


def _seat(ids: Mapping[str, Any]) -> Judge:
    judge = db.session.get(Judge, ids["judge"])
    if judge is None or judge.removed_at or judge.person.erased_at:
        raise Missing
    return judge


def _link(judge: Judge) -> str:
    with writing():
        token = issue_link(judge)
    return link_to("judging.entrance", token=token)
