"""Teams, who belongs to them, and invitations."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hackathon.db import Base, Moment, PublicId
from hackathon.domain.accounts.models import Person
from hackathon.domain.events.models import Event


class Team(Base):
    """People who hand in a project together; a historical team has no members on record."""

    __tablename__ = "team"
    __table_args__ = (UniqueConstraint("event_id", "name_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[PublicId]
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    name_key: Mapped[str] = mapped_column(String(80))
    description: Mapped[str] = mapped_column(String(500), default="")
    seeks: Mapped[str] = mapped_column(String(300), default="")
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    invite_code: Mapped[str] = mapped_column(String(16), unique=True)
    member_count: Mapped[int] = mapped_column(default=0)
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[Moment]
    dissolved_at: Mapped[Moment | None]
    revision: Mapped[int] = mapped_column(default=1)
    event: Mapped[Event] = relationship()
    lead: Mapped[Person | None] = relationship()
    members: Mapped[list[TeamMembership]] = relationship(
        primaryjoin="and_(Team.id == TeamMembership.team_id, TeamMembership.left_at.is_(None))",
        order_by="TeamMembership.id",
        viewonly=True,
    )

    __mapper_args__ = {"version_id_col": revision}


class TeamMembership(Base):
    """A person in a team, until they left; in an event a person has one at a time."""

    __tablename__ = "team_membership"
    __table_args__ = (
        Index(
            "uq_team_membership_current",
            "event_id",
            "person_id",
            unique=True,
            sqlite_where=text("left_at IS NULL"),
            postgresql_where=text("left_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    joined_at: Mapped[Moment]
    left_at: Mapped[Moment | None]
    team: Mapped[Team] = relationship()
    person: Mapped[Person] = relationship()


class TeamInvitation(Base):
    """An invitation by mail; the letter carries a link whose hash is here."""

    __tablename__ = "team_invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[PublicId]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    email: Mapped[str] = mapped_column(String(254))
    email_key: Mapped[str] = mapped_column(String(254), index=True)
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    invited_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    accepted_at: Mapped[Moment | None]
    declined_at: Mapped[Moment | None]
    revoked_at: Mapped[Moment | None]
    team: Mapped[Team] = relationship()
    invited_by: Mapped[Person] = relationship()
