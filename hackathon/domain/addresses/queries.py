"""Where an old address leads."""

from __future__ import annotations

from sqlalchemy import select

from hackathon.db import db
from hackathon.domain.addresses.models import Redirect


def find_new_path(old_path: str) -> str | None:
    """The address that `old_path` moved to, None when it never was one of ours."""
    return db.session.scalar(select(Redirect.new_path).where(Redirect.old_path == old_path))
