"""Recording facts in the audit chain; they are sealed just before the writing unit commits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sqlalchemy import event, select, text

from hackathon import clock
from hackathon.db import db
from hackathon.domain.audit.models import AuditEntry
from hackathon.domain.audit.sealing import GENESIS, seal

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PENDING = "pending_audit"
CHAIN_LOCK = 20141010


class Someone(Protocol):
    """Whoever acts: known here only by a random number."""

    @property
    def number(self) -> str | None:
        """The random number of the person, None for nobody signed in."""


def record(action: str, actor: Someone | None, subject: str, **facts: object) -> None:
    """Add one fact to the chain, in this writing unit.

    `subject` is `kind:id`; `facts` hold only JSON values, and persons only by number.
    """
    number = actor.number if actor else None
    entry = (action, number, subject, facts)
    db.session.info.setdefault(PENDING, []).append(entry)


@event.listens_for(db.session, "before_commit")
def _seal_pending(session: Session) -> None:
    pending = session.info.pop(PENDING, [])
    if not pending:
        return
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": CHAIN_LOCK})
    newest = session.execute(
        select(AuditEntry.id, AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1)
    ).first()
    number, previous = (newest.id, newest.hash) if newest else (0, GENESIS)
    for action, who, subject, facts in pending:
        number, at = number + 1, clock.now()
        sealed = seal(number, at, who, (action, subject), facts, previous)
        session.add(
            AuditEntry(
                id=number,
                at=at,
                actor_number=who,
                action=action,
                subject=subject,
                facts=facts,
                previous_hash=previous,
                hash=sealed,
            )
        )
        previous = sealed
    session.flush()


@event.listens_for(db.session, "after_rollback")
def _forget_pending(session: Session) -> None:
    session.info.pop(PENDING, None)
