"""Projects: the draft a team works on, and the frozen versions it handed in."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hackathon.db import Base, Moment, PublicId, coded
from hackathon.domain.challenges.models import Challenge
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.events.models import Event
from hackathon.domain.files.models import FileRecord
from hackathon.domain.teams.models import Team


class AttachmentKind(StrEnum):
    """What a file of a project is."""

    SCREENSHOT = "screenshot"
    DOCUMENT = "document"


class Submission(Base):
    """A project of a team: the working draft. What counts is its newest handed-in version."""

    __tablename__ = "submission"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[PublicId]
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), unique=True)
    challenge_id: Mapped[int | None] = mapped_column(ForeignKey("challenge.id"), index=True)
    title: Mapped[str] = mapped_column(String(160), default="")
    summary: Mapped[str] = mapped_column(String(400), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    description_html: Mapped[str] = mapped_column(Text, default="")
    repository_url: Mapped[str] = mapped_column(String(500), default="")
    demo_url: Mapped[str] = mapped_column(String(500), default="")
    video_url: Mapped[str] = mapped_column(String(500), default="")
    licence: Mapped[str] = mapped_column(String(40), default="")
    created_at: Mapped[Moment]
    saved_at: Mapped[Moment]
    submitted_at: Mapped[Moment | None]
    withdrawn_at: Mapped[Moment | None]
    current_version_id: Mapped[int | None] = mapped_column(
        ForeignKey("submission_version.id", use_alter=True)
    )
    is_historical: Mapped[bool] = mapped_column(default=False)
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(default=1)
    event: Mapped[Event] = relationship()
    team: Mapped[Team] = relationship()
    challenge: Mapped[Challenge | None] = relationship()
    current_version: Mapped[SubmissionVersion | None] = relationship(
        foreign_keys=[current_version_id], post_update=True
    )
    datasets: Mapped[list[SubmissionDataset]] = relationship(
        back_populates="submission",
        order_by="SubmissionDataset.position",
        cascade="all, delete-orphan",
    )
    attachments: Mapped[list[Attachment]] = relationship(
        primaryjoin="and_(Submission.id == Attachment.submission_id, "
        "Attachment.removed_at.is_(None))",
        order_by="Attachment.id",
        viewonly=True,
    )
    versions: Mapped[list[SubmissionVersion]] = relationship(
        back_populates="submission",
        foreign_keys="SubmissionVersion.submission_id",
        order_by="SubmissionVersion.number.desc()",
    )

    __mapper_args__ = {"version_id_col": revision}


class SubmissionDataset(Base):
    """A dataset that a project declares, and how it was used."""

    __tablename__ = "submission_dataset"

    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), primary_key=True)
    dataset_id: Mapped[int] = mapped_column(ForeignKey("dataset.id"), primary_key=True, index=True)
    position: Mapped[int] = mapped_column(default=0)
    use: Mapped[str] = mapped_column(String(600), default="")
    submission: Mapped[Submission] = relationship(back_populates="datasets")
    dataset: Mapped[Dataset] = relationship()


class Attachment(Base):
    """A screenshot or document of a project; one that was removed may live on in a version."""

    __tablename__ = "attachment"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("file_record.id"), unique=True)
    kind: Mapped[AttachmentKind] = mapped_column(coded(AttachmentKind))
    caption: Mapped[str] = mapped_column(String(200), default="")
    removed_at: Mapped[Moment | None]
    submission: Mapped[Submission] = relationship()
    file: Mapped[FileRecord] = relationship()


class SubmissionVersion(Base):
    """What was handed in, frozen: canonical content, SHA-256, folio and moment."""

    __tablename__ = "submission_version"
    __table_args__ = (UniqueConstraint("submission_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    number: Mapped[int]
    folio: Mapped[str] = mapped_column(String(120), unique=True)
    sha256: Mapped[str] = mapped_column(String(64))
    audit_head: Mapped[str] = mapped_column(String(64), default="")
    content: Mapped[dict[str, object]] = mapped_column(JSON)
    content_html: Mapped[str] = mapped_column(Text, default="")
    handed_in_by: Mapped[str | None] = mapped_column(String(12))
    idempotency_key: Mapped[str | None] = mapped_column(String(64), unique=True)
    submitted_at: Mapped[Moment]
    submission: Mapped[Submission] = relationship(
        back_populates="versions", foreign_keys=[submission_id]
    )


class KeptDraft(Base):
    """Words that lost a race, kept for the person who wrote them."""

    __tablename__ = "kept_draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    subject: Mapped[str] = mapped_column(String(120), index=True)
    content: Mapped[dict[str, object]] = mapped_column(JSON)
    kept_at: Mapped[Moment]
