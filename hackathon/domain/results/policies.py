"""Who computes, certifies and sees results before they are out."""

from __future__ import annotations

from datetime import datetime

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.events.phases import may_show_results
from hackathon.domain.judging.policies import may_follow_judging, may_organize_judging
from hackathon.domain.results.models import Award, Certificate, ResultRun


def may_compute_results(actor: Actor, event: Event) -> bool:
    """Whoever organizes the judging."""
    return may_organize_judging(actor, event)


def may_certify_results(actor: Actor, event: Event) -> bool:
    """Organizers and the certifiers of the event; two different persons are asked for."""
    return may_organize_judging(actor, event) or actor.has_event_role(event.id, Role.CERTIFIER)


def may_preview_results(actor: Actor, event: Event) -> bool:
    """Whoever certifies, and observers, once a round is closed."""
    return may_certify_results(actor, event) or may_follow_judging(actor, event)


def are_results_out(event: Event, at: datetime) -> bool:
    """Whether anybody may see the results: certified, published, and the date reached."""
    return event.state != EventState.DRAFT and may_show_results(
        event.schedule, event.results_published_at, at
    )


def may_certify_run(actor: Actor, run: ResultRun) -> bool:
    """Whoever may certify the results of its event."""
    return may_certify_results(actor, run.round.event)


def may_preview_run(actor: Actor, run: ResultRun) -> bool:
    """Whoever may see the results of its event before they are out."""
    return may_preview_results(actor, run.round.event)


def may_publish_run(actor: Actor, run: ResultRun) -> bool:
    """Whoever organizes the judging of its event."""
    return may_compute_results(actor, run.round.event)


def may_settle_award(actor: Actor, award: Award) -> bool:
    """Whoever organizes the judging of its event."""
    return may_compute_results(actor, award.event)


def may_read_published_run(_actor: Actor, run: ResultRun) -> bool:
    """Anybody, once it is published and its date has come; the loader finds no other."""
    return run.published_at is not None


def may_verify_certificate(_actor: Actor, _certificate: Certificate) -> bool:
    """Anybody who holds the code."""
    return True


def may_own_certificate(actor: Actor, certificate: Certificate) -> bool:
    """A certificate belongs to the person that it names."""
    return actor.is_signed_in and actor.person_id == certificate.person_id
