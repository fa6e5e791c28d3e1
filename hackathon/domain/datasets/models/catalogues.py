"""Remote catalogues."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hackathon.db import Base, Moment, PublicId, coded
from hackathon.domain.organizations.models import Organization
from hackathon.values import SourceType


class Catalogue(Base):
    """A remote catalogue that datasets are read from.

    `token_sealed` is the institution's key to write there, encrypted; no page ever shows it.
    """

    __tablename__ = "catalogue"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[PublicId]
    name: Mapped[str] = mapped_column(String(160))
    kind: Mapped[SourceType] = mapped_column(coded(SourceType), default=SourceType.CKAN)
    base_url: Mapped[str] = mapped_column(String(300), unique=True)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organization.id"), index=True)
    token_header: Mapped[str] = mapped_column(String(40), default="Authorization")
    token_sealed: Mapped[str] = mapped_column(Text, default="", deferred=True)
    harvest_every_days: Mapped[int | None]
    harvested_at: Mapped[Moment | None]
    created_at: Mapped[Moment]
    organization: Mapped[Organization | None] = relationship()
