"""Who may see a reto, work on it, and link data to it."""

from __future__ import annotations

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.challenges.models import Challenge
from hackathon.domain.events.policies import may_organize_event, may_see_event


def may_see_challenge(actor: Actor, challenge: Challenge) -> bool:
    """Whoever may see its event."""
    return may_see_event(actor, challenge.event)


def may_edit_challenge(actor: Actor, challenge: Challenge) -> bool:
    """Whoever organizes its event."""
    return may_organize_event(actor, challenge.event)


def may_link_dataset(actor: Actor, challenge: Challenge) -> bool:
    """Whoever organizes its event."""
    return may_organize_event(actor, challenge.event)
