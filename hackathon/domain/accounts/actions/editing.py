"""What people change in their own account: profile, password, address, open sessions."""

from __future__ import annotations

from dataclasses import dataclass

from hackathon.db import db, expect_revision
from hackathon.domain.accounts.actions.links import use_link
from hackathon.domain.accounts.actions.sessions import end_other_sessions
from hackathon.domain.accounts.actions.throttling import count_try
from hackathon.domain.accounts.emails import email_key, is_email
from hackathon.domain.accounts.models import OneTimeLink, Person, SignIn
from hackathon.domain.accounts.queries import find_person
from hackathon.domain.accounts.rules import AccountRule
from hackathon.domain.accounts.throttle import LETTERS
from hackathon.domain.accounts.zones import is_zone
from hackathon.domain.audit.actions import record
from hackathon.domain.jobs.actions import post_letter
from hackathon.errors import Missing, RuleBroken

LANGUAGES = frozenset({"es", "en"})


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What a person says of themselves and how the interface speaks to them."""

    name: str
    language: str
    zone: str


def edit_profile(person: Person, profile: Profile, revision: int | None = None) -> Person:
    """Change name, language and time zone."""
    expect_revision(person, revision)
    if not profile.name.strip():
        raise RuleBroken(AccountRule.NAME_EMPTY, "name")
    check_language(profile.language)
    if not is_zone(profile.zone):
        raise RuleBroken(AccountRule.ZONE_UNKNOWN, "zone")
    person.name, person.language, person.zone = profile.name, profile.language, profile.zone
    db.session.flush()
    record("account.profile_edited", person, f"person:{person.number}")
    return person


def choose_language(person: Person, language: str) -> Person:
    """Change only the language of the interface."""
    check_language(language)
    person.language = language
    return person


def check_language(language: str) -> None:
    """Refuse a language that the interface does not speak."""
    if language not in LANGUAGES:
        raise RuleBroken(AccountRule.LANGUAGE_UNKNOWN, "language")


def change_password(person: Person, password_hash: str, token: str) -> Person:
    """Keep a new password and end every other session than that of `token`."""
    person.password_hash = password_hash
    end_other_sessions(person, token)
    record("account.password_changed", person, f"person:{person.number}")
    post_letter("account_changed", person.email, person.language, person=person.id, what="password")
    return person


def ask_for_new_email(person: Person, email: str) -> Person:
    """Send a link to the new address; the account keeps the old one until it is used."""
    if not is_email(email):
        raise RuleBroken(AccountRule.EMAIL_SHAPE, "email")
    count_try(LETTERS, email)
    person.pending_email = email
    db.session.flush()
    post_letter("change_address", email, person.language, person=person.id)
    return person


def change_email(link: OneTimeLink) -> Person:
    """Spend the link sent to the new address: from now on it is the account's."""
    use_link(link)
    person = link.person
    if person is None or person.erased_at or person.pending_email != link.email:
        raise RuleBroken(AccountRule.LINK_GONE, state=True)
    holder = find_person(link.email)
    if holder and holder.id != person.id:
        raise RuleBroken(AccountRule.EMAIL_TAKEN, state=True)
    former = person.email
    person.email, person.email_key = link.email, email_key(link.email)
    person.pending_email = ""
    db.session.flush()
    record("account.email_changed", person, f"person:{person.number}")
    post_letter("account_changed", former, person.language, person=person.id, what="email")
    return person


def end_own_session(person: Person, session: SignIn) -> None:
    """End one of one's own sessions, as on a device left behind."""
    if session.person_id != person.id:
        raise Missing
    db.session.delete(session)
    record("account.session_ended", person, f"person:{person.number}")
