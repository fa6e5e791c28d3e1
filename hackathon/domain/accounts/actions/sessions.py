"""Opening and ending the sessions of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.models import Person, SignIn
from hackathon.domain.accounts.tokens import new_token, token_hash
from hackathon.domain.audit.actions import record

SESSION_LENGTH = timedelta(days=30)


@dataclass(frozen=True)
class Entrance:
    """Somebody who has come in, with the token of the session."""

    person: Person
    token: str


def open_session(person: Person, device: str = "", *, only_under: str = "") -> str:
    """Open a session and return its token, which is shown only here."""
    token, at = new_token(), clock.now()
    db.session.add(
        SignIn(
            token_hash=token_hash(token),
            person_id=person.id,
            device=device[:200],
            only_under=only_under,
            created_at=at,
            expires_at=at + SESSION_LENGTH,
        )
    )
    record("account.signed_in", person, f"person:{person.number}")
    return token


def end_session(token: str) -> None:
    """End the session of this token; a token nobody knows changes nothing."""
    db.session.execute(delete(SignIn).where(SignIn.token_hash == token_hash(token)))


def end_other_sessions(person: Person, token: str) -> None:
    """End every session of a person but the one of this token."""
    others = (SignIn.person_id == person.id, SignIn.token_hash != token_hash(token))
    db.session.execute(delete(SignIn).where(*others))


def end_all_sessions(person: Person) -> None:
    """End every session of a person: after a new password or a change of roles."""
    db.session.execute(delete(SignIn).where(SignIn.person_id == person.id))
