"""Copies of catalogues and previews of tables, against a catalogue on loopback."""

from __future__ import annotations

import io

import pytest
from sqlalchemy import select

from hackathon.db import db, writing
from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.datasets.actions.previews import request_preview
from hackathon.domain.datasets.actions.snapshots import (
    register_by_url,
    register_hit,
    request_refresh,
)
from hackathon.domain.datasets.models import Dataset, Resource, SnapshotState
from hackathon.domain.datasets.queries import preview_of
from hackathon.domain.files.actions import attach_file
from hackathon.domain.jobs.models import Job, JobState
from hackathon.gateways.files import FileKind
from hackathon.gateways.installed import files
from hackathon.gateways.safe_fetch import SafeFetcher
from hackathon.jobs.datasets import SourceAway, preview_resource, take_snapshot
from hackathon.jobs.runner import run_until_idle
from hackathon.values import CatalogueHit
from tests.factories.datasets import make_catalogue, make_dataset
from tests.factories.saving import save
from tests.recorded.replay import ReplayedCatalogue

pytestmark = pytest.mark.usefixtures("app")
NO_DATA = (200, "text/html", b"<!doctype html><title>Hola</title>")


@pytest.fixture
def catalogue(app):
    """A catalogue on loopback that the door may reach."""
    door = app.extensions["fetcher"]
    with ReplayedCatalogue() as replayed:
        app.extensions["fetcher"] = SafeFetcher(frozenset({replayed.origin}))
        yield replayed
    app.extensions["fetcher"] = door


@pytest.fixture
def package(catalogue):
    """One dataset of the catalogue, as recorded, that lists a CSV."""
    return next(
        package
        for package in catalogue._packages
        if any(line["format"].upper() == "CSV" for line in package["resources"])
    )


def registered(catalogue, package) -> Dataset:
    row = make_catalogue(catalogue.url)
    hit = CatalogueHit(
        remote_id=package["id"],
        name=package["name"],
        title=package["title"],
        landing_page=catalogue.page_of(package["name"]),
    )
    with writing():
        return register_hit(NOBODY, row, hit)


def copied(catalogue, package) -> Dataset:
    dataset = registered(catalogue, package)
    run_until_idle()
    db.session.expire_all()
    return dataset


def test_a_chosen_dataset_gets_its_copy_and_its_first_rows(catalogue, package):
    dataset = copied(catalogue, package)
    assert (dataset.state, dataset.title) == (SnapshotState.READY, package["title"])
    assert dataset.fetched_at is not None
    assert len(dataset.resources) == len(package["resources"])
    table = next(row for row in dataset.resources if row.format == "CSV")
    assert (table.preview_state, table.row_count) == (SnapshotState.READY, 120)
    assert preview_of(table)["columns"] == ["folio", "fecha", "calle", "lesionados"]
    assert len(preview_of(table)["rows"]) == 100
    assert set(db.session.scalars(select(Job.state))) == {JobState.DONE}


def test_a_pasted_page_of_a_catalogue_is_tied_to_it(catalogue, package):
    with writing():
        dataset = register_by_url(NOBODY, catalogue.page_of(package["name"]))
    run_until_idle()
    db.session.expire_all()
    assert (dataset.remote_id, dataset.catalogue.base_url) == (package["id"], catalogue.url)


def test_a_pasted_file_becomes_a_dataset_of_one_resource(catalogue):
    with writing():
        dataset = register_by_url(NOBODY, f"{catalogue.url}/download/accidentes.csv")
    run_until_idle()
    db.session.expire_all()
    assert (dataset.title, dataset.catalogue_id) == ("accidentes", None)
    [table] = dataset.resources
    assert (table.format, table.preview_state) == ("CSV", SnapshotState.READY)


def test_copying_twice_changes_nothing(catalogue, package):
    dataset = copied(catalogue, package)
    before = [(row.id, row.public_id, row.url) for row in dataset.resources]
    take_snapshot(dataset.id)
    assert [(row.id, row.public_id, row.url) for row in dataset.resources] == before
    assert db.session.scalars(select(Dataset.id)).all() == [dataset.id]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ((503, "text/html", b"<html>mantenimiento"), "status"),
        ((200, "application/json", b'{"success": true, "res'), "not_json"),
        ((200, "text/html", b"<html>portada"), "not_json"),
        (
            (
                403,
                "application/json",
                b'{"success": false, "error": {"__type": "Authorization Error"}}',
            ),
            "not_authorized",
        ),
    ],
)
def test_a_broken_catalogue_leaves_its_reason_and_the_last_good_copy(
    catalogue, package, broken, reason
):
    dataset = copied(catalogue, package)
    title, resources = dataset.title, len(dataset.resources)
    catalogue.broken = broken
    with writing():
        request_refresh(NOBODY, dataset)
    run_until_idle()
    db.session.expire_all()
    assert (dataset.state, dataset.state_reason) == (SnapshotState.FAILED, reason)
    assert (dataset.title, len(dataset.resources)) == (title, resources)


def test_a_passing_failure_is_tried_again_and_a_lasting_one_is_not(catalogue, package):
    dataset = copied(catalogue, package)
    catalogue.broken = (503, "text/html", b"")
    with pytest.raises(SourceAway):
        take_snapshot(dataset.id)
    catalogue.broken = (200, "text/html", b"<html>")
    take_snapshot(dataset.id)
    catalogue.broken = None
    take_snapshot(dataset.id)
    assert (dataset.state, dataset.state_reason) == (SnapshotState.READY, "")


def test_what_the_catalogue_lost_is_marked_and_kept(catalogue, package):
    dataset = copied(catalogue, package)
    catalogue._packages.clear()
    take_snapshot(dataset.id)
    assert dataset.gone_at is not None
    assert (dataset.state, len(dataset.resources)) == (
        SnapshotState.READY,
        len(package["resources"]),
    )


def test_what_was_never_there_is_a_failure(catalogue):
    with writing():
        dataset = register_by_url(NOBODY, f"{catalogue.url}/download/nada.csv")
    catalogue.broken = (404, "text/plain", b"no")
    take_snapshot(dataset.id)
    assert (dataset.state, dataset.state_reason, dataset.gone_at) == (
        SnapshotState.FAILED,
        "not_found",
        None,
    )


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/datos.csv",
        "http://[::1]/datos.csv",
        "http://2130706433:8080/datos.csv",
    ],
)
def test_no_copy_is_taken_from_inside_the_own_network(address):
    with writing():
        dataset = register_by_url(NOBODY, address)
    take_snapshot(dataset.id)
    assert (dataset.state, dataset.state_reason) == (SnapshotState.FAILED, "refused")


def test_no_transaction_is_open_while_a_site_takes_its_time(app, catalogue, package):
    dataset = registered(catalogue, package)
    seen = []

    class Watched(SafeFetcher):
        def get(self, *arguments, **more):
            seen.append(db.session().in_transaction())
            return super().get(*arguments, **more)

    app.extensions["fetcher"] = Watched(frozenset({catalogue.origin}))
    take_snapshot(dataset.id)
    assert (seen, dataset.state) == ([False], SnapshotState.READY)


def test_our_own_file_is_previewed_from_the_store():
    stored = files().put(
        io.BytesIO("ruta;paradas\nÁnimas;9\n".encode("cp1252")),
        name="rutas.csv",
        media_type_claimed="text/csv",
        limit=1000,
        kinds={FileKind.DATA},
    )
    with writing():
        record = attach_file(None, stored)
    dataset = make_dataset(resources=[Resource(title="Rutas", format="CSV", file_id=record.id)])
    preview_resource(dataset.resources[0].id)
    preview = preview_of(dataset.resources[0])
    assert preview["rows"] == [["Ánimas", "9"]]
    assert (preview["encoding"], preview["separator"]) == ("cp1252", ";")
    assert preview["is_cut"] is False


def test_a_file_that_is_gone_from_the_store_says_so():
    with writing():
        stored = files().put_made(b"a,b\n1,2\n", name="a.csv", media_type="text/csv")
        record = attach_file(None, stored)
    dataset = make_dataset(resources=[Resource(title="A", format="CSV", file_id=record.id)])
    files().delete(stored.key)
    preview_resource(dataset.resources[0].id)
    assert dataset.resources[0].preview_reason == "file_missing"


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (NO_DATA, "not_data"),
        ((404, "text/plain", b"no"), "status"),
        ((200, "text/csv", b"\x00\x01\x02\x03" * 50), "not_text"),
        ((200, "text/csv", b""), "empty"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(catalogue, broken, reason):
    address = f"{catalogue.url}/download/datos.csv"
    dataset = make_dataset(resources=[Resource(title="Datos", format="CSV", url=address)])
    catalogue.broken = broken
    with writing():
        request_preview(dataset.resources[0])
    run_until_idle()
    db.session.expire_all()
    [row] = dataset.resources
    assert (row.preview_state, row.preview_reason) == (SnapshotState.FAILED, reason)
    assert row.preview is None


def test_a_preview_is_not_taken_from_inside_the_own_network():
    dataset = make_dataset(
        resources=[Resource(title="Datos", format="CSV", url="http://10.0.0.1/datos.csv")]
    )
    preview_resource(dataset.resources[0].id)
    assert dataset.resources[0].preview_reason == "refused"
    save(dataset)
