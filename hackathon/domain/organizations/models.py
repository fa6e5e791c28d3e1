"""Institutions and their requests for accreditation."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from hackathon.db import Base, Moment, PublicId, coded
from hackathon.domain.accounts.models import Person
from hackathon.domain.files.models import FileRecord
from hackathon.domain.search.terms import folded


class OrganizationKind(StrEnum):
    """What level or kind of body an institution is."""

    FEDERAL = "federal"
    STATE = "state"
    MUNICIPAL = "municipal"
    AUTONOMOUS = "autonomous"
    UNIVERSITY = "university"
    CIVIL = "civil"


class AccreditationState(StrEnum):
    """Where a request for accreditation stands."""

    PENDING = "pending"
    ACCREDITED = "accredited"
    REFUSED = "refused"


class Organization(Base):
    """An institution that convenes events or publishes data.

    `name_folded` is the name without case and accents, to sort and find by.
    """

    __tablename__ = "organization"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(160))
    name_folded: Mapped[str] = mapped_column(String(400), index=True)
    acronym: Mapped[str] = mapped_column(String(20), default="")
    kind: Mapped[OrganizationKind] = mapped_column(coded(OrganizationKind))
    region: Mapped[str] = mapped_column(String(60), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    description_html: Mapped[str] = mapped_column(Text, default="")
    website: Mapped[str] = mapped_column(String(300), default="")
    contact_email: Mapped[str] = mapped_column(String(254), default="")
    action_colour: Mapped[str] = mapped_column(String(7), default="")
    logo_id: Mapped[int | None] = mapped_column(ForeignKey("file_record.id"))
    accredited_at: Mapped[Moment | None]
    created_at: Mapped[Moment]
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(default=1)
    logo: Mapped[FileRecord | None] = relationship()

    __mapper_args__ = {"version_id_col": revision}

    @validates("name")
    def _fold_name(self, _key: str, name: str) -> str:
        self.name_folded = folded(name)[:400]
        return name


class AccreditationRequest(Base):
    """A request to accredit an institution, with the designation letter."""

    __tablename__ = "accreditation_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[PublicId]
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    requested_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    position: Mapped[str] = mapped_column(String(120))
    letter_id: Mapped[int] = mapped_column(ForeignKey("file_record.id"))
    state: Mapped[AccreditationState] = mapped_column(
        coded(AccreditationState), default=AccreditationState.PENDING
    )
    reason: Mapped[str] = mapped_column(Text, default="")
    requested_at: Mapped[Moment]
    decided_at: Mapped[Moment | None]
    decided_by: Mapped[str | None] = mapped_column(String(12))
    organization: Mapped[Organization] = relationship()
    requested_by: Mapped[Person] = relationship()
    letter: Mapped[FileRecord] = relationship()
