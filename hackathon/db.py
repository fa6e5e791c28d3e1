"""The database: engine settings, the base of all tables, moments, and the writing unit."""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Protocol

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Dialect, Engine, Enum, MetaData, String, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from hackathon.errors import Stale

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

    from sqlalchemy.engine import Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


class Base(DeclarativeBase):
    """The base of every table."""

    metadata = MetaData(naming_convention=NAMES)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment in UTC on both engines; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Send UTC to the database."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "a moment needs a time zone"
            raise ValueError(msg)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return an aware UTC moment; SQLite keeps none by itself."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def new_public_id() -> str:
    """A random 12-character id for addresses, without look-alike characters."""
    return "".join(secrets.choice(ALPHABET) for _ in range(12))


def coded(codes: type[StrEnum]) -> Enum:
    """A column type that stores the code of a StrEnum as plain text."""
    return Enum(
        codes,
        native_enum=False,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


Moment = Annotated[datetime, mapped_column(UtcDateTime)]
PublicId = Annotated[
    str, mapped_column(String(12), default=new_public_id, unique=True, nullable=False)
]


class Versioned(Protocol):
    """A row that people edit."""

    @property
    def revision(self) -> Mapped[int] | int:
        """The number that each saving raises."""


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})


class AlreadyWriting(RuntimeError):
    """A writing unit was opened inside another."""


@contextmanager
def writing() -> Iterator[None]:
    """Run one short unit of writes: all of it is kept, or none.

    Ends the reading that came before, so that every row loaded earlier is read again inside.
    On SQLite the unit begins IMMEDIATE, so that reading before writing cannot deadlock.
    """
    session = db.session
    if session.info.get("writing"):
        raise AlreadyWriting
    session.rollback()
    session.expire_all()
    session.info["writing"] = True
    try:
        session.connection(execution_options={"begin_immediate": True})
        yield
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info.pop("writing", None)


def expect_revision(row: Versioned, seen: int | None) -> None:
    """Refuse to overwrite what somebody else saved since `seen`: raise Stale with the row."""
    if seen is not None and row.revision != seen:
        raise Stale(row)


def is_writing() -> bool:
    """Whether a writing unit is open."""
    return bool(db.session.info.get("writing"))


@event.listens_for(Engine, "connect")
def _settle_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=5000",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        immediate = connection.get_execution_options().get("begin_immediate")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
