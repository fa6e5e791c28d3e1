"""The chain: sealed when the unit commits, forgotten when it does not, and unforgeable."""

from __future__ import annotations

import hashlib
import json

import pytest
from sqlalchemy import delete, select, update

from hackathon.db import db, writing
from hackathon.domain.audit.actions import record
from hackathon.domain.audit.models import AuditEntry
from hackathon.domain.audit.queries import ChainReport, entries_about, head, verify
from hackathon.domain.audit.sealing import GENESIS
from tests.factories.people import make_person

pytestmark = pytest.mark.usefixtures("app")


def write_three() -> None:
    person = make_person()
    with writing():
        record("event.created", person, "event:1", title="no")
        record("event.published", person, "event:1", at="2026-11-21")
    with writing():
        record("account.signed_in", None, "person:unknown")


def entries() -> list[AuditEntry]:
    return list(db.session.scalars(select(AuditEntry).order_by(AuditEntry.id)))


def test_an_empty_chain_holds_and_has_the_head_of_nothing() -> None:
    assert verify() == ChainReport(0, GENESIS)
    assert head() == GENESIS


def test_every_entry_follows_the_one_before() -> None:
    write_three()
    first, second, third = entries()
    assert [first.id, second.id, third.id] == [1, 2, 3]
    assert first.previous_hash == GENESIS
    assert (second.previous_hash, third.previous_hash) == (first.hash, second.hash)
    assert verify() == ChainReport(3, third.hash)
    assert head() == third.hash


def test_anybody_can_recompute_a_seal() -> None:
    write_three()
    entry = entries()[1]
    moment = entry.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    parts = [2, moment, entry.actor_number, entry.action, entry.subject, entry.facts]
    text = json.dumps(
        [*parts, entry.previous_hash], ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert hashlib.sha256(text.encode()).hexdigest() == entry.hash


def test_an_entry_keeps_a_person_by_number_only() -> None:
    person = make_person(name="Ana", email="ana@example.org")
    with writing():
        record("event.created", person, "event:1")
    (entry,) = entries()
    assert entry.actor_number == person.number
    kept = json.dumps([entry.action, entry.subject, entry.facts, entry.actor_number])
    assert "ana" not in kept.lower()


def test_what_is_rolled_back_leaves_no_entry() -> None:
    def fail_after_recording() -> None:
        with writing():
            record("event.created", None, "event:1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_recording()
    with writing():
        record("event.created", None, "event:2")
    assert [entry.subject for entry in entries()] == ["event:2"]


def test_a_unit_without_facts_leaves_no_entry() -> None:
    with writing():
        make_person()
    assert entries() == []


def test_a_changed_fact_is_named() -> None:
    write_three()
    with writing():
        db.session.execute(
            update(AuditEntry).where(AuditEntry.id == 2).values(facts={"at": "2026-11-22"})
        )
    report = verify()
    assert (report.broken_at, report.reason) == (2, "its content was changed")


@pytest.mark.parametrize(
    "values", [{"action": "event.cancelled"}, {"subject": "event:9"}, {"actor_number": "nobody"}]
)
def test_a_changed_column_is_named(values: dict[str, str]) -> None:
    write_three()
    with writing():
        db.session.execute(update(AuditEntry).where(AuditEntry.id == 1).values(**values))
    assert verify().broken_at == 1


def test_a_missing_row_is_named() -> None:
    write_three()
    with writing():
        db.session.execute(delete(AuditEntry).where(AuditEntry.id == 2))
    report = verify()
    assert (report.broken_at, report.reason) == (3, "row 2 is missing")


def test_a_row_sealed_anew_by_a_forger_breaks_the_next() -> None:
    write_three()
    with writing():
        db.session.execute(
            update(AuditEntry).where(AuditEntry.id == 3).values(previous_hash="f" * 64)
        )
    report = verify()
    assert (report.broken_at, report.reason) == (3, "it does not follow the row before")


def test_entries_about_a_thing_come_oldest_first() -> None:
    write_three()
    assert [entry.action for entry in entries_about("event:1")] == [
        "event.created",
        "event.published",
    ]
