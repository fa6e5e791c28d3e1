"""`flask db`: bringing the database to the newest form, with plain alembic."""

from __future__ import annotations

from pathlib import Path

import click
from alembic import command
from alembic.config import Config as AlembicConfig
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy.exc import OperationalError

group = AppGroup("db", help="La base de datos.")
SEARCH_TABLES = "search_terms"
SEARCH_INDEX = "ix_search_document_terms"
MIGRATIONS = Path(__file__).resolve().parents[3] / "migrations"


def include_name(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the tables that SQLite's full-text index keeps for itself."""
    return not (kind == "table" and (name or "").startswith(SEARCH_TABLES))


def include_object(_thing: object, name: str | None, kind: str, *_rest: object) -> bool:
    """Leave out the full-text index, which the two engines spell differently."""
    return not (kind == "index" and name == SEARCH_INDEX)


def alembic_config() -> AlembicConfig:
    """Alembic's settings for this installation."""
    config = AlembicConfig()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["url"] = current_app.config["SQLALCHEMY_DATABASE_URI"]
    return config


@group.command("upgrade")
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Bring the database to REVISION (head)."""
    try:
        command.upgrade(alembic_config(), revision)
    except OperationalError as error:
        msg = (
            "No se puede abrir la base de datos. Revisa DATABASE_URL y los permisos de la carpeta "
            f"de datos. Detalle: {error.orig}"
        )
        raise click.ClickException(msg) from error
    click.echo("La base de datos está al día.")


@group.command("downgrade")
@click.argument("revision")
def downgrade(revision: str) -> None:
    """Take the database back to REVISION."""
    command.downgrade(alembic_config(), revision)


@group.command("revision")
@click.option("-m", "--message", required=True)
@click.option("--autogenerate/--empty", default=True)
def revision(message: str, autogenerate: bool) -> None:
    """Write a new migration from what the models and the database differ in."""
    command.revision(alembic_config(), message=message, autogenerate=autogenerate)


@group.command("current")
def current() -> None:
    """Say which migration the database stands at."""
    command.current(alembic_config(), verbose=True)
