"""Proposing awards from prizes and places, and leaving a prize void with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import delete

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.challenges.models import Prize
from hackathon.domain.results.models import Award, ResultRun
from hackathon.domain.results.prizes import Granted, Offered, Placed, granted
from hackathon.domain.results.queries.runs import (
    RankedProject,
    may_be_void,
    prizes_of,
    ranked_projects,
)
from hackathon.domain.results.rules import ResultRule
from hackathon.errors import RuleBroken


def propose_awards(actor: Actor, run: ResultRun) -> list[Award]:
    """Write the awards that the ranking and the call's prizes lead to; earlier proposals go."""
    if run.published_at:
        raise RuleBroken(ResultRule.ALREADY_PUBLISHED, state=True)
    event_id = run.round.event_id
    db.session.execute(
        delete(Award).where(Award.event_id == event_id, Award.is_historical.is_(False))
    )
    ranked = ranked_projects(run)
    awards = [
        _award(run, challenge_id, one)
        for challenge_id, prizes in _by_challenge(prizes_of(event_id)).items()
        for one in granted(_placed(ranked, challenge_id), [_offered(prize) for prize in prizes])
    ]
    db.session.add_all(awards)
    db.session.flush()
    record("awards.proposed", actor, f"result_run:{run.id}", awards=len(awards))
    return awards


def void_award(actor: Actor, award: Award, reason: str) -> Award:
    """Declare a prize desierto before publication, with the reason that everybody will read."""
    if award.is_historical:
        raise RuleBroken(ResultRule.AWARD_OF_ANOTHER_TIME, state=True)
    if award.published_at:
        raise RuleBroken(ResultRule.ALREADY_PUBLISHED, state=True)
    if award.is_void and award.note:
        raise RuleBroken(ResultRule.ALREADY_VOID, state=True)
    if not award.is_void and not may_be_void(award.event_id):
        raise RuleBroken(ResultRule.VOID_NOT_ANNOUNCED, state=True)
    if not reason.strip():
        raise RuleBroken(ResultRule.REASON_NEEDED, "reason")
    award.is_void, award.submission_id, award.note = True, None, reason.strip()[:500]
    db.session.flush()
    record("award.voided", actor, f"award:{award.id}", place=award.place, reason=award.note)
    return award


def _by_challenge(prizes: Sequence[Prize]) -> dict[int | None, list[Prize]]:
    found: dict[int | None, list[Prize]] = defaultdict(list)
    for prize in prizes:
        found[prize.challenge_id].append(prize)
    return found


def _placed(ranked: Sequence[RankedProject], challenge_id: int | None) -> list[Placed]:
    return [
        Placed(one.submission.id, one.rank)
        for one in ranked
        if challenge_id is None or one.submission.challenge_id == challenge_id
    ]


def _offered(prize: Prize) -> Offered:
    return Offered(prize.place, prize.title, prize.amount, prize.currency)


def _award(run: ResultRun, challenge_id: int | None, one: Granted) -> Award:
    return Award(
        event_id=run.round.event_id,
        challenge_id=challenge_id,
        submission_id=one.entry,
        run_id=run.id,
        place=one.place,
        title=one.title,
        amount=one.amount,
        currency=one.currency,
        shared_by=one.sharers,
        is_void=one.entry is None,
        granted_at=clock.now(),
    )
