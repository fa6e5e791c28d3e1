"""Alembic's entry: the models of the application against the database of the settings."""

from __future__ import annotations

from typing import Literal

from alembic import context
from sqlalchemy import create_engine, pool

import hackathon.app
from hackathon.db import Base, UtcDateTime
from hackathon.jobs.commands.database import include_name, include_object

APPLICATION = hackathon.app.create_app  # importing it has loaded every model


def render_item(kind: str, thing: object, _context: object) -> str | Literal[False]:
    """Write our own moment type as what it is in the database, so that no migration imports us."""
    return "sa.DateTime(timezone=True)" if isinstance(thing, UtcDateTime) else False


def run() -> None:
    """Migrate over one connection, in one transaction a migration."""
    engine = create_engine(context.config.attributes["url"], poolclass=pool.NullPool)
    with engine.execution_options(begin_immediate=True).connect() as connection:
        if engine.dialect.name == "sqlite":  # tables are rebuilt, also those others point at
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            compare_type=True,
            include_name=include_name,
            include_object=include_object,
            render_item=render_item,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
