"""Keeping old addresses alive."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from hackathon import clock
from hackathon.db import db
from hackathon.domain.addresses.models import Redirect


def redirect_path(old_path: str, new_path: str) -> None:
    """Lead `old_path` to `new_path`; chains are shortened, so that a visitor moves once."""
    db.session.execute(delete(Redirect).where(Redirect.old_path == new_path))
    db.session.execute(
        update(Redirect).where(Redirect.new_path == old_path).values(new_path=new_path)
    )
    stored = db.session.scalar(select(Redirect).where(Redirect.old_path == old_path))
    if stored:
        stored.new_path = new_path
        return
    db.session.add(Redirect(old_path=old_path, new_path=new_path, created_at=clock.now()))
