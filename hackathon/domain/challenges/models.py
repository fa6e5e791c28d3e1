"""Retos with their datasets, prizes and rubric, and the convocatoria with its versions."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import JSON, ForeignKey, Numeric, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hackathon.db import Base, Moment
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.events.models import Event, Track


class Challenge(Base):
    """A reto: a public problem, the outcome expected, and the data to solve it with."""

    __tablename__ = "challenge"
    __table_args__ = (UniqueConstraint("event_id", "slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    track_id: Mapped[int | None] = mapped_column(ForeignKey("track.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    slug: Mapped[str] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(String(200))
    summary: Mapped[str] = mapped_column(String(400), default="")
    problem: Mapped[str] = mapped_column(Text, default="")
    problem_html: Mapped[str] = mapped_column(Text, default="")
    outcome: Mapped[str] = mapped_column(Text, default="")
    outcome_html: Mapped[str] = mapped_column(Text, default="")
    min_linked: Mapped[int] = mapped_column(default=0)
    min_other: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[Moment]
    revision: Mapped[int] = mapped_column(default=1)
    event: Mapped[Event] = relationship()
    track: Mapped[Track | None] = relationship()
    links: Mapped[list[ChallengeDataset]] = relationship(
        back_populates="challenge",
        order_by="ChallengeDataset.position",
        cascade="all, delete-orphan",
    )
    prizes: Mapped[list[Prize]] = relationship(
        back_populates="challenge", order_by="Prize.place", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": revision}


class ChallengeDataset(Base):
    """A dataset linked to a reto."""

    __tablename__ = "challenge_dataset"

    challenge_id: Mapped[int] = mapped_column(ForeignKey("challenge.id"), primary_key=True)
    dataset_id: Mapped[int] = mapped_column(ForeignKey("dataset.id"), primary_key=True, index=True)
    position: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(String(300), default="")
    linked_at: Mapped[Moment]
    challenge: Mapped[Challenge] = relationship(back_populates="links")
    dataset: Mapped[Dataset] = relationship()


class Prize(Base):
    """What a place wins, in one reto or in the whole event (`challenge_id` is null)."""

    __tablename__ = "prize"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    challenge_id: Mapped[int | None] = mapped_column(ForeignKey("challenge.id"), index=True)
    place: Mapped[int] = mapped_column(default=1)
    title: Mapped[str] = mapped_column(String(160))
    amount: Mapped[Decimal | None] = mapped_column(Numeric(14, 2))
    currency: Mapped[str] = mapped_column(String(3), default="MXN")
    description: Mapped[str] = mapped_column(String(500), default="")
    event: Mapped[Event] = relationship()
    challenge: Mapped[Challenge | None] = relationship(back_populates="prizes")


class Criterion(Base):
    """A criterion of the event's rubric: weight, scale and the meaning of each mark."""

    __tablename__ = "criterion"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(120))
    description: Mapped[str] = mapped_column(String(500), default="")
    weight: Mapped[Decimal] = mapped_column(Numeric(7, 4))
    lo: Mapped[int] = mapped_column(default=1)
    hi: Mapped[int] = mapped_column(default=5)
    anchors: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    event: Mapped[Event] = relationship()


class Convocatoria(Base):
    """The texts of the call while they are being written; versions are frozen apart."""

    __tablename__ = "convocatoria"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), unique=True)
    legal_basis: Mapped[str] = mapped_column(Text, default="")
    exclusions: Mapped[str] = mapped_column(Text, default="")
    intellectual_property: Mapped[str] = mapped_column(Text, default="")
    objections: Mapped[str] = mapped_column(Text, default="")
    unforeseen: Mapped[str] = mapped_column(Text, default="")
    tie_rules: Mapped[list[str]] = mapped_column(JSON, default=list)
    may_be_void: Mapped[bool] = mapped_column(default=True)
    rule: Mapped[str] = mapped_column(String(20), default="mean")
    reviews_per_entry: Mapped[int] = mapped_column(default=3)
    expected_entries: Mapped[int] = mapped_column(default=20)
    minutes_per_review: Mapped[int] = mapped_column(default=10)
    minutes_per_judge: Mapped[int] = mapped_column(default=120)
    rubric_frozen_at: Mapped[Moment | None]
    revision: Mapped[int] = mapped_column(default=1)
    event: Mapped[Event] = relationship()

    __mapper_args__ = {"version_id_col": revision}


class ConvocatoriaVersion(Base):
    """A published version of the call; never changed afterwards."""

    __tablename__ = "convocatoria_version"
    __table_args__ = (UniqueConstraint("event_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    number: Mapped[int]
    content: Mapped[dict[str, object]] = mapped_column(JSON)
    texts_html: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    sha256: Mapped[str] = mapped_column(String(64))
    change_note: Mapped[str] = mapped_column(String(500), default="")
    published_at: Mapped[Moment]
    event: Mapped[Event] = relationship()
