"""Publishing certified results, announcing them on their date, and issuing certificates."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.models import Person
from hackathon.domain.audit.actions import record
from hackathon.domain.audit.queries import head
from hackathon.domain.events.models import Event
from hackathon.domain.jobs.actions import enqueue, post_letter
from hackathon.domain.judging.models import RoundState
from hackathon.domain.results.models import Award, Certificate, CertificateKind, ResultRun
from hackathon.domain.results.policies import are_results_out
from hackathon.domain.results.queries.people import (
    Holder,
    registered_people,
    rightful_holders,
    winners_of,
)
from hackathon.domain.results.queries.runs import awards_of
from hackathon.domain.results.rules import ResultRule
from hackathon.errors import RuleBroken


def publish_results(actor: Actor, run: ResultRun) -> ResultRun:
    """Publish a certified result; everybody sees it from the event's date of results on."""
    if run.published_at:
        raise RuleBroken(ResultRule.ALREADY_PUBLISHED, state=True)
    if run.round.state != RoundState.CERTIFIED or run.certified_at is None:
        raise RuleBroken(ResultRule.NOT_CERTIFIED, state=True)
    at, event = clock.now(), run.round.event
    awards = [award for award in awards_of(event) if not award.is_historical]
    if any(award.is_void and not award.note for award in awards):
        raise RuleBroken(ResultRule.AWARDS_PENDING, state=True)
    run.published_at, run.round.state, run.audit_head = at, RoundState.PUBLISHED, head()
    event.results_published_at = at
    for award in awards:
        award.published_at = at
    db.session.flush()
    record("result.published", actor, f"result_run:{run.id}", input_hash=run.input_hash)
    _announce_at(event, run)
    enqueue("list_projects", event=event.id)
    return run


def announce_results(event: Event, run: ResultRun) -> bool:
    """Write to everybody and issue the certificates, once results are out; else wait again."""
    if not are_results_out(event, clock.now()):
        _announce_at(event, run)
        return False
    for award, person in winners_of(event):
        _post("award_won", person, award, award=award.id)
    for person in registered_people(event):
        _post("results_published", person, event, event=event.id)
    issue_certificates(event)
    return True


def issue_certificates(event: Event) -> int:
    """Issue what is due to winners, teams and jury, each once; say how many are new."""
    held = {
        (row.kind, row.person_id, row.award_id)
        for row in db.session.scalars(select(Certificate).where(Certificate.event_id == event.id))
    }
    due = [
        holder
        for holder in rightful_holders(event)
        if (holder.kind, holder.person_id, holder.award_id) not in held
    ]
    _issue(event, due)
    return len(due)


def revoke_certificate(actor: Actor, certificate: Certificate, reason: str) -> Certificate:
    """Take a certificate back; its address goes on saying so."""
    if not reason.strip():
        raise RuleBroken(ResultRule.REASON_NEEDED, "reason")
    certificate.revoked_at = certificate.revoked_at or clock.now()
    db.session.flush()
    record("certificate.revoked", actor, f"certificate:{certificate.id}", reason=reason.strip())
    return certificate


def _issue(event: Event, holders: Iterable[Holder]) -> None:
    for holder in holders:
        certificate = Certificate(
            event_id=event.id,
            kind=CertificateKind(holder.kind),
            person_id=holder.person_id,
            award_id=holder.award_id,
            submission_id=holder.submission_id,
            issued_at=clock.now(),
        )
        db.session.add(certificate)
        db.session.flush()
        record("certificate.issued", None, f"certificate:{certificate.id}", kind=holder.kind)


def _announce_at(event: Event, run: ResultRun) -> None:
    at = max(clock.now(), event.results_at or clock.now())
    key = f"announce_results:{run.id}:{at.isoformat()}"
    enqueue("announce_results", run_at=at, key=key, run_id=run.id)


def _post(letter: str, person: Person, about: Award | Event, **ids: int) -> None:
    once = f"{letter}:{about.id}:{person.number}"
    post_letter(letter, person.email, person.language, once=once, person=person.id, **ids)
