"""Retos, prizes and criteria."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from hackathon import clock
from hackathon.db import writing
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.challenges.actions.setting_up import set_up_event
from hackathon.domain.challenges.models import (
    Challenge,
    ChallengeDataset,
    ConvocatoriaVersion,
    Criterion,
)
from hackathon.domain.events.actions.editing import NewEvent
from hackathon.domain.events.models import Event, EventKind
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_member
from tests.factories.saving import next_number, save

FAR = datetime(2027, 2, 5, 15, 0, tzinfo=UTC)


def make_challenge(event: Any, *datasets: Any, **values: Any) -> Challenge:
    """A reto of the event, linked to `datasets`."""
    number = next_number()
    given = {
        "event_id": event.id,
        "slug": f"reto-{number}",
        "title": f"Reto {number}",
        "summary": "Un reto de prueba.",
        "created_at": clock.now(),
        "links": [
            ChallengeDataset(dataset_id=dataset.id, position=place, linked_at=clock.now())
            for place, dataset in enumerate(datasets)
        ],
    } | values
    return save(Challenge(**given))


def make_criterion(event: Any, weight: str = "1", **values: Any) -> Criterion:
    """A criterion from 1 to 5."""
    number = next_number()
    given = {"name": f"Criterio {number}", "position": number, "weight": Decimal(weight)} | values
    return save(Criterion(event_id=event.id, **given))


def make_convocatoria_version(event: Any, number: int = 1, **values: Any) -> ConvocatoriaVersion:
    """A published call."""
    given = {"content": {}, "sha256": "0" * 64, "published_at": clock.now()} | values
    return save(ConvocatoriaVersion(event_id=event.id, number=number, **given))


def begin_event(
    kind: EventKind = EventKind.DATATON, start: datetime = FAR, **organization: Any
) -> tuple[Actor, Event]:
    """A draft as the set-up begins it, sixty days before its start, and its organizer."""
    owner = make_organization(**organization)
    who = actor(make_member(owner))
    new = NewEvent(kind=kind, title="Datatón del Agua", starts_at=start)
    with clock.stopped(start - timedelta(days=60)), writing():
        return who, set_up_event(who, owner, new)
