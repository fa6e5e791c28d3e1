"""Institutions."""

from __future__ import annotations

from typing import Any

from hackathon import clock
from hackathon.domain.organizations.models import (
    AccreditationRequest,
    Organization,
    OrganizationKind,
)
from tests.factories.files import make_file
from tests.factories.saving import next_number, save


def make_organization(**values: Any) -> Organization:
    """An accredited municipality."""
    number = next_number()
    given = {
        "slug": f"ayuntamiento-{number}",
        "name": f"Ayuntamiento {number}",
        "kind": OrganizationKind.MUNICIPAL,
        "accredited_at": clock.now(),
        "created_at": clock.now(),
    } | values
    return save(Organization(**given))


def make_request(person: Any, **values: Any) -> AccreditationRequest:
    """A pending request of the person for an institution that is not accredited."""
    organization = values.pop("organization", None) or make_organization(accredited_at=None)
    given = {
        "organization_id": organization.id,
        "requested_by_id": person.id,
        "position": "Directora de Gobierno Abierto",
        "letter_id": make_file(uploaded_by=person.number).id,
        "requested_at": clock.now(),
    } | values
    return save(AccreditationRequest(**given))
