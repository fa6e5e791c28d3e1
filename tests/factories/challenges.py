"""Retos, prizes and criteria."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hackathon import clock
from hackathon.domain.challenges.models import (
    Challenge,
    ChallengeDataset,
    ConvocatoriaVersion,
    Criterion,
)
from tests.factories.saving import next_number, save


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
