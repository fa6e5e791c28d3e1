"""Examples and glances that the tests of accounts share."""

from __future__ import annotations

from sqlalchemy import func, select

from hackathon.db import db, writing
from hackathon.domain.accounts.actions.links import (
    issue_link,
)
from hackathon.domain.accounts.actions.signing_up import (
    Newcomer,
    sign_up,
)
from hackathon.domain.accounts.models import (
    LinkPurpose,
    OneTimeLink,
    Person,
)
from hackathon.domain.audit.models import AuditEntry
from hackathon.domain.jobs.models import Job

ANA = Newcomer(
    name="Ana",
    email="Ana@Example.org",
    password_hash="hash of Ana",
    language="en",
    next_path="/eventos/xalapa",
)


def letters() -> list[tuple[str, str]]:
    jobs = db.session.scalars(select(Job).where(Job.kind == "send_letter").order_by(Job.id))
    return [(str(job.payload["letter"]), str(job.payload["to"])) for job in jobs]


def actions() -> list[str]:
    return list(db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def signed_up(newcomer: Newcomer = ANA) -> OneTimeLink:
    with writing():
        kept = sign_up(newcomer)
        issue_link(LinkPurpose.CONFIRM, kept, kept.next_path)
    link = db.session.scalar(select(OneTimeLink).where(OneTimeLink.sign_up_id == kept.id))
    assert link is not None
    return link


def link_for(person: Person, purpose: LinkPurpose = LinkPurpose.SIGN_IN) -> tuple[str, OneTimeLink]:
    with writing():
        return issue_link(purpose, person, "/cuenta")
