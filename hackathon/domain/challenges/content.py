"""What a published call says, as plain content that can be hashed and read back."""

from __future__ import annotations

from collections.abc import Sequence

from hackathon.domain.audit.canonical import moment_text
from hackathon.domain.challenges.models import Challenge, Convocatoria, Criterion, Prize
from hackathon.domain.challenges.queries import (
    challenges_of,
    find_call,
    prizes_of,
    rubric_of,
)
from hackathon.domain.events.models import Event
from hackathon.domain.events.plans import DATES

Content = dict[str, object]

TEXTS = ("legal_basis", "exclusions", "intellectual_property", "objections", "unforeseen")


def call_content(event: Event) -> Content:
    """All that the call says now: who, when, retos, rubric, prizes and texts."""
    call = find_call(event) or Convocatoria(event_id=event.id)
    return {
        "event": _event_facts(event),
        "conveners": [{"name": line.name, "part": line.part} for line in event.conveners],
        "dates": {
            name: moment_text(at) for name in DATES if (at := getattr(event, name)) is not None
        },
        "tracks": [track.name for track in event.tracks],
        "challenges": _challenges(challenges_of(event)),
        "criteria": _criteria(rubric_of(event)),
        "prizes": _prizes(prizes_of(event)),
        "judging": {
            "rule": call.rule or "mean",
            "reviews_per_entry": call.reviews_per_entry or 1,
            "tie_rules": list(call.tie_rules or []),
        },
        "may_be_void": bool(call.may_be_void),
        "texts": {name: getattr(call, name) or "" for name in TEXTS},
    }


def _event_facts(event: Event) -> Content:
    return {
        "title": event.title,
        "kind": event.kind.value,
        "summary": event.summary,
        "organization": event.organization.name,
        "language": event.language,
        "zone": event.zone,
        "venue": event.venue,
        "contact": event.contact_email,
        "team_min": event.team_min,
        "team_max": event.team_max,
        "capacity": event.capacity,
    }


def _challenges(challenges: Sequence[Challenge]) -> list[Content]:
    return [
        {
            "title": challenge.title,
            "summary": challenge.summary,
            "problem": challenge.problem,
            "outcome": challenge.outcome,
            "track": challenge.track.name if challenge.track else None,
            "min_linked": challenge.min_linked,
            "min_other": challenge.min_other,
            "datasets": [link.dataset.title for link in challenge.links],
        }
        for challenge in challenges
    ]


def _criteria(criteria: Sequence[Criterion]) -> list[Content]:
    return [
        {
            "name": criterion.name,
            "description": criterion.description,
            "weight": f"{criterion.weight:.4f}",
            "lo": criterion.lo,
            "hi": criterion.hi,
            "anchors": dict(criterion.anchors),
        }
        for criterion in criteria
    ]


def _prizes(prizes: Sequence[Prize]) -> list[Content]:
    return [
        {
            "place": prize.place,
            "title": prize.title,
            "amount": None if prize.amount is None else f"{prize.amount:.2f}",
            "currency": prize.currency,
            "challenge": prize.challenge.title if prize.challenge else None,
            "description": prize.description,
        }
        for prize in prizes
    ]
