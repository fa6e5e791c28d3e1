"""`flask demo`: loading the demonstration, and adding volume for load tests."""

from __future__ import annotations

import click
from flask.cli import AppGroup
from rich.progress import Progress
from sqlalchemy.exc import OperationalError, ProgrammingError

from hackathon.db import db
from hackathon.domain.accounts.queries import demonstration_people
from hackathon.gateways.installed import settings
from hackathon.jobs.demo.loading import load
from hackathon.jobs.demo.people import PASSWORD
from hackathon.jobs.demo.volume import Volume, scale

group = AppGroup("demo", help="La demostración.")


@group.command("load")
def load_demonstration() -> None:
    """Load the demonstration; what is there already stays as it is."""
    _refuse_production()
    try:
        made = load()
    except (OperationalError, ProgrammingError) as error:
        msg = f"Primero hay que poner la base al día: flask db upgrade. Detalle: {error.orig}"
        raise click.ClickException(msg) from error
    if made:
        click.echo(f"Demostración cargada ({made} cosas nuevas).")
    else:
        click.echo("La demostración ya estaba cargada: nada cambió.")


@group.command("scale")
@click.option("--projects", default=1000, show_default=True, type=click.IntRange(0, 200_000))
@click.option("--teams", default=0, help="Al menos uno por proyecto.", type=click.IntRange(0))
@click.option("--judges", default=20, show_default=True, type=click.IntRange(0, 5000))
@click.option("--reviews", default=0, help="En total.", type=click.IntRange(0, 2_000_000))
def scale_up(projects: int, teams: int, judges: int, reviews: int) -> None:
    """Add generated volume in an event of its own, for load tests."""
    _refuse_production()
    volume = Volume(projects, max(teams, projects), judges, reviews)
    if not volume.is_possible:
        msg = "Cada integrante del jurado evalúa un proyecto una vez: faltan proyectos o jurado."
        raise click.UsageError(msg)
    with Progress(transient=True) as bar:
        task = bar.add_task("Generando", total=volume.rows)
        slug = scale(volume, lambda rows: bar.advance(task, rows))
    click.echo(
        f"/eventos/{slug}: {volume.projects} proyectos, {volume.teams} equipos, "
        f"{volume.judges} integrantes del jurado, {volume.reviews} evaluaciones."
    )


def announce_accounts() -> None:
    """Say which accounts of the demonstration can be used, when there are any."""
    people = [] if settings().is_production else demonstration_people()
    if people:
        click.echo(f"Cuentas de la demostración (contraseña: {PASSWORD})")
    for person in people:
        click.echo(f"  {person.email:<32}{person.name}")
    # Whoever calls may run for weeks: no reading stays open.
    db.session.remove()


def _refuse_production() -> None:
    if settings().is_production:
        msg = "La demostración no se carga en producción (ENVIRONMENT=production)."
        raise click.ClickException(msg)
