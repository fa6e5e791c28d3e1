"""Institutions."""

from __future__ import annotations

from typing import Any

from hackathon import clock
from hackathon.domain.organizations.models import Organization, OrganizationKind
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
