"""Links that prove an address: asked for, issued when their letter leaves, used once."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actions.throttling import count_try
from hackathon.domain.accounts.models import LinkPurpose, OneTimeLink, Person, SignUp
from hackathon.domain.accounts.queries import find_person
from hackathon.domain.accounts.rules import AccountRule
from hackathon.domain.accounts.throttle import LETTERS
from hackathon.domain.accounts.tokens import new_token, token_hash
from hackathon.domain.jobs.actions import enqueue, post_letter
from hackathon.domain.jobs.models import Job
from hackathon.errors import RuleBroken

LIFETIMES = {
    LinkPurpose.CONFIRM: timedelta(days=1),
    LinkPurpose.RESET: timedelta(hours=1),
    LinkPurpose.SIGN_IN: timedelta(minutes=15),
    LinkPurpose.CHANGE_EMAIL: timedelta(days=1),
}
INVITATION_LIFETIME = timedelta(days=1)
LETTER_OF = {LinkPurpose.RESET: "reset_password", LinkPurpose.SIGN_IN: "magic_link"}


def ask_for_link(purpose: LinkPurpose, email: str, next_path: str = "") -> Job | None:
    """Take a request for a link; whether the address is known, only a job finds out."""
    count_try(LETTERS, email)
    return enqueue(
        "answer_link_request", purpose=purpose.value, email=email, next_path=next_path[:300]
    )


def answer_link_request(purpose: LinkPurpose, email: str, next_path: str = "") -> None:
    """Post the letter to the address as the account has it; to an unknown one, nothing."""
    person = find_person(email)
    if person and person.erased_at is None:
        letter = LETTER_OF[purpose]
        post_letter(letter, person.email, person.language, person=person.id, next_path=next_path)


def issue_link(
    purpose: LinkPurpose,
    whom: Person | SignUp,
    next_path: str = "",
    *,
    lifetime: timedelta | None = None,
) -> tuple[str, OneTimeLink]:
    """Make a link for a letter that is about to leave; only the hash of its token is kept."""
    token, at = new_token(), clock.now()
    person = whom if isinstance(whom, Person) else None
    pending = person.pending_email if person and purpose == LinkPurpose.CHANGE_EMAIL else ""
    link = OneTimeLink(
        token_hash=token_hash(token),
        purpose=purpose,
        person_id=person.id if person else None,
        sign_up_id=None if person else whom.id,
        email=pending or whom.email,
        created_at=at,
        expires_at=at + (lifetime or LIFETIMES[purpose]),
        next_path=next_path[:300],
    )
    db.session.add(link)
    db.session.flush()
    return token, link


def use_link(link: OneTimeLink) -> None:
    """Spend a link; of two at once, one is too late."""
    spent = (
        update(OneTimeLink)
        .where(OneTimeLink.id == link.id, OneTimeLink.used_at.is_(None))
        .values(used_at=clock.now())
        .returning(OneTimeLink.id)
    )
    if db.session.execute(spent).first() is None:
        raise RuleBroken(AccountRule.LINK_GONE, state=True)
