"""Events, their categories, who convenes them, and every public change of a deadline."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hackathon.db import Base, Moment, coded
from hackathon.domain.events.phases import Schedule
from hackathon.domain.organizations.models import Organization


class EventKind(StrEnum):
    """What kind of event it is."""

    DATATON = "dataton"
    HACKATHON = "hackaton"
    OPEN_CHALLENGE = "reto_abierto"
    WORKSHOP = "taller"
    CONFERENCE = "conferencia"


class EventState(StrEnum):
    """Whether the public may see the event."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


class ProjectVisibility(StrEnum):
    """When the public may see what teams handed in."""

    AT_HAND_IN = "at_hand_in"
    AFTER_JUDGING = "after_judging"
    AFTER_RESULTS = "after_results"


class Event(Base):
    """A datatón, hackatón, open challenge, workshop or conference."""

    __tablename__ = "event"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    kind: Mapped[EventKind] = mapped_column(coded(EventKind))
    state: Mapped[EventState] = mapped_column(coded(EventState), default=EventState.DRAFT)
    title: Mapped[str] = mapped_column(String(160))
    summary: Mapped[str] = mapped_column(String(400), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    description_html: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(String(5), default="es")
    zone: Mapped[str] = mapped_column(String(64), default="America/Mexico_City")
    venue: Mapped[str] = mapped_column(String(200), default="")
    contact_email: Mapped[str] = mapped_column(String(254), default="")
    announced_at: Mapped[Moment | None]
    registration_at: Mapped[Moment | None]
    registration_until: Mapped[Moment | None]
    hacking_at: Mapped[Moment | None]
    submissions_until: Mapped[Moment | None]
    judging_at: Mapped[Moment | None]
    judging_until: Mapped[Moment | None]
    results_at: Mapped[Moment | None]
    archived_at: Mapped[Moment | None]
    starts_at: Mapped[Moment | None]
    ends_at: Mapped[Moment | None]
    team_min: Mapped[int] = mapped_column(default=1)
    team_max: Mapped[int] = mapped_column(default=5)
    capacity: Mapped[int | None]
    registered_count: Mapped[int] = mapped_column(default=0)
    project_visibility: Mapped[ProjectVisibility] = mapped_column(
        coded(ProjectVisibility), default=ProjectVisibility.AFTER_JUDGING
    )
    is_neutral: Mapped[bool] = mapped_column(default=False)
    is_historical: Mapped[bool] = mapped_column(default=False)
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    figures: Mapped[list[dict[str, object]]] = mapped_column(JSON, default=list)
    published_at: Mapped[Moment | None]
    cancelled_at: Mapped[Moment | None]
    cancel_reason: Mapped[str] = mapped_column(Text, default="")
    cancellation_told_at: Mapped[Moment | None]
    results_published_at: Mapped[Moment | None]
    created_at: Mapped[Moment]
    revision: Mapped[int] = mapped_column(default=1)
    organization: Mapped[Organization] = relationship()
    tracks: Mapped[list[Track]] = relationship(
        back_populates="event", order_by="Track.position", cascade="all, delete-orphan"
    )
    conveners: Mapped[list[Convener]] = relationship(
        back_populates="event", order_by="Convener.position", cascade="all, delete-orphan"
    )
    changes: Mapped[list[DeadlineChange]] = relationship(
        back_populates="event", order_by="DeadlineChange.at.desc()"
    )

    __mapper_args__ = {"version_id_col": revision}

    @property
    def schedule(self) -> Schedule:
        """The dates of the event as a value for the pure rules of `phases`."""
        return Schedule(
            announced_at=self.announced_at,
            registration_at=self.registration_at,
            registration_until=self.registration_until,
            hacking_at=self.hacking_at,
            submissions_until=self.submissions_until,
            judging_at=self.judging_at,
            judging_until=self.judging_until,
            results_at=self.results_at,
            archived_at=self.archived_at,
        )


class Track(Base):
    """A category of an event."""

    __tablename__ = "track"
    __table_args__ = (UniqueConstraint("event_id", "slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    slug: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(120))
    description: Mapped[str] = mapped_column(Text, default="")
    event: Mapped[Event] = relationship(back_populates="tracks")


class Convener(Base):
    """Somebody who convenes the event beside the institution in charge."""

    __tablename__ = "convener"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(160))
    part: Mapped[str] = mapped_column(String(120), default="")
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organization.id"), index=True)
    event: Mapped[Event] = relationship(back_populates="conveners")
    organization: Mapped[Organization | None] = relationship()


class DeadlineChange(Base):
    """A public change of a date, with its reason."""

    __tablename__ = "deadline_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    field: Mapped[str] = mapped_column(String(40))
    before: Mapped[Moment | None]
    after: Mapped[Moment | None]
    reason: Mapped[str] = mapped_column(String(500))
    at: Mapped[Moment]
    by: Mapped[str | None] = mapped_column(String(12))
    told_at: Mapped[Moment | None]
    event: Mapped[Event] = relationship(back_populates="changes")


class CalendarPeriod(Base):
    """A period that the set-up wizard warns about: holiday, exams, veda electoral."""

    __tablename__ = "calendar_period"

    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organization.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(160))
    region: Mapped[str] = mapped_column(String(60), default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
