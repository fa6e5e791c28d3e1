"""Writing the call, its prizes, and publishing versions that never change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal

from hackathon import clock
from hackathon.db import db, expect_revision
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.audit.canonical import content_hash
from hackathon.domain.challenges.actions.retos import has_started, show_challenge
from hackathon.domain.challenges.content import TEXTS, call_content
from hackathon.domain.challenges.models import Convocatoria, ConvocatoriaVersion, Prize
from hackathon.domain.challenges.queries import call_versions, challenges_of, prizes_of
from hackathon.domain.challenges.readiness import gaps_of, is_contest
from hackathon.domain.challenges.rules import ChallengeRule
from hackathon.domain.events.actions.editing import refuse_cancelled
from hackathon.domain.events.actions.publishing import open_to_public
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.events.rules import EventRule
from hackathon.errors import RuleBroken
from hackathon.richtext import render

# What a round can be judged by; a call promises nothing else.
RULES = ("mean", "adjusted")
TIE_RULES = ("criteria", "head_to_head", "median", "fewer_low", "shared")


@dataclass(frozen=True, kw_only=True)
class CallTexts:
    """The clauses of the call, in markdown."""

    legal_basis: str = ""
    exclusions: str = ""
    intellectual_property: str = ""
    objections: str = ""
    unforeseen: str = ""
    may_be_void: bool = True


@dataclass(frozen=True, kw_only=True)
class JudgingPlan:
    """How the event is to be judged, and what that is expected to take."""

    rule: str = "mean"
    tie_rules: tuple[str, ...] = ()
    reviews_per_entry: int = 3
    expected_entries: int = 20
    minutes_per_review: int = 10
    minutes_per_judge: int = 120


@dataclass(frozen=True, kw_only=True)
class PrizeLine:
    """What a place wins, in one reto or, without one, in the whole event."""

    place: int
    title: str
    amount: Decimal | None = None
    challenge_id: int | None = None
    description: str = ""


def edit_call(
    actor: Actor, call: Convocatoria, texts: CallTexts, revision: int | None = None
) -> Convocatoria:
    """Save the clauses; what is published stays as it is until a new version."""
    expect_revision(call, revision)
    refuse_cancelled(call.event)
    return _save(actor, call, asdict(texts))


def plan_judging(
    actor: Actor, call: Convocatoria, plan: JudgingPlan, revision: int | None = None
) -> Convocatoria:
    """Save the rule of the result, the order of tie rules and the expected volume."""
    expect_revision(call, revision)
    refuse_cancelled(call.event)
    if call.rubric_frozen_at is not None:
        raise RuleBroken(ChallengeRule.RUBRIC_FROZEN, state=True)
    if plan.rule not in RULES:
        raise RuleBroken(ChallengeRule.UNKNOWN_RULE, "rule")
    if not set(plan.tie_rules) <= set(TIE_RULES):
        raise RuleBroken(ChallengeRule.UNKNOWN_TIE_RULE, "tie_rules")
    if len(set(plan.tie_rules)) != len(plan.tie_rules):
        raise RuleBroken(ChallengeRule.TIE_RULE_TWICE, "tie_rules")
    return _save(actor, call, asdict(plan) | {"tie_rules": list(plan.tie_rules)})


def set_prizes(actor: Actor, event: Event, lines: Sequence[PrizeLine]) -> Sequence[Prize]:
    """Replace the prizes of the event, before teams begin to work."""
    refuse_cancelled(event)
    if has_started(event):
        raise RuleBroken(ChallengeRule.HAS_STARTED, state=True)
    known = {challenge.id for challenge in challenges_of(event)}
    if any(line.challenge_id is not None and line.challenge_id not in known for line in lines):
        raise RuleBroken(ChallengeRule.PRIZE_OF_ANOTHER_EVENT, "lines")
    for prize in prizes_of(event):
        db.session.delete(prize)
    db.session.add_all(Prize(event_id=event.id, **asdict(line)) for line in lines)
    db.session.flush()
    amounts = [None if line.amount is None else f"{line.amount:.2f}" for line in lines]
    record("event.prizes_set", actor, f"event:{event.id}", amounts=amounts)
    return prizes_of(event)


def publish_event(actor: Actor, event: Event) -> Event:
    """Open a draft that lacks nothing to the public, with the first version of its call."""
    refuse_cancelled(event)
    if event.state != EventState.DRAFT:
        raise RuleBroken(EventRule.ALREADY_PUBLISHED, state=True)
    if gaps_of(event):
        raise RuleBroken(ChallengeRule.NOT_READY, state=True)
    open_to_public(actor, event)
    if is_contest(event):
        _freeze_version(actor, event, "")
        for challenge in challenges_of(event):
            show_challenge(challenge, event)
    return event


def publish_call(actor: Actor, event: Event, note: str) -> ConvocatoriaVersion:
    """Publish a new version of the call of a public event, saying what changed."""
    refuse_cancelled(event)
    if event.state != EventState.PUBLISHED:
        raise RuleBroken(ChallengeRule.EVENT_IS_DRAFT, state=True)
    if event.results_published_at is not None:
        raise RuleBroken(EventRule.RESULTS_ARE_OUT, state=True)
    if not note and call_versions(event):
        raise RuleBroken(ChallengeRule.NOTE_NEEDED, "note")
    if not has_unpublished_changes(event):
        raise RuleBroken(ChallengeRule.NOTHING_CHANGED, state=True)
    return _freeze_version(actor, event, note)


def has_unpublished_changes(event: Event) -> bool:
    """Whether the call would read differently if it were published now."""
    versions = call_versions(event)
    return not versions or versions[0].sha256 != content_hash(call_content(event))


def _freeze_version(actor: Actor, event: Event, note: str) -> ConvocatoriaVersion:
    content = call_content(event)
    texts = content["texts"]
    versions = call_versions(event)
    version = ConvocatoriaVersion(
        event_id=event.id,
        number=versions[0].number + 1 if versions else 1,
        content=content,
        texts_html={name: render(texts[name], top_heading=3) for name in TEXTS}
        if isinstance(texts, dict)
        else {},
        sha256=content_hash(content),
        change_note=note,
        published_at=clock.now(),
    )
    db.session.add(version)
    db.session.flush()
    record(
        "call.published",
        actor,
        f"event:{event.id}",
        number=version.number,
        sha256=version.sha256,
    )
    return version


def _save(actor: Actor, call: Convocatoria, values: dict[str, object]) -> Convocatoria:
    changed = sorted(name for name, value in values.items() if getattr(call, name) != value)
    for name in changed:
        setattr(call, name, values[name])
    db.session.flush()
    if changed:
        record("call.edited", actor, f"event:{call.event_id}", fields=changed)
    return call
