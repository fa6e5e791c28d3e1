"""Old slugs that still lead to their thing."""

from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hackathon.db import Base, Moment


class Redirect(Base):
    """An address that moved: answered with 301."""

    __tablename__ = "redirect"
    __table_args__ = (UniqueConstraint("old_path"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    old_path: Mapped[str] = mapped_column(String(300))
    new_path: Mapped[str] = mapped_column(String(300), index=True)
    created_at: Mapped[Moment]
