"""Who may do what an account or the platform allows."""

from __future__ import annotations

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.models import SignIn


def may_operate_platform(actor: Actor, _thing: object = None) -> bool:
    """The operators."""
    return actor.is_operator


def may_end_session(actor: Actor, session: SignIn) -> bool:
    """The person whose session it is."""
    return actor.is_signed_in and actor.person_id == session.person_id
