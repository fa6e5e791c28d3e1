"""People who are named by others before they have an account."""

from __future__ import annotations

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.emails import email_key, is_email
from hackathon.domain.accounts.models import Person
from hackathon.domain.accounts.queries import find_person
from hackathon.domain.accounts.rules import AccountRule
from hackathon.domain.audit.actions import record
from hackathon.errors import RuleBroken


def find_or_invite(actor: Actor, email: str, name: str, language: str = "es") -> Person:
    """The person with this address; without one, an account that its mailbox will confirm."""
    if not is_email(email):
        raise RuleBroken(AccountRule.EMAIL_SHAPE, "email")
    person = find_person(email)
    if person:
        return person
    person = Person(
        email=email,
        email_key=email_key(email),
        name=name.strip() or email.partition("@")[0],
        language=language,
        created_at=clock.now(),
    )
    db.session.add(person)
    db.session.flush()
    record("account.invited", actor, f"person:{person.number}")
    return person
