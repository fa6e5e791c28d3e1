"""Finding institutions."""

from __future__ import annotations

from sqlalchemy import select

from hackathon.db import db
from hackathon.domain.organizations.models import Organization
from hackathon.errors import Missing


def get_organization(slug: str) -> Organization:
    """The institution at this address; Missing when there is none."""
    found = db.session.scalar(select(Organization).where(Organization.slug == slug))
    if found is None:
        raise Missing
    return found
