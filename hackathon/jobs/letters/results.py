"""Letters about results: to everybody registered, and to those who won."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.models import Person
from hackathon.domain.events.models import Event
from hackathon.domain.results.models import Award
from hackathon.domain.results.policies import are_results_out
from hackathon.domain.results.queries.people import find_award_certificate
from hackathon.domain.results.queries.runs import place_of_person
from hackathon.errors import Missing
from hackathon.jobs.letters import letter, link_to, site_url
from hackathon.presentation.letters.composing import ComposedLetter, compose
from hackathon.presentation.letters.contexts import AwardWon, ResultsPublished


@letter("results_published")
def results_published(ids: Mapping[str, Any], locale: str) -> ComposedLetter:
    """The result is out; with the place of the reader's project, when there is one."""
    person, event = _person(ids), db.session.get(Event, ids["event"])
    if event is None or not are_results_out(event, clock.now()):
        raise Missing
    place = place_of_person(event, person.id)
    context = ResultsPublished(
        site_url=site_url(),
        name=person.name,
        event=event.title,
        institution=event.organization.name,
        url=link_to("results.event_results", slug=event.slug),
        project=place.title if place else "",
        place=place.rank if place else 0,
        projects=place.projects if place else 0,
        zone=event.zone,
    )
    return compose("results_published", locale, context)


@letter("award_won")
def award_won(ids: Mapping[str, Any], locale: str) -> ComposedLetter:
    """A project won; nothing once the award was taken back."""
    person, award = _person(ids), db.session.get(Award, ids["award"])
    if award is None or award.is_void or award.submission is None:
        raise Missing
    event = award.event
    if not are_results_out(event, clock.now()):
        raise Missing
    certificate = find_award_certificate(award, person.id)
    context = AwardWon(
        site_url=site_url(),
        name=person.name,
        event=event.title,
        institution=event.organization.name,
        project=award.submission.title,
        award=award.title,
        url=link_to("results.event_results", slug=event.slug),
        amount=award.amount,
        currency=award.currency,
        certificate_url=link_to("results.certificate", code=certificate.public_id)
        if certificate
        else "",
        contact=event.contact_email,
    )
    return compose("award_won", locale, context)


def _person(ids: Mapping[str, Any]) -> Person:
    person = db.session.get(Person, ids["person"])
    if person is None or person.erased_at:
        raise Missing
    return person
