"""Historias: their text, their place in the chain, and every published version."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hackathon.db import Base, Moment, PublicId, coded
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.files.models import FileRecord
from hackathon.domain.organizations.models import Organization
from hackathon.domain.results.models import Award
from hackathon.domain.submissions.models import Submission


class StoryState(StrEnum):
    """Where a Historia stands."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Story(Base):
    """A Historia. `source_text` keeps an imported post whole, known keys or not."""

    __tablename__ = "story"
    __table_args__ = (UniqueConstraint("organization_id", "source_name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[PublicId]
    slug: Mapped[str] = mapped_column(String(120), unique=True)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organization.id"), index=True)
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submission.id"), unique=True)
    award_id: Mapped[int | None] = mapped_column(ForeignKey("award.id"), index=True)
    state: Mapped[StoryState] = mapped_column(coded(StoryState), default=StoryState.DRAFT)
    sub_section: Mapped[str] = mapped_column(String(30), default="historias")
    category: Mapped[str] = mapped_column(String(60), default="otros")
    language: Mapped[str] = mapped_column(String(5), default="es")
    title: Mapped[str] = mapped_column(String(240))
    tagline: Mapped[str] = mapped_column(String(240), default="")
    excerpt: Mapped[str] = mapped_column(String(800), default="")
    authors: Mapped[list[str]] = mapped_column(JSON, default=list)
    tags: Mapped[list[str]] = mapped_column(JSON, default=list)
    body: Mapped[str] = mapped_column(Text, default="")
    body_html: Mapped[str] = mapped_column(Text, default="")
    external_datasets: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    source_name: Mapped[str | None] = mapped_column(String(300))
    source_hash: Mapped[str] = mapped_column(String(64), default="")
    source_text: Mapped[str | None] = mapped_column(Text)
    source_note: Mapped[str] = mapped_column(String(300), default="")
    image_id: Mapped[int | None] = mapped_column(ForeignKey("file_record.id"))
    is_featured: Mapped[bool] = mapped_column(default=False)
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    dated_at: Mapped[Moment | None]
    published_at: Mapped[Moment | None]
    withdrawn_at: Mapped[Moment | None]
    created_at: Mapped[Moment]
    revision: Mapped[int] = mapped_column(default=1)
    organization: Mapped[Organization | None] = relationship()
    submission: Mapped[Submission | None] = relationship()
    award: Mapped[Award | None] = relationship()
    image: Mapped[FileRecord | None] = relationship()
    links: Mapped[list[StoryDataset]] = relationship(
        back_populates="story", order_by="StoryDataset.position", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": revision}


class StoryDataset(Base):
    """A dataset that a Historia was made with."""

    __tablename__ = "story_dataset"

    story_id: Mapped[int] = mapped_column(ForeignKey("story.id"), primary_key=True)
    dataset_id: Mapped[int] = mapped_column(ForeignKey("dataset.id"), primary_key=True, index=True)
    position: Mapped[int] = mapped_column(default=0)
    story: Mapped[Story] = relationship(back_populates="links")
    dataset: Mapped[Dataset] = relationship()


class StoryVersion(Base):
    """A published text of a Historia; never changed afterwards."""

    __tablename__ = "story_version"
    __table_args__ = (UniqueConstraint("story_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    story_id: Mapped[int] = mapped_column(ForeignKey("story.id"), index=True)
    number: Mapped[int]
    content: Mapped[dict[str, object]] = mapped_column(JSON)
    published_at: Mapped[Moment]
    published_by: Mapped[str | None] = mapped_column(String(12))
