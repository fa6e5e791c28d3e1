"""Beginning an event with all that its kind needs: dates, call and rubric to be edited."""

from __future__ import annotations

from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.challenges.models import Convocatoria, Criterion
from hackathon.domain.challenges.queries import find_call
from hackathon.domain.challenges.readiness import is_contest
from hackathon.domain.challenges.standard_texts import (
    EXCLUSIONS,
    INTELLECTUAL_PROPERTY,
    LEGAL_BASIS,
    OBJECTIONS,
    RUBRIC,
    TIE_RULES,
    UNFORESEEN,
)
from hackathon.domain.events.actions.editing import NewEvent, create_event
from hackathon.domain.events.models import Event
from hackathon.domain.organizations.models import Organization


def set_up_event(actor: Actor, organization: Organization, new: NewEvent) -> Event:
    """Create a draft event; one that is judged gets a call and a rubric to begin with."""
    event = create_event(actor, organization, new)
    if is_contest(event):
        prepare_call(event, organization.name)
        prepare_rubric(event)
    return event


def prepare_call(event: Event, organization_name: str) -> Convocatoria:
    """The call of the event; a new one begins with the standard words."""
    call = find_call(event)
    if call:
        return call
    call = Convocatoria(
        event_id=event.id,
        legal_basis=LEGAL_BASIS.format(organization=organization_name),
        exclusions=EXCLUSIONS.format(organization=organization_name),
        intellectual_property=INTELLECTUAL_PROPERTY,
        objections=OBJECTIONS,
        unforeseen=UNFORESEEN,
        tie_rules=list(TIE_RULES),
    )
    db.session.add(call)
    db.session.flush()
    return call


def prepare_rubric(event: Event) -> None:
    """Give the event the standard rubric."""
    db.session.add_all(
        Criterion(
            event_id=event.id,
            position=position,
            name=criterion.name,
            description=criterion.description,
            weight=criterion.weight,
            anchors=dict(criterion.anchors),
        )
        for position, criterion in enumerate(RUBRIC)
    )
    db.session.flush()
