"""Finding people, their sessions and their roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.emails import email_key
from hackathon.domain.accounts.models import LinkPurpose, OneTimeLink, Person, RoleGrant, SignIn
from hackathon.domain.accounts.passwords import is_password
from hackathon.domain.accounts.roles import Role
from hackathon.domain.accounts.tokens import token_hash
from hackathon.errors import Missing

DEMONSTRATION_ADDRESSES = "@demo.example"
__all__ = [
    "actor_of",
    "demonstration_people",
    "email_key",
    "find_by_password",
    "find_link",
    "find_person",
    "find_session_person",
    "get_grant",
    "get_person",
    "get_session",
    "operators",
    "sessions_of",
]


def find_person(email: str) -> Person | None:
    """The person with this address, however it was typed."""
    return db.session.scalar(select(Person).where(Person.email_key == email_key(email)))


def get_person(person_id: int) -> Person:
    """The person with this id, unless erased; raises Missing."""
    person = db.session.get(Person, person_id)
    if person is None or person.erased_at:
        raise Missing
    return person


def find_by_password(email: str, password: str) -> Person | None:
    """The confirmed person with this address and password; as slow for an unknown address."""
    person = find_person(email)
    proven = is_password(person.password_hash if person else None, password)
    if person is None or not proven or person.confirmed_at is None or person.erased_at:
        return None
    return person


def find_link(token: str, *purposes: LinkPurpose) -> OneTimeLink | None:
    """The link with this token if it is for one of `purposes` and still good."""
    link = db.session.scalar(
        select(OneTimeLink)
        .where(
            OneTimeLink.token_hash == token_hash(token),
            OneTimeLink.purpose.in_(purposes),
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > clock.now(),
        )
        .options(joinedload(OneTimeLink.person), joinedload(OneTimeLink.sign_up))
    )
    return None if link is None or (link.person and link.person.erased_at) else link


def sessions_of(person: Person) -> Sequence[SignIn]:
    """The open sessions of a person, newest first."""
    found = select(SignIn).where(SignIn.person_id == person.id, SignIn.expires_at > clock.now())
    return db.session.scalars(found.order_by(SignIn.id.desc())).all()


def get_session(person_id: int | None, public_id: str) -> SignIn:
    """An open session of this person; raises Missing."""
    found = select(SignIn).where(SignIn.person_id == person_id, SignIn.public_id == public_id)
    session = db.session.scalar(found)
    if session is None:
        raise Missing
    return session


def operators() -> Sequence[Person]:
    """The people who operate the platform."""
    held = select(RoleGrant.person_id).where(
        RoleGrant.role == Role.OPERATOR, RoleGrant.revoked_at.is_(None)
    )
    found = select(Person).where(Person.id.in_(held), Person.erased_at.is_(None))
    return db.session.scalars(found.order_by(Person.id)).all()


def demonstration_people() -> Sequence[Person]:
    """The people of the demonstration whom a visitor may try to be, in the order they were made."""
    named = Person.email_key.endswith(DEMONSTRATION_ADDRESSES, autoescape=True)
    found = select(Person).where(named, Person.is_demonstration, Person.password_hash.is_not(None))
    return db.session.scalars(found.order_by(Person.id).limit(40)).all()


def get_grant(grant_id: int) -> RoleGrant:
    """A role grant that still holds; raises Missing."""
    grant = db.session.get(RoleGrant, grant_id, options=[joinedload(RoleGrant.person)])
    if grant is None or grant.revoked_at:
        raise Missing
    return grant


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
