"""Signing up: what was typed waits until its address is confirmed by mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Select, delete, select

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actions.links import use_link
from hackathon.domain.accounts.actions.sessions import Entrance, open_session
from hackathon.domain.accounts.actions.throttling import count_try
from hackathon.domain.accounts.emails import email_key, is_email
from hackathon.domain.accounts.models import OneTimeLink, Person, SignUp
from hackathon.domain.accounts.passwords import find_password_fault
from hackathon.domain.accounts.queries import find_person
from hackathon.domain.accounts.rules import AccountRule
from hackathon.domain.accounts.throttle import LETTERS
from hackathon.domain.audit.actions import record
from hackathon.domain.jobs.actions import enqueue, post_letter
from hackathon.errors import Missing, RuleBroken

WAITS = timedelta(days=2)


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """What somebody typed to sign up, the password hashed already."""

    name: str
    email: str
    password_hash: str
    language: str = "es"
    next_path: str = ""


def check_newcomer(name: str, email: str, password: str) -> None:
    """Refuse what cannot become an account, before the password is hashed."""
    if not name.strip():
        raise RuleBroken(AccountRule.NAME_EMPTY, "name")
    if not is_email(email):
        raise RuleBroken(AccountRule.EMAIL_SHAPE, "email")
    fault = find_password_fault(password, name, email)
    if fault:
        raise RuleBroken(fault, "password")


def sign_up(newcomer: Newcomer) -> SignUp:
    """Keep the sign-up and ask for its letter; the same work whether the address is known."""
    count_try(LETTERS, newcomer.email)
    _forget_before_waiting_ends()
    kept = SignUp(
        email=newcomer.email,
        email_key=email_key(newcomer.email),
        name=newcomer.name,
        password_hash=newcomer.password_hash,
        language=newcomer.language,
        next_path=newcomer.next_path[:300],
        created_at=clock.now(),
    )
    db.session.add(kept)
    db.session.flush()
    enqueue("answer_sign_up", sign_up=kept.id)
    return kept


def answer_sign_up(sign_up_id: int) -> None:
    """Post the letter that fits: to confirm the address, or to say that it has an account."""
    kept = db.session.get(SignUp, sign_up_id)
    if kept is None:
        raise Missing
    person = find_person(kept.email)
    if person and person.confirmed_at:
        post_letter("address_in_use", person.email, person.language, person=person.id)
    else:
        post_letter("confirm_address", kept.email, kept.language, sign_up=kept.id)


def confirm_sign_up(link: OneTimeLink, device: str = "") -> Entrance:
    """Make the account whose address the link proves and come in; its other sign-ups end."""
    use_link(link)
    kept = link.sign_up
    person = find_person(link.email)
    if kept is None or (person and (person.confirmed_at or person.erased_at)):
        raise RuleBroken(AccountRule.LINK_GONE, state=True)
    if person is None:
        person = Person(email=kept.email, email_key=kept.email_key, created_at=clock.now())
        db.session.add(person)
    person.name, person.password_hash = kept.name, kept.password_hash
    person.language, person.confirmed_at = kept.language, clock.now()
    db.session.flush()
    _forget_sign_ups(select(SignUp.id).where(SignUp.email_key == kept.email_key))
    record("account.created", person, f"person:{person.number}")
    return Entrance(person, open_session(person, device))


def _forget_before_waiting_ends() -> None:
    _forget_sign_ups(select(SignUp.id).where(SignUp.created_at < clock.now() - WAITS))


def _forget_sign_ups(chosen: Select[int]) -> None:
    gone = db.session.scalars(chosen).all()
    db.session.execute(delete(OneTimeLink).where(OneTimeLink.sign_up_id.in_(gone)))
    db.session.execute(delete(SignUp).where(SignUp.id.in_(gone)))
