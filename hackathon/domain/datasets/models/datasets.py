"""Datasets and their resources."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import JSON, BigInteger, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hackathon.db import Base, Moment, PublicId, coded
from hackathon.domain.datasets.models.catalogues import Catalogue
from hackathon.domain.files.models import FileRecord
from hackathon.domain.organizations.models import Organization


class DatasetOrigin(StrEnum):
    """How a dataset came to us."""

    CATALOGUE = "catalogue"
    URL = "url"
    MANUAL = "manual"


class SnapshotState(StrEnum):
    """Whether we hold a copy of the metadata."""

    PENDING = "pending"
    READY = "ready"
    FAILED = "failed"


class Dataset(Base):
    """An open dataset: the last good copy of its metadata, and where it came from.

    `state_reason` is a code, worded where it is shown; `raw` is what the source answered and is
    read only when asked for, as lists never show it.
    """

    __tablename__ = "dataset"
    __table_args__ = (UniqueConstraint("catalogue_id", "remote_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(120), unique=True)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organization.id"), index=True)
    catalogue_id: Mapped[int | None] = mapped_column(ForeignKey("catalogue.id"), index=True)
    origin: Mapped[DatasetOrigin] = mapped_column(coded(DatasetOrigin))
    state: Mapped[SnapshotState] = mapped_column(coded(SnapshotState), default=SnapshotState.READY)
    state_reason: Mapped[str] = mapped_column(String(300), default="")
    remote_id: Mapped[str | None] = mapped_column(String(160))
    source_url: Mapped[str] = mapped_column(String(1000), default="")
    title: Mapped[str] = mapped_column(String(300))
    description: Mapped[str] = mapped_column(Text, default="")
    description_html: Mapped[str] = mapped_column(Text, default="")
    publisher: Mapped[str] = mapped_column(String(200), default="")
    licence_id: Mapped[str] = mapped_column(String(80), default="")
    licence_title: Mapped[str] = mapped_column(String(160), default="")
    licence_url: Mapped[str] = mapped_column(String(500), default="")
    keywords: Mapped[list[str]] = mapped_column(JSON, default=list)
    theme: Mapped[str] = mapped_column(String(80), default="")
    spatial: Mapped[str] = mapped_column(String(200), default="")
    temporal: Mapped[str] = mapped_column(String(120), default="")
    periodicity: Mapped[str] = mapped_column(String(20), default="")
    contact: Mapped[str] = mapped_column(String(254), default="")
    landing_page: Mapped[str] = mapped_column(String(1000), default="")
    issued_at: Mapped[Moment | None]
    modified_at: Mapped[Moment | None]
    fetched_at: Mapped[Moment | None]
    gone_at: Mapped[Moment | None]
    http_status: Mapped[int | None]
    raw: Mapped[dict[str, object]] = mapped_column(JSON, default=dict, deferred=True)
    created_at: Mapped[Moment]
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(default=1)
    organization: Mapped[Organization | None] = relationship()
    catalogue: Mapped[Catalogue | None] = relationship()
    resources: Mapped[list[Resource]] = relationship(
        back_populates="dataset", order_by="Resource.position", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": revision}


class Resource(Base):
    """A file or address of a dataset, with the preview taken of it."""

    __tablename__ = "resource"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[PublicId]
    dataset_id: Mapped[int] = mapped_column(ForeignKey("dataset.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    remote_id: Mapped[str] = mapped_column(String(160), default="")
    title: Mapped[str] = mapped_column(String(300))
    description: Mapped[str] = mapped_column(Text, default="")
    url: Mapped[str] = mapped_column(String(1000), default="")
    format: Mapped[str] = mapped_column(String(20), default="")
    media_type: Mapped[str] = mapped_column(String(120), default="")
    size: Mapped[int | None] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64), default="")
    modified_at: Mapped[Moment | None]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("file_record.id"))
    row_count: Mapped[int | None]
    preview: Mapped[dict[str, object] | None] = mapped_column(JSON, deferred=True)
    preview_state: Mapped[SnapshotState | None] = mapped_column(coded(SnapshotState))
    preview_reason: Mapped[str] = mapped_column(String(300), default="")
    previewed_at: Mapped[Moment | None]
    dataset: Mapped[Dataset] = relationship(back_populates="resources")
    file: Mapped[FileRecord | None] = relationship()
