"""Signing in with a password or a link, and choosing another password by a link."""

from __future__ import annotations

from hackathon import clock
from hackathon.domain.accounts.actions.links import use_link
from hackathon.domain.accounts.actions.sessions import Entrance, end_all_sessions, open_session
from hackathon.domain.accounts.actions.throttling import count_try, forget_tries
from hackathon.domain.accounts.models import OneTimeLink, Person
from hackathon.domain.accounts.queries import find_person
from hackathon.domain.accounts.rules import AccountRule
from hackathon.domain.accounts.throttle import SIGN_IN
from hackathon.domain.audit.actions import record
from hackathon.errors import RuleBroken


def begin_sign_in(email: str) -> None:
    """Count a try to sign in before its password is looked at; raise Throttled after too many."""
    count_try(SIGN_IN, email)


def refuse_sign_in(email: str) -> None:
    """Note that a proof failed; the same work whether the address is known."""
    person = find_person(email)
    record("account.sign_in_failed", None, f"person:{person.number if person else 'unknown'}")


def sign_in(person: Person, device: str = "") -> Entrance:
    """Open a session for somebody who has proven to be `person`."""
    forget_tries(SIGN_IN, person.email)
    return Entrance(person, open_session(person, device))


def sign_in_by_link(link: OneTimeLink, device: str = "") -> Entrance:
    """Spend a sign-in link and open a session; whoever reads the mailbox is confirmed."""
    person = _proven(link)
    return sign_in(person, device)


def reset_password(link: OneTimeLink, password_hash: str, device: str = "") -> Entrance:
    """Spend a reset link: keep the new password, end every session and open one."""
    person = _proven(link)
    person.password_hash = password_hash
    end_all_sessions(person)
    record("account.password_reset", person, f"person:{person.number}")
    return sign_in(person, device)


def _proven(link: OneTimeLink) -> Person:
    use_link(link)
    person = link.person
    if person is None or person.erased_at or person.email != link.email:
        raise RuleBroken(AccountRule.LINK_GONE, state=True)
    if person.confirmed_at is None:
        person.confirmed_at = clock.now()
        record("account.confirmed", person, f"person:{person.number}")
    return person
