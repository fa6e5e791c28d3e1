"""`flask datasets`: listing datasets, refreshing their copies, copying one from an address."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from hackathon.db import db, writing
from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.datasets.actions.snapshots import register_by_url, request_refresh
from hackathon.domain.datasets.models import Dataset, SnapshotState
from hackathon.domain.datasets.queries import (
    Asked,
    copied_datasets,
    directory,
    find_dataset,
    get_dataset_row,
)
from hackathon.domain.organizations.queries import find_organization
from hackathon.errors import RuleBroken
from hackathon.jobs.datasets import SourceAway, take_snapshot
from hackathon.presentation.fetch_reasons import reason_words

group = AppGroup("datasets", help="Los conjuntos de datos.")
NO_COPY = "sin copia"


@group.command("list")
@click.option("--organization", default="", help="Solo los de esta institución (su dirección).")
@click.option("--words", default="", help="Solo los que tengan estas palabras.")
def list_datasets(organization: str, words: str) -> None:
    """List the datasets: address, date of the copy, files, title."""
    asked = Asked(words=words, organization=organization)
    for dataset in db.session.scalars(directory(asked)):
        copied = f"{dataset.fetched_at:%Y-%m-%d}" if dataset.fetched_at else NO_COPY
        click.echo(f"{dataset.slug}\t{copied}\t{len(dataset.resources)}\t{dataset.title}")


@group.command("refresh")
@click.argument("slug", required=False)
@click.option("--all", "every", is_flag=True, help="Todos los que se copian de otro sitio.")
def refresh(slug: str | None, every: bool) -> None:
    """Renew the copy of SLUG now, or leave a job for each with --all."""
    if bool(slug) == every:
        msg = "Di qué conjunto de datos renovar, o usa --all para todos."
        raise click.UsageError(msg)
    if slug:
        _copy_now(_dataset_at(slug))
        return
    with writing():
        copied = db.session.scalars(copied_datasets()).all()
        for dataset in copied:
            request_refresh(NOBODY, dataset)
    click.echo(f"{len(copied)} copias en espera; las hace `flask worker`.")


@group.command("snapshot")
@click.argument("url")
@click.option("--organization", default="", help="La institución que lo registra (su dirección).")
def snapshot(url: str, organization: str) -> None:
    """Register what is at URL and copy it now."""
    owner = find_organization(organization) if organization else None
    if organization and owner is None:
        msg = f"No hay ninguna institución en «{organization}»."
        raise click.ClickException(msg)
    try:
        with writing():
            owner_id = owner.id if owner else None
            dataset = register_by_url(NOBODY, url, organization_id=owner_id)
    except RuleBroken as broken:
        msg = "Esa no es una dirección completa, como https://ejemplo.mx/datos.csv."
        raise click.ClickException(msg) from broken
    _copy_now(dataset)


def _dataset_at(slug: str) -> Dataset:
    dataset = find_dataset(slug)
    if dataset is None:
        msg = f"No hay ningún conjunto de datos en «{slug}»."
        raise click.ClickException(msg)
    if dataset.catalogue_id is None and not dataset.source_url:
        msg = f"«{dataset.title}» se registró a mano: no hay de dónde copiarlo."
        raise click.ClickException(msg)
    return dataset


def _copy_now(dataset: Dataset) -> None:
    number = dataset.id
    try:
        take_snapshot(number)
    except SourceAway:
        click.echo("El sitio no respondió bien; el último buen registro se conserva.", err=True)
    copied = get_dataset_row(number)
    if copied.state == SnapshotState.FAILED:
        raise click.ClickException(reason_words(copied.state_reason, "es"))
    if copied.gone_at:
        click.echo(f"{copied.slug}: ya no está en su catálogo; se conserva la última copia.")
        return
    click.echo(f"{copied.slug}: «{copied.title}», {len(copied.resources)} archivos.")
