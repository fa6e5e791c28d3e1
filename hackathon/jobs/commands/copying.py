"""`flask db copy`: taking everything to another database, as when SQLite grows into PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import click
from alembic import command
from flask.cli import with_appcontext
from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Engine,
    MetaData,
    Table,
    create_engine,
    func,
    select,
    update,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from config import Config
from hackathon.db import Base, db
from hackathon.jobs.commands.database import alembic_config

BATCH = 1000
Row = dict[str, Any]


@click.command("copy")
@click.argument("target_url")
@with_appcontext
def copy(target_url: str) -> None:
    """Copy every row to the empty database at TARGET_URL, which is brought to the newest form.

    Stop the server and the workers first: what is written meanwhile is not copied.
    """
    url = Config(database_url=target_url).database
    settings = alembic_config()
    settings.attributes["url"] = url
    try:
        command.upgrade(settings, "head")
        target = create_engine(url, poolclass=NullPool)
        with target.connect() as there:
            _refuse_rows(there)
        rows = copy_rows(db.engine, target)
    except SQLAlchemyError as error:
        reason = getattr(error, "orig", None) or error
        msg = f"No se pudo copiar; vacía la base de destino antes de repetir. Detalle: {reason}"
        raise click.ClickException(msg) from error
    click.echo(f"{rows} filas copiadas. Ahora pon DATABASE_URL en la base nueva y arranca.")


def copy_rows(source: Engine, target: Engine) -> int:
    """Copy the rows of all tables, parents first, and set the counters of ids; say how many."""
    rows = 0
    # Every batch is kept at once: a copy that breaks off leaves a target to be emptied.
    with (
        source.connect() as here,
        target.connect().execution_options(isolation_level="AUTOCOMMIT") as there,
    ):
        tables = _tables()
        for table in tables:
            rows += _copy_table(here, there, table)
        for table in tables:
            _tie_knots(here, there, table)
            _set_counter(there, table)
    return rows


def _tables() -> list[Table]:
    """Our tables, parents first; in their JSON columns nothing stays nothing, not `null`."""
    metadata = MetaData()
    for table in Base.metadata.sorted_tables:
        for column in table.to_metadata(metadata).columns:
            if isinstance(column.type, JSON):
                column.type = JSON(none_as_null=True)
    return metadata.sorted_tables


def _refuse_rows(there: Connection) -> None:
    for table in Base.metadata.sorted_tables:
        if there.scalar(select(func.count()).select_from(table)):
            msg = f"La base de destino no está vacía: hay filas en «{table.name}»."
            raise click.ClickException(msg)


def _copy_table(here: Connection, there: Connection, table: Table) -> int:
    knots = {column.name: None for column in _knots(table)}
    copied = 0
    for batch in _batches(here, table):
        there.execute(table.insert(), [row | knots for row in batch])
        copied += len(batch)
    return copied


def _tie_knots(here: Connection, there: Connection, table: Table) -> None:
    """Write the references that go in a circle, once both of their ends are there."""
    for column in _knots(table):
        key = next(iter(table.primary_key))
        tied = here.execute(select(key, column).where(column.is_not(None))).all()
        for number, value in tied:
            there.execute(update(table).where(key == number).values({column.name: value}))


def _knots(table: Table) -> list[Column[Any]]:
    """The columns that refer to a table which itself refers here."""
    return [
        column for key in table.foreign_key_constraints if key.use_alter for column in key.columns
    ]


def _set_counter(there: Connection, table: Table) -> None:
    """On PostgreSQL, go on counting ids after the highest that was copied."""
    key = table.autoincrement_column
    if there.dialect.name != "postgresql" or key is None:
        return
    highest = there.scalar(select(func.max(key)))
    if highest:
        counter = func.pg_get_serial_sequence(table.name, key.name)
        there.execute(select(func.setval(counter, highest)))


def _batches(here: Connection, table: Table) -> Iterator[list[Row]]:
    found = here.execution_options(yield_per=BATCH).execute(select(table)).mappings()
    rows = (dict(row) for row in found)
    while batch := list(islice(rows, BATCH)):
        yield batch
