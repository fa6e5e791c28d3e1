"""Finding people, their sessions and their roles."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.models import Person, RoleGrant, SignIn
from hackathon.domain.accounts.roles import Role
from hackathon.domain.accounts.tokens import token_hash


def email_key(email: str) -> str:
    """The one form of an address that makes it unique: NFKC, case folded, trimmed."""
    return unicodedata.normalize("NFKC", email).strip().casefold()


def find_person(email: str) -> Person | None:
    """The person with this address, however it was typed."""
    return db.session.scalar(select(Person).where(Person.email_key == email_key(email)))


def find_session_person(token: str, path: str = "/") -> Person | None:
    """The person whose open session has this token, if the session holds at `path`."""
    found = (
        select(SignIn)
        .where(SignIn.token_hash == token_hash(token), SignIn.expires_at > clock.now())
        .options(joinedload(SignIn.person))
    )
    session = db.session.scalar(found)
    if session is None or session.person.erased_at or not _holds_at(session.only_under, path):
        return None
    return session.person


def _holds_at(only_under: str, path: str) -> bool:
    return not only_under or path == only_under or path.startswith(f"{only_under}/")


def actor_of(person: Person) -> Actor:
    """The person as the one who acts, with all roles, in one statement."""
    grants = db.session.execute(
        select(RoleGrant.role, RoleGrant.organization_id, RoleGrant.event_id).where(
            RoleGrant.person_id == person.id, RoleGrant.revoked_at.is_(None)
        )
    ).all()
    organizations: dict[int, set[Role]] = defaultdict(set)
    events: dict[int, set[Role]] = defaultdict(set)
    for role, organization_id, event_id in grants:
        if organization_id:
            organizations[organization_id].add(role)
        elif event_id:
            events[event_id].add(role)
    return Actor(
        person_id=person.id,
        number=person.number,
        name=person.name,
        email=person.email,
        language=person.language,
        zone=person.zone,
        is_operator=any(grant.role == Role.OPERATOR for grant in grants),
        organization_roles={key: frozenset(roles) for key, roles in organizations.items()},
        event_roles={key: frozenset(roles) for key, roles in events.items()},
    )
