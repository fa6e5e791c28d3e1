"""Counting the tries at one account before each is heard."""

from __future__ import annotations

from sqlalchemy import delete, func, select

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.emails import email_key
from hackathon.domain.accounts.models import SignInAttempt
from hackathon.domain.accounts.rules import Throttled
from hackathon.domain.accounts.throttle import LONGEST_WITHIN, Limit, account_key, heard_again_at

LOCKED_NUMBER = 2**63


def count_try(limit: Limit, email: str) -> None:
    """Count one try at the account of an address; raise Throttled when it is not heard.

    The try is counted before it is judged, so that many at once are not all heard.
    """
    key, at = account_key(limit, email_key(email)), clock.now()
    _wait_for_others(key)
    tries = db.session.scalars(select(SignInAttempt.at).where(SignInAttempt.account_key == key))
    until = heard_again_at(limit, tries.all(), at)
    if until:
        raise Throttled(until)
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.at < at - LONGEST_WITHIN))
    db.session.add(SignInAttempt(account_key=key, at=at))
    db.session.flush()


def forget_tries(limit: Limit, email: str) -> None:
    """Start counting anew, after a proof that succeeded."""
    key = account_key(limit, email_key(email))
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.account_key == key))


def _wait_for_others(key: str) -> None:
    """On PostgreSQL, let two tries at one account be counted one after the other."""
    if db.session.get_bind().dialect.name == "postgresql":
        number = int(key[:16], 16) - LOCKED_NUMBER
        db.session.execute(select(func.pg_advisory_xact_lock(number)))
