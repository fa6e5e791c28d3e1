"""Reading the audit chain: its head, its entries, and the first break in it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from hackathon.db import db
from hackathon.domain.audit.models import AuditEntry
from hackathon.domain.audit.sealing import GENESIS, seal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class ChainReport:
    """What a verification found: how many entries, the head, and the first broken row."""

    entries: int
    head: str
    broken_at: int | None = None
    reason: str = ""


def head() -> str:
    """The hash of the newest entry; 64 zeros for an empty chain."""
    newest = select(AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1)
    return db.session.scalar(newest) or GENESIS


def entries_about(subject: str) -> Sequence[AuditEntry]:
    """The entries about one subject, oldest first."""
    found = select(AuditEntry).where(AuditEntry.subject == subject).order_by(AuditEntry.id)
    return db.session.scalars(found).all()


def verify() -> ChainReport:
    """Recompute the whole chain in bounded memory and name the first broken row."""
    rows = db.session.scalars(
        select(AuditEntry).order_by(AuditEntry.id).execution_options(yield_per=1000)
    )
    with closing(rows):
        return _first_break(rows)


def _first_break(rows: Iterable[AuditEntry]) -> ChainReport:
    previous, count = GENESIS, 0
    for entry in rows:
        count += 1
        if entry.id != count:
            return ChainReport(count, previous, entry.id, f"row {count} is missing")
        if entry.previous_hash != previous:
            return ChainReport(count, previous, entry.id, "it does not follow the row before")
        what = (entry.action, entry.subject)
        expected = seal(entry.id, entry.at, entry.actor_number, what, entry.facts, previous)
        if entry.hash != expected:
            return ChainReport(count, previous, entry.id, "its content was changed")
        previous = entry.hash
    return ChainReport(count, previous)
