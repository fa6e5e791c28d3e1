"""`flask audit`: verifying the chain."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from hackathon.domain.audit.queries import verify

group = AppGroup("audit", help="El registro de auditoría.")


@group.command("verify")
def verify_chain() -> None:
    """Recompute the whole chain; exit 1 and name the first broken row."""
    report = verify()
    if report.broken_at is not None:
        click.echo(f"Registro alterado en la fila {report.broken_at}: {report.reason}.")
        raise SystemExit(1)
    click.echo(f"Registro íntegro: {report.entries} entradas, cabeza {report.head}.")
