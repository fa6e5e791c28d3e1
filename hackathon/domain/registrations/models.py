"""Registrations to an event and what each person accepted."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hackathon.db import Base, Moment, PublicId, coded
from hackathon.domain.accounts.models import Person
from hackathon.domain.challenges.models import ConvocatoriaVersion
from hackathon.domain.events.models import Event


class NoticeKind(StrEnum):
    """What a person has to accept before taking part."""

    CONDUCT = "conduct"
    PRIVACY = "privacy"


class RegistrationKind(StrEnum):
    """As what a person takes part."""

    PARTICIPANT = "participant"
    MENTOR = "mentor"
    AUDIENCE = "audience"


class Notice(Base):
    """A version of a code of conduct or privacy notice; never changed afterwards."""

    __tablename__ = "notice"
    __table_args__ = (UniqueConstraint("organization_id", "kind", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    kind: Mapped[NoticeKind] = mapped_column(coded(NoticeKind))
    number: Mapped[int]
    body: Mapped[str] = mapped_column(Text)
    body_html: Mapped[str] = mapped_column(Text)
    published_at: Mapped[Moment]


class Registration(Base):
    """A person in an event."""

    __tablename__ = "registration"
    __table_args__ = (UniqueConstraint("event_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[PublicId]
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[RegistrationKind] = mapped_column(
        coded(RegistrationKind), default=RegistrationKind.PARTICIPANT
    )
    affiliation: Mapped[str] = mapped_column(String(160), default="")
    skills: Mapped[str] = mapped_column(String(300), default="")
    seeks_team: Mapped[bool] = mapped_column(default=False)
    registered_at: Mapped[Moment]
    cancelled_at: Mapped[Moment | None]
    event: Mapped[Event] = relationship()
    person: Mapped[Person] = relationship()
    consents: Mapped[list[Consent]] = relationship(back_populates="registration")


class Consent(Base):
    """A version that a person accepted, and when."""

    __tablename__ = "consent"

    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("notice.id"))
    convocatoria_version_id: Mapped[int | None] = mapped_column(
        ForeignKey("convocatoria_version.id")
    )
    accepted_at: Mapped[Moment]
    registration: Mapped[Registration] = relationship(back_populates="consents")
    notice: Mapped[Notice | None] = relationship()
    convocatoria_version: Mapped[ConvocatoriaVersion | None] = relationship()
