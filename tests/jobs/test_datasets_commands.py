"""`flask datasets` as an operator types it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from hackathon.db import db
from hackathon.domain.datasets.models import Dataset, SnapshotState
from hackathon.domain.jobs.models import Job
from hackathon.gateways.safe_fetch import SafeFetcher
from tests.factories.datasets import make_dataset, make_found_dataset
from tests.factories.organizations import make_organization
from tests.recorded.replay import ReplayedCatalogue


@pytest.fixture
def catalogue(app):
    """A catalogue on loopback that the door may reach."""
    door = app.extensions["fetcher"]
    with ReplayedCatalogue() as replayed:
        app.extensions["fetcher"] = SafeFetcher(frozenset({replayed.origin}))
        yield replayed
    app.extensions["fetcher"] = door


@pytest.fixture
def run(app):
    runner = app.test_cli_runner()
    return lambda *arguments: runner.invoke(args=["datasets", *arguments])


def test_datasets_are_listed_with_the_date_of_their_copy(run):
    xalapa = make_organization()
    rutas = make_found_dataset(xalapa, title="Rutas")
    make_found_dataset(title="Calles")
    assert run("list", "--organization", xalapa.slug).output == (
        f"{rutas.slug}\tsin copia\t1\tRutas\n"
    )
    assert len(run("list").output.splitlines()) == 2
    assert run("list", "--words", "calle").output.endswith("\tCalles\n")


def test_an_address_is_registered_and_copied_at_once(run, catalogue):
    xalapa = make_organization()
    name = catalogue._packages[0]["name"]
    done = run("snapshot", catalogue.page_of(name), "--organization", xalapa.slug)
    dataset = db.session.scalars(select(Dataset)).one()
    assert done.exit_code == 0
    assert done.output.startswith(f"{dataset.slug}: «{dataset.title}»")
    assert (dataset.state, dataset.organization_id) == (SnapshotState.READY, xalapa.id)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("snapshot", "datos.csv"), "dirección completa"),
        (("snapshot", "https://a.example/b.csv", "--organization", "nadie"), "ninguna institución"),
        (("snapshot", "http://10.0.0.1/b.csv"), "no se puede consultar desde aquí"),
        (("refresh", "nada"), "No hay ningún conjunto"),
        (("refresh",), "--all"),
        (("refresh", "nada", "--all"), "--all"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(run, arguments, said):
    done = run(*arguments)
    assert done.exit_code != 0
    assert said in done.output


def test_what_was_entered_by_hand_is_not_refreshed(run):
    done = run("refresh", make_dataset().slug)
    assert (done.exit_code, "se registró a mano" in done.output) == (1, True)


def test_a_copy_is_renewed_and_a_site_that_is_away_is_told(run, catalogue):
    dataset = make_dataset(source_url=f"{catalogue.url}/download/accidentes.csv")
    assert run("refresh", dataset.slug).exit_code == 0
    catalogue.broken = (503, "text/plain", b"")
    done = run("refresh", dataset.slug)
    assert done.exit_code == 1
    assert "El sitio respondió con un error." in done.output


def test_what_is_gone_is_told_and_kept(run, catalogue):
    dataset = make_dataset(source_url=f"{catalogue.url}/download/accidentes.csv")
    run("refresh", dataset.slug)
    catalogue.broken = (404, "text/plain", b"")
    done = run("refresh", dataset.slug)
    assert (done.exit_code, "ya no está en su catálogo" in done.output) == (0, True)


def test_all_copies_are_left_to_the_worker(run, catalogue):
    make_dataset()
    for name in ("a", "b"):
        make_dataset(source_url=f"{catalogue.url}/download/{name}.csv")
    assert run("refresh", "--all").output == "2 copias en espera; las hace `flask worker`.\n"
    assert db.session.scalars(select(Job.kind)).all() == ["take_snapshot", "take_snapshot"]
