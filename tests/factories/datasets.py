"""Datasets with their resources."""

from __future__ import annotations

from typing import Any

from hackathon import clock
from hackathon.domain.datasets.models import Dataset, DatasetOrigin, Resource
from tests.factories.saving import next_number, save


def make_dataset(organization: Any = None, **values: Any) -> Dataset:
    """A dataset entered by hand, with one CSV resource."""
    number = next_number()
    given = {
        "slug": f"conjunto-{number}",
        "title": f"Conjunto {number}",
        "origin": DatasetOrigin.MANUAL,
        "organization_id": organization.id if organization else None,
        "publisher": organization.name if organization else "Dependencia",
        "licence_id": "libre-uso-mx",
        "licence_title": "Libre Uso MX",
        "created_at": clock.now(),
        "resources": [
            Resource(title="Datos", format="CSV", url=f"https://datos.example/{number}.csv")
        ],
    } | values
    return save(Dataset(**given))
