"""Rows of stored files; the bytes live in the file store under `key`."""

from __future__ import annotations

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from hackathon.db import Base, Moment, PublicId


class FileRecord(Base):
    """A file somebody handed in, known by a random address."""

    __tablename__ = "file_record"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[PublicId]
    key: Mapped[str] = mapped_column(String(120), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(120))
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    uploaded_by: Mapped[str | None] = mapped_column(String(12))
    created_at: Mapped[Moment]
