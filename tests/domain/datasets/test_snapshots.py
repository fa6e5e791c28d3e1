"""Registering what lies elsewhere and keeping its copy."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.addresses.queries import find_new_path
from hackathon.domain.audit.models import AuditEntry
from hackathon.domain.datasets.actions.snapshots import (
    fail_snapshot,
    keep_snapshot,
    mark_gone,
    register_by_url,
    register_hit,
    request_refresh,
)
from hackathon.domain.datasets.models import DatasetOrigin, Resource, SnapshotState
from hackathon.domain.datasets.queries import Asked, directory, get_dataset
from hackathon.domain.datasets.rules import DatasetRule
from hackathon.domain.files.actions import attach_file
from hackathon.domain.jobs.models import Job
from hackathon.domain.search.queries import found_documents
from hackathon.errors import RuleBroken
from hackathon.values import CatalogueHit, FetchedResource, SourceType, StoredFile
from tests.factories.datasets import fetched, make_catalogue, make_dataset
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_member, make_person

pytestmark = pytest.mark.usefixtures("app")
CSV = FetchedResource(url="https://datos.example/rutas.csv", remote_id="r1", format="csv")
PAGE = "https://datos.example/dataset/rutas"


def someone():
    return actor(make_person())


def jobs():
    found = db.session.scalars(select(Job).order_by(Job.id))
    return [(job.kind, job.payload) for job in found]


def pending(**values):
    given = {"state": SnapshotState.PENDING, "resources": [], "source_url": PAGE} | values
    return make_dataset(**given)


def hit(**values):
    given = {"remote_id": "0b1c", "name": "rutas", "title": "Rutas", "landing_page": PAGE} | values
    return CatalogueHit(**given)


def copied(dataset, *resources, **values):
    with writing():
        return keep_snapshot(dataset, fetched(*resources, **values))


def test_a_pasted_address_waits_for_its_copy():
    organization = make_organization()
    with writing():
        dataset = register_by_url(
            actor(make_member(organization)), f" {PAGE}?x=1 ", organization_id=organization.id
        )
    assert (dataset.title, dataset.slug, dataset.state) == ("rutas", "rutas", SnapshotState.PENDING)
    assert (dataset.origin, dataset.source_url) == (DatasetOrigin.URL, f"{PAGE}?x=1")
    assert jobs() == [("take_snapshot", {"dataset_id": dataset.id})]
    assert db.session.scalars(directory(Asked())).all() == []


@pytest.mark.parametrize(
    "address", ["", "datos.example", "javascript:alert(1)", "https://a b", "https://x/" + "y" * 991]
)
def test_what_is_no_address_is_not_registered(address):
    with pytest.raises(RuleBroken) as broken, writing():
        register_by_url(someone(), address)
    assert (broken.value.rule, broken.value.field) == (DatasetRule.ADDRESS_BAD, "url")
    assert jobs() == []


def test_the_same_address_leads_to_the_same_dataset():
    with writing():
        first = register_by_url(someone(), PAGE)
        assert register_by_url(someone(), PAGE) is first
        assert register_by_url(someone(), f"{PAGE}/resource/1", also_at=PAGE) is first
    assert len(jobs()) == 1


def test_a_host_without_a_path_is_named_by_its_address():
    with writing():
        assert register_by_url(someone(), "https://datos.example/?a=1").title == "datos.example"


def test_a_hit_of_a_catalogue_waits_for_its_copy():
    catalogue = make_catalogue("https://datos.example")
    with writing():
        dataset = register_hit(someone(), catalogue, hit(publisher="Tránsito"))
    assert (dataset.catalogue_id, dataset.remote_id) == (catalogue.id, "0b1c")
    assert (dataset.title, dataset.publisher) == ("Rutas", "Tránsito")
    assert dataset.organization_id is None


def test_a_hit_that_is_known_stays_as_it_is():
    catalogue = make_catalogue("https://datos.example")
    with writing():
        first = register_hit(someone(), catalogue, hit())
        assert register_hit(someone(), catalogue, hit(title="Otro")) is first
        assert register_hit(someone(), catalogue, hit(remote_id="rutas")) is first
    assert first.title == "Rutas"
    assert len(jobs()) == 1


def test_a_hit_without_title_is_named_by_its_id():
    with writing():
        assert register_hit(someone(), make_catalogue(), hit(title="")).title == "0b1c"


def test_a_copy_holds_what_the_catalogue_says():
    dataset = copied(
        pending(title="rutas", slug="rutas"),
        CSV,
        description="Rutas **vigentes**",
        licence_title="Libre Uso MX",
        periodicity="mensual",
        keywords=("transporte", "k" * 200),
        themes=("movilidad", "otra"),
        modified=datetime(2014, 10, 10, tzinfo=UTC),
        raw={"id": "0b1c"},
    )
    assert (dataset.title, dataset.publisher) == ("Rutas de transporte", "Tránsito")
    assert (dataset.licence_id, dataset.periodicity) == ("libre-uso-mx", "R/P1M")
    assert dataset.keywords == ["transporte", "k" * 80]
    assert (dataset.theme, dataset.modified_at) == ("movilidad", datetime(2014, 10, 10, tzinfo=UTC))
    assert "<strong>vigentes</strong>" in dataset.description_html
    assert (dataset.state, dataset.origin) == (SnapshotState.READY, DatasetOrigin.CATALOGUE)
    assert dataset.catalogue.base_url == "https://catalogo.example"
    assert dataset.raw == {"id": "0b1c"}
    [resource] = dataset.resources
    assert (resource.title, resource.format, resource.preview_state) == (
        CSV.url,
        "CSV",
        SnapshotState.PENDING,
    )
    assert [kind for kind, _payload in jobs()] == ["preview_resource"]


def test_the_real_title_gives_the_address_and_the_first_one_leads_there():
    dataset = copied(pending(title="rutas", slug="rutas"), CSV)
    assert dataset.slug == "rutas-de-transporte"
    assert find_new_path("/conjuntos-de-datos/rutas") == "/conjuntos-de-datos/rutas-de-transporte"


def test_an_address_that_fits_the_real_title_stays():
    dataset = copied(pending(title="rutas-de-transporte", slug="rutas-de-transporte"), CSV)
    assert dataset.slug == "rutas-de-transporte"


def test_a_title_that_was_right_keeps_its_address():
    dataset = copied(pending(title="Rutas de transporte", slug="rutas-de-transporte"), CSV)
    assert dataset.slug == "rutas-de-transporte"


def test_a_copied_dataset_is_found_by_its_words():
    dataset = copied(pending(), CSV, keywords=("camiones",), spatial="Xalapa")
    for words in ("transporte", "camion", "xalapa", "csv"):
        assert [row.thing_id for row in found_documents(words)] == [dataset.id], words
        assert db.session.scalars(directory(Asked(words=words))).all() == [dataset]


def test_texts_of_a_source_are_cut_to_what_we_hold():
    dataset = copied(pending(), CSV, title="t" * 900, publisher="p" * 900, contact="c" * 900)
    assert (len(dataset.title), len(dataset.publisher), len(dataset.contact)) == (300, 200, 254)


def test_a_source_without_title_keeps_the_name_it_was_registered_by():
    assert copied(pending(title="rutas"), CSV, title="", name="").title == "rutas"


def test_a_new_copy_renews_adds_and_drops_resources():
    kept = FetchedResource(url="https://datos.example/a.csv", remote_id="a", title="A")
    dropped = FetchedResource(url="https://datos.example/b.csv", remote_id="b", title="B")
    dataset = copied(pending(), kept, dropped)
    number = dataset.resources[0].public_id
    added = FetchedResource(url="https://datos.example/c.json", remote_id="c", title="C")
    moved = FetchedResource(url="https://datos.example/a2.csv", remote_id="a", title="A2")
    copied(dataset, added, moved)
    rows = get_dataset(dataset.slug).resources
    assert [(row.title, row.position) for row in rows] == [("C", 0), ("A2", 1)]
    assert rows[1].public_id == number


def test_a_file_of_ours_outlives_the_list_of_the_source():
    dataset = copied(pending(), CSV)
    stored = StoredFile("aa/bb", "propio.csv", "text/csv", 3, "0" * 64)
    with writing():
        record = attach_file(None, stored)
        dataset.resources.append(Resource(title="Propio", file_id=record.id, position=9))
    copied(dataset)
    assert [(row.title, row.position) for row in get_dataset(dataset.slug).resources] == [
        ("Propio", 0)
    ]


def test_a_doubled_or_empty_resource_is_listed_once_or_not_at_all():
    dataset = copied(pending(), CSV, CSV, FetchedResource(url="", remote_id="x"))
    assert len(dataset.resources) == 1


def test_an_unchanged_resource_keeps_its_preview():
    dataset = copied(pending(), CSV)
    with writing():
        dataset.resources[0].preview = {"rows": []}
        dataset.resources[0].preview_state = SnapshotState.READY
    copied(dataset, CSV)
    assert dataset.resources[0].preview_state == SnapshotState.READY
    changed = FetchedResource(
        url=CSV.url, remote_id="r1", format="csv", modified=datetime(2015, 1, 1, tzinfo=UTC)
    )
    copied(dataset, changed)
    assert dataset.resources[0].preview_state == SnapshotState.PENDING


def test_only_the_first_three_tables_are_previewed_unasked():
    lines = [
        FetchedResource(url=f"https://datos.example/{n}.csv", remote_id=str(n)) for n in range(5)
    ]
    assert len(copied(pending(), *lines).resources) == 5
    assert len(jobs()) == 3


def test_words_written_about_a_bare_file_survive_its_next_copy():
    bare = {"source_type": SourceType.DIRECT, "remote_id": "", "source_url": PAGE}
    dataset = copied(pending(), CSV, **bare, title="rutas")
    with writing():
        dataset.title, dataset.licence_id = "Rutas de Xalapa", "libre-uso-mx"
        dataset.resources.append(Resource(title="Diccionario", url="https://datos.example/d.pdf"))
    copied(dataset, CSV, **bare, title="rutas")
    assert (dataset.title, dataset.licence_id) == ("Rutas de Xalapa", "libre-uso-mx")
    assert [row.title for row in dataset.resources] == [CSV.url, "Diccionario"]
    assert (dataset.catalogue_id, dataset.origin) == (None, DatasetOrigin.MANUAL)


def test_a_second_row_of_the_same_copy_keeps_working_by_its_address():
    first = copied(pending(), CSV)
    second = copied(pending(source_url=f"{PAGE}/0b1c"), CSV)
    assert (first.remote_id, second.remote_id, second.catalogue_id) == ("0b1c", None, None)
    assert second.state == SnapshotState.READY


def test_a_failure_leaves_the_last_good_copy():
    dataset = copied(pending(), CSV)
    with writing():
        fail_snapshot(dataset, "timeout", 504)
    assert (dataset.state, dataset.state_reason, dataset.http_status) == (
        SnapshotState.FAILED,
        "timeout",
        504,
    )
    assert [row.title for row in db.session.scalars(directory(Asked()))] == ["Rutas de transporte"]


def test_what_vanished_is_marked_once_and_comes_back():
    dataset = copied(pending(), CSV)
    with writing():
        mark_gone(dataset)
    gone_at = dataset.gone_at
    with writing():
        mark_gone(dataset)
    assert dataset.gone_at == gone_at is not None
    actions = list(db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))
    assert actions == ["dataset.copied", "dataset.gone"]
    assert copied(dataset, CSV).gone_at is None


def test_asking_twice_within_a_minute_leaves_one_job():
    dataset, who = make_dataset(source_url=PAGE), someone()
    with clock.stopped(datetime(2026, 1, 1, 12, 0, 5, tzinfo=UTC)), writing():
        request_refresh(who, dataset)
        request_refresh(who, dataset)
    assert dataset.state == SnapshotState.PENDING
    assert len(jobs()) == 1
    with clock.stopped(datetime(2026, 1, 1, 12, 1, 5, tzinfo=UTC)), writing():
        request_refresh(who, dataset)
    assert len(jobs()) == 2


def test_a_copy_that_failed_is_asked_for_anew_at_once():
    dataset, who = make_dataset(source_url=PAGE), someone()
    with clock.stopped(datetime(2026, 1, 1, 12, 0, 5, tzinfo=UTC)), writing():
        request_refresh(who, dataset)
        fail_snapshot(dataset, "timeout")
        request_refresh(who, dataset)
    assert len(jobs()) == 2


def test_a_dataset_entered_by_hand_has_nothing_to_copy():
    dataset = make_dataset()
    with pytest.raises(RuleBroken) as broken, writing():
        request_refresh(someone(), dataset)
    assert broken.value.rule is DatasetRule.NO_SOURCE
    assert broken.value.is_of_state
