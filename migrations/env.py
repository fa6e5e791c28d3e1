"""Alembic's entry: the models of the application against the database of the settings."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine, pool

import hackathon.app
from hackathon.db import Base

APPLICATION = hackathon.app.create_app
SEARCH_TABLES = "search_terms"


def include_name(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the tables that SQLite's full-text index keeps for itself."""
    return not (kind == "table" and (name or "").startswith(SEARCH_TABLES))


def include_object(_thing: object, name: str | None, kind: str, *_rest: object) -> bool:
    """Leave out the full-text index, which the two engines spell differently."""
    return not (kind == "index" and name == "ix_search_document_terms")


def run() -> None:
    """Migrate over one connection, in one transaction a migration."""
    engine = create_engine(context.config.attributes["url"], poolclass=pool.NullPool)
    with engine.execution_options(begin_immediate=True).connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            compare_type=True,
            include_name=include_name,
            include_object=include_object,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
