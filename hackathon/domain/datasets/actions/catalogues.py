"""The catalogues that datasets are copied from."""

from __future__ import annotations

import re

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.actions import record
from hackathon.domain.datasets.models import Catalogue
from hackathon.domain.datasets.queries import find_catalogue_at
from hackathon.domain.datasets.rules import DatasetRule
from hackathon.domain.organizations.models import Organization
from hackathon.errors import RuleBroken

WEB_ADDRESS = re.compile(r"https?://[^\s/?#@\\<>\"']+(?:/[^\s?#\\<>\"']*)?", re.IGNORECASE)
LONGEST_BASE = 300
LONGEST_NAME = 160


def add_catalogue(
    actor: Actor, organization: Organization, *, name: str, base_url: str
) -> Catalogue:
    """Add a catalogue that the institution copies datasets from."""
    address = base_url.strip().rstrip("/")
    if not WEB_ADDRESS.fullmatch(address) or len(address) > LONGEST_BASE:
        raise RuleBroken(DatasetRule.ADDRESS_BAD, "base_url")
    if find_catalogue_at(address):
        raise RuleBroken(DatasetRule.CATALOGUE_TAKEN, "base_url")
    catalogue = _add(name, address, organization.id)
    record("catalogue.added", actor, f"catalogue:{catalogue.id}", organization=organization.id)
    return catalogue


def platform_catalogue(base_url: str, name: str) -> Catalogue:
    """The catalogue of the whole platform at this address; its row is made when first needed."""
    return find_catalogue_at(base_url) or _add(name, base_url.rstrip("/"), None)


def catalogue_of_source(base_url: str, organization_id: int | None) -> Catalogue:
    """The catalogue that a pasted address turned out to belong to."""
    host = base_url.partition("://")[2].partition("/")[0]
    return find_catalogue_at(base_url) or _add(host, base_url.rstrip("/"), organization_id)


def _add(name: str, base_url: str, organization_id: int | None) -> Catalogue:
    catalogue = Catalogue(
        name=name[:LONGEST_NAME],
        base_url=base_url[:LONGEST_BASE],
        organization_id=organization_id,
        created_at=clock.now(),
    )
    db.session.add(catalogue)
    db.session.flush()
    return catalogue
