"""The letters of registering."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hackathon.db import db
from hackathon.domain.registrations.models import Registration
from hackathon.errors import Missing
from hackathon.jobs.letters import letter, link_to, site_url
from hackathon.presentation.letters.composing import ComposedLetter, compose
from hackathon.presentation.letters.contexts import RegistrationConfirmed


@letter("registration_confirmed")
def registration_confirmed(ids: Mapping[str, Any], locale: str) -> ComposedLetter:
    """To whoever registered, unless the registration was cancelled meanwhile."""
    registration = db.session.get(Registration, ids["registration"])
    if registration is None or registration.cancelled_at is not None:
        raise Missing
    event = registration.event
    context = RegistrationConfirmed(
        site_url=site_url(),
        name=registration.person.name,
        event=event.title,
        institution=event.organization.name,
        url=link_to("registrations.registration", public_id=registration.public_id),
        zone=event.zone,
        kind=registration.kind.value,
        venue=event.venue,
        starts_at=event.hacking_at,
        submissions_until=event.submissions_until,
        calendar_url=link_to("events.calendar", slug=event.slug),
    )
    return compose("registration_confirmed", locale, context)
