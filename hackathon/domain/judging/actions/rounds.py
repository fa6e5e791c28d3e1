"""Preparing a round, freezing its rules when it opens, and closing it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from hackathon import clock
from hackathon.db import db, expect_revision
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.audit.canonical import content_hash
from hackathon.domain.challenges.actions.rubric import freeze_rubric
from hackathon.domain.challenges.models import Convocatoria
from hackathon.domain.events.models import Event
from hackathon.domain.jobs.actions import enqueue
from hackathon.domain.judging.balancing.lots import seed_commitment
from hackathon.domain.judging.models import Round, RoundState
from hackathon.domain.judging.queries.rounds import (
    criteria_of,
    entries_in,
    find_round,
    has_scores,
    judges_of,
)
from hackathon.domain.judging.rubric import criterion_facts, weighted_rubric
from hackathon.domain.judging.rules import JudgingRule
from hackathon.domain.judging.timing import round_closes_at
from hackathon.errors import RuleBroken

RULES = ("mean", "adjusted")
TIE_RULES = ("criteria", "head_to_head", "median", "fewer_low", "shared")
DEFAULT_TIES = ("criteria", "head_to_head", "median", "fewer_low", "shared")
MOST_REVIEWS = 50


@dataclass(frozen=True, kw_only=True)
class RoundSettings:
    """What an organizer may choose before a round opens."""

    reviews_per_entry: int = 3
    rule: str = "mean"
    tie_rules: tuple[str, ...] = DEFAULT_TIES
    max_load: int | None = None
    minutes_per_review: int = 10
    is_blind: bool = False
    closes_at: datetime | None = None
    name: str = ""


def prepare_round(actor: Actor, event: Event, settings: RoundSettings | None = None) -> Round:
    """Prepare the next round; without settings, as the convocatoria says."""
    last = find_round(event)
    if last and last.state in {RoundState.DRAFT, RoundState.OPEN}:
        raise RuleBroken(JudgingRule.ROUND_EXISTS, state=True)
    number = last.number + 1 if last else 1
    seed = secrets.token_hex(32)
    round_ = Round(
        event_id=event.id,
        number=number,
        name=f"Ronda {number}",
        seed=seed,
        seed_commitment=seed_commitment(seed),
    )
    _apply(round_, settings or announced_settings(event))
    db.session.add(round_)
    db.session.flush()
    record(
        "round.prepared",
        actor,
        f"round:{round_.id}",
        event=event.id,
        number=number,
        seed_commitment=round_.seed_commitment,
    )
    return round_


def announced_settings(event: Event) -> RoundSettings:
    """What the convocatoria announced about rule, ties and reviews."""
    call = db.session.scalar(select(Convocatoria).where(Convocatoria.event_id == event.id))
    if call is None:
        return RoundSettings()
    ties = tuple(rule for rule in call.tie_rules if rule in TIE_RULES)
    return RoundSettings(
        reviews_per_entry=call.reviews_per_entry,
        rule=call.rule if call.rule in RULES else RULES[0],
        tie_rules=ties or DEFAULT_TIES,
    )


def change_round(actor: Actor, round_: Round, settings: RoundSettings, seen: int | None) -> Round:
    """Change what a round will be judged by; only until it opens."""
    if round_.state != RoundState.DRAFT:
        raise RuleBroken(JudgingRule.ROUND_FROZEN, state=True)
    expect_revision(round_, seen)
    _apply(round_, settings)
    db.session.flush()
    record("round.changed", actor, f"round:{round_.id}", rule=round_.rule)
    return round_


def open_round(actor: Actor, round_: Round) -> Round:
    """Open a round: from now on rubric, rule, ties and reviews per entry stand, under a hash."""
    if round_.state != RoundState.DRAFT:
        raise RuleBroken(JudgingRule.ROUND_FROZEN, state=True)
    at = clock.now()
    closes = round_closes_at(round_)
    if closes is None:
        raise RuleBroken(JudgingRule.NO_CLOSING, "closes_at", state=True)
    if closes <= at:
        raise RuleBroken(JudgingRule.CLOSES_IN_THE_PAST, "closes_at", state=True)
    _expect_ready(round_)
    round_.rules = frozen_rules(round_)
    round_.rules_hash = content_hash(round_.rules)
    round_.state, round_.opened_at = RoundState.OPEN, at
    db.session.flush()
    freeze_rubric(actor, round_.event)
    record(
        "round.opened",
        actor,
        f"round:{round_.id}",
        rules_hash=round_.rules_hash,
        seed_commitment=round_.seed_commitment,
    )
    enqueue("close_round", run_at=closes, key=_closing_key(round_, closes), round_id=round_.id)
    return round_


def frozen_rules(round_: Round) -> dict[str, object]:
    """Everything that decides the result, as plain JSON values."""
    return {
        "criteria": [criterion_facts(row) for row in criteria_of(round_.event_id)],
        "rule": round_.rule,
        "tie_rules": list(round_.tie_rules),
        "reviews_per_entry": round_.reviews_per_entry,
        "max_load": round_.max_load,
        "is_blind": round_.is_blind,
    }


def close_round(actor: Actor | None, round_: Round) -> Round:
    """Close a round: no score counts after this."""
    if round_.state != RoundState.OPEN:
        raise RuleBroken(JudgingRule.ROUND_NOT_OPEN, state=True)
    round_.state, round_.closed_at = RoundState.CLOSED, clock.now()
    db.session.flush()
    record("round.closed", actor, f"round:{round_.id}")
    return round_


def close_when_due(round_: Round) -> bool:
    """Close a round whose time is over; one whose closing was moved waits for the new moment."""
    closes = round_closes_at(round_)
    if round_.state != RoundState.OPEN or closes is None:
        return False
    if closes > clock.now():
        enqueue("close_round", run_at=closes, key=_closing_key(round_, closes), round_id=round_.id)
        return False
    close_round(None, round_)
    return True


def expect_rubric_open(event: Event) -> None:
    """Refuse a change of the rubric after the first mark (409)."""
    if has_scores(event.id):
        raise RuleBroken(JudgingRule.RUBRIC_FROZEN, state=True)


def _closing_key(round_: Round, closes: datetime) -> str:
    return f"close_round:{round_.id}:{closes.isoformat()}"


def _apply(round_: Round, settings: RoundSettings) -> None:
    if settings.rule not in RULES:
        raise RuleBroken(JudgingRule.UNKNOWN_RULE, "rule")
    unknown = [rule for rule in settings.tie_rules if rule not in TIE_RULES]
    if unknown or len(set(settings.tie_rules)) != len(settings.tie_rules):
        raise RuleBroken(JudgingRule.UNKNOWN_TIE_RULE, "tie_rules")
    if not 1 <= settings.reviews_per_entry <= MOST_REVIEWS:
        raise RuleBroken(JudgingRule.REVIEWS_OUT_OF_RANGE, "reviews_per_entry", most=MOST_REVIEWS)
    round_.rule, round_.tie_rules = settings.rule, list(settings.tie_rules)
    round_.reviews_per_entry, round_.max_load = settings.reviews_per_entry, settings.max_load
    round_.minutes_per_review = settings.minutes_per_review
    round_.is_blind, round_.closes_at = settings.is_blind, settings.closes_at
    round_.name = settings.name or round_.name


def _expect_ready(round_: Round) -> None:
    criteria = criteria_of(round_.event_id)
    if not criteria:
        raise RuleBroken(JudgingRule.NO_RUBRIC, state=True)
    weighted_rubric(criteria)
    entries = entries_in(round_.event_id).order_by(None).subquery()
    if not db.session.scalar(select(func.count()).select_from(entries)):
        raise RuleBroken(JudgingRule.NO_ENTRIES, state=True)
    if not judges_of(round_.event_id):
        raise RuleBroken(JudgingRule.NO_JUDGES, state=True)
