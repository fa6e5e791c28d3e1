"""Finding datasets."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hackathon.db import db
from hackathon.domain.datasets.models import Resource, SnapshotState
from hackathon.domain.datasets.queries import (
    Asked,
    copied_datasets,
    datasets_of,
    directory,
    directory_choices,
    find_by_address,
    find_dataset,
    get_dataset,
    get_dataset_row,
    is_resource_file,
)
from hackathon.domain.files.actions import attach_file
from hackathon.errors import Missing
from hackathon.values import StoredFile
from tests.factories.datasets import make_dataset, make_found_dataset
from tests.factories.organizations import make_organization
from tests.factories.saving import save

pytestmark = pytest.mark.usefixtures("app")


def listed(**asked):
    return [row.id for row in db.session.scalars(directory(Asked(**asked)))]


def test_the_last_changed_dataset_comes_first():
    old = make_dataset(modified_at=datetime(2014, 1, 1, tzinfo=UTC))
    new = make_dataset(modified_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert listed() == [new.id, old.id]


def test_what_was_never_copied_is_not_listed():
    make_dataset(state=SnapshotState.PENDING)
    make_dataset(state=SnapshotState.FAILED)
    kept = make_dataset(state=SnapshotState.FAILED, fetched_at=datetime(2014, 1, 1, tzinfo=UTC))
    assert listed() == [kept.id]


def test_the_directory_is_narrowed_by_what_was_asked():
    xalapa, torreon = make_organization(), make_organization()
    csv = make_found_dataset(xalapa, title="Rutas de camiones")
    kml = make_found_dataset(
        torreon,
        title="Paradas de camiones",
        licence_id="cc-by",
        resources=[Resource(title="Mapa", format="KML")],
    )
    assert listed(words="camión") == [kml.id, csv.id]
    assert listed(words="paradas camiones") == [kml.id]
    assert listed(words="de la") == []
    assert listed(organization=xalapa.slug) == [csv.id]
    assert listed(format="KML") == [kml.id]
    assert listed(licence="cc-by", format="CSV") == []
    assert [row.id for row in db.session.scalars(datasets_of(torreon))] == [kml.id]


def test_nothing_asked_is_empty_and_anything_is_not():
    assert Asked().is_empty
    assert not Asked(format="CSV").is_empty


def test_the_choices_are_what_datasets_have():
    owner = make_organization(name="Xalapa")
    make_dataset(owner)
    make_dataset(make_organization(), state=SnapshotState.PENDING, resources=[])
    choices = directory_choices()
    assert choices.organizations == [(owner.slug, "Xalapa")]
    assert choices.formats == ["CSV"]
    assert choices.licences == [("libre-uso-mx", "Libre Uso MX")]


def test_a_dataset_is_found_by_its_addresses():
    dataset = make_dataset(source_url="https://a.example/1", landing_page="https://a.example/2")
    assert find_by_address("https://a.example/1") == dataset
    assert find_by_address("https://a.example/2") == dataset
    assert find_by_address("https://a.example/3") is None
    make_dataset(source_url="")
    assert find_by_address("") is None


def test_an_unknown_dataset_is_missing():
    known = make_dataset()
    assert get_dataset_row(known.id) == find_dataset(known.slug) == known
    assert find_dataset("nada") is None
    with pytest.raises(Missing):
        get_dataset("nada")
    with pytest.raises(Missing):
        get_dataset_row(999)


def test_only_what_comes_from_elsewhere_is_copied_again():
    make_dataset()
    fresh = make_dataset(
        source_url="https://a.example/1", fetched_at=datetime(2020, 1, 1, tzinfo=UTC)
    )
    waiting = make_dataset(source_url="https://a.example/2")
    assert list(db.session.scalars(copied_datasets())) == [waiting, fresh]


def test_a_file_that_is_no_resource_is_not_open():
    record = attach_file(None, StoredFile("aa/cc", "acta.pdf", "application/pdf", 1, "0" * 64))
    save(record)
    assert not is_resource_file(record)
