"""`flask stories`: Historias in from posts and out as posts."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import AppGroup

from hackathon.domain.organizations.models import Organization
from hackathon.domain.organizations.queries import find_organization
from hackathon.domain.stories.actions.importing import Imported
from hackathon.jobs.posts import ImportedFile, export_folder, import_folder
from hackathon.presentation.posts.notes import SENTENCES, Remark
from hackathon.presentation.translations import say

group = AppGroup("stories", help="Historias.")

WORDS = {
    Imported.NEW: "importada",
    Imported.CHANGED: "actualizada",
    Imported.UNCHANGED: "sin cambios",
    None: "rechazada",
}
OWNER = click.option("--organization", default="", help="Institución dueña, por su dirección.")


@group.command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@OWNER
@click.option("--note", default="", help="Nota de la fuente, visible al pie de cada Historia.")
def import_posts(folder: Path, organization: str, note: str) -> None:
    """Import the posts of FOLDER, with a line for each; a bad one never stops the rest."""
    owner = _owner(organization)
    lines = []
    for line in import_folder(folder, owner, note):
        click.echo(_in_words(line))
        lines.append(line)
    refused = sum(line.outcome is None for line in lines)
    warned = sum(line.outcome is not None and line.has_warnings for line in lines)
    click.echo(f"{len(lines)} archivos: {warned} con avisos, {refused} rechazados.")


@group.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@OWNER
def export_posts(folder: Path, organization: str) -> None:
    """Write the Historias as posts into FOLDER; unchanged ones come out as they came in."""
    owner = _owner(organization)
    names = list(export_folder(folder, owner))
    for name in names:
        click.echo(name)
    click.echo(f"{len(names)} archivos escritos.")


def _owner(slug: str) -> Organization | None:
    if not slug:
        return None
    found = find_organization(slug)
    if found is None:
        msg = f"No hay una institución con la dirección «{slug}»."
        raise click.ClickException(msg)
    return found


def _in_words(line: ImportedFile) -> str:
    outcome = WORDS[line.outcome]
    if line.outcome is not None and line.has_warnings:
        outcome += " con avisos"
    reasons = [
        *(_remark(remark) for remark in line.remarks),
        *(f"la dirección ya es de otra Historia ({path})" for path in line.taken_paths),
        *(f"conjunto de datos no registrado aquí ({slug})" for slug in line.unknown_datasets),
    ]
    words = f"{line.name}: {outcome}"
    return f"{words}: {'; '.join(reasons)}" if reasons else words


def _remark(remark: Remark) -> str:
    about = " ".join(part for part in (remark.field, remark.value) if part)
    words = say(SENTENCES[remark.note], "es")
    return f"{words} ({about})" if about else words
