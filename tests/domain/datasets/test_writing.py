"""Datasets written by hand, and their resources."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from hackathon.db import db, writing
from hackathon.domain.datasets.actions.previews import fail_preview, keep_preview, request_preview
from hackathon.domain.datasets.actions.writing import (
    DatasetWords,
    NewResource,
    add_resource,
    create_by_hand,
    edit_dataset,
    remove_resource,
)
from hackathon.domain.datasets.models import DatasetOrigin, Resource, SnapshotState
from hackathon.domain.datasets.queries import (
    get_dataset,
    get_resource,
    get_resource_row,
    is_resource_file,
    preview_of,
)
from hackathon.domain.datasets.rules import DatasetRule
from hackathon.domain.jobs.models import Job
from hackathon.domain.search.queries import found_documents
from hackathon.errors import Missing, RuleBroken, Stale
from hackathon.values import StoredFile
from tests.factories.datasets import a_preview, make_catalogue, make_dataset
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_member, make_person

pytestmark = pytest.mark.usefixtures("app")
STORED = StoredFile("aa/bb", "aseo.csv", "text/csv", 120, "a" * 64)
ADDRESS = NewResource(url="https://datos.example/aseo.csv")


def created(resource=ADDRESS, **words):
    organization = make_organization()
    with writing():
        return create_by_hand(
            actor(make_member(organization)),
            organization,
            DatasetWords(**({"title": "Rutas de aseo"} | words)),
            resource,
        )


def refused(act):
    with pytest.raises(RuleBroken) as broken, writing():
        act()
    return broken.value.rule, broken.value.field


def test_a_dataset_with_a_file_of_ours_is_public_at_once():
    dataset = created(
        NewResource(stored=STORED),
        description="Días y *colonias*",
        keywords=("aseo",),
        licence_id="libre-uso-mx",
        periodicity="R/P1M",
    )
    assert (dataset.origin, dataset.state, dataset.slug) == (
        DatasetOrigin.MANUAL,
        SnapshotState.READY,
        "rutas-de-aseo",
    )
    assert dataset.publisher == dataset.organization.name
    [resource] = get_dataset("rutas-de-aseo").resources
    assert (resource.title, resource.format, resource.size) == ("aseo.csv", "CSV", 120)
    assert (resource.url, resource.file.sha256) == ("", "a" * 64)
    assert is_resource_file(resource.file)
    assert [row.path for row in found_documents("colonia")] == ["/conjuntos-de-datos/rutas-de-aseo"]
    assert db.session.scalars(select(Job.kind)).all() == ["preview_resource"]


def test_an_address_is_enough():
    [resource] = created(NewResource(url=ADDRESS.url, title="Tabla")).resources
    assert (resource.title, resource.url, resource.format) == ("Tabla", ADDRESS.url, "CSV")


def test_the_publisher_may_be_named():
    assert created(publisher="Dirección de Limpia").publisher == "Dirección de Limpia"


@pytest.mark.parametrize(
    ("words", "resource", "expected"),
    [
        ({"title": "  "}, ADDRESS, (DatasetRule.TITLE_MISSING, "title")),
        ({"licence_id": "mia"}, ADDRESS, (DatasetRule.LICENCE_UNKNOWN, "licence_id")),
        ({"periodicity": "a veces"}, ADDRESS, (DatasetRule.PERIODICITY_UNKNOWN, "periodicity")),
        ({}, NewResource(), (DatasetRule.RESOURCE_EMPTY, "file")),
        ({}, NewResource(url="javascript:alert(1)"), (DatasetRule.ADDRESS_BAD, "url")),
        ({}, NewResource(url="https://x/" + "y" * 991), (DatasetRule.ADDRESS_BAD, "url")),
    ],
)
def test_what_is_wrong_is_refused_beside_its_field(words, resource, expected):
    organization = make_organization()
    who = actor(make_member(organization))
    given = DatasetWords(**({"title": "Rutas de aseo"} | words))
    assert refused(lambda: create_by_hand(who, organization, given, resource)) == expected


def test_words_are_edited_and_found_by_their_new_form():
    dataset = created(licence_id="cc-by")
    with writing():
        edit_dataset(
            actor(make_person()),
            dataset,
            DatasetWords(title="Recolección de basura", licence_id="libre-uso-mx"),
            revision=dataset.revision,
        )
    assert (dataset.title, dataset.slug) == ("Recolección de basura", "rutas-de-aseo")
    assert dataset.publisher == dataset.organization.name
    assert [row.title for row in found_documents("basura")] == ["Recolección de basura"]


def test_a_licence_in_the_publishers_own_words_stays():
    dataset = created(licence_id="")
    with writing():
        dataset.licence_title = "Términos propios"
        edit_dataset(actor(make_person()), dataset, DatasetWords(title="Rutas"))
    assert dataset.licence_title == "Términos propios"


def test_somebody_elses_newer_words_are_not_overwritten():
    dataset = created()
    with pytest.raises(Stale), writing():
        edit_dataset(actor(make_person()), dataset, DatasetWords(title="X"), revision=99)


def test_what_is_copied_from_a_catalogue_is_changed_there():
    dataset = make_dataset(catalogue_id=make_catalogue().id)
    resource = dataset.resources[0]
    who = actor(make_person())
    for act in (
        lambda: edit_dataset(who, dataset, DatasetWords(title="X")),
        lambda: add_resource(who, dataset, ADDRESS),
        lambda: remove_resource(who, dataset, resource),
    ):
        assert refused(act) == (DatasetRule.COPIED, None)


def test_resources_are_added_and_taken_away():
    dataset = created()
    who = actor(make_person())
    with writing():
        row = add_resource(who, dataset, NewResource(stored=STORED, title="Diccionario"))
    assert [line.title for line in dataset.resources] == [ADDRESS.url, "Diccionario"]
    assert get_resource(dataset.slug, row.public_id).title == "Diccionario"
    with writing():
        remove_resource(who, dataset, row)
    assert [line.title for line in get_dataset(dataset.slug).resources] == [ADDRESS.url]


def test_the_same_address_is_not_added_twice():
    dataset = created()
    assert refused(lambda: add_resource(actor(make_person()), dataset, ADDRESS)) == (
        DatasetRule.RESOURCE_TWICE,
        "url",
    )


def test_a_dataset_has_at_most_a_hundred_resources():
    lines = [Resource(title=str(number)) for number in range(100)]
    dataset = make_dataset(resources=lines)
    assert refused(lambda: add_resource(actor(make_person()), dataset, ADDRESS)) == (
        DatasetRule.RESOURCES_FULL,
        None,
    )


def test_a_resource_of_another_dataset_is_missing():
    one, other = make_dataset(), make_dataset()
    with pytest.raises(Missing):
        get_resource(one.slug, other.resources[0].public_id)
    with pytest.raises(Missing):
        get_resource_row(10_000)


def test_a_preview_is_kept_with_what_was_assumed():
    [resource] = make_dataset().resources
    with writing():
        request_preview(resource)
    assert resource.preview_state == SnapshotState.PENDING
    with writing():
        keep_preview(get_resource_row(resource.id), a_preview())
    assert (resource.row_count, resource.preview_state) == (2, SnapshotState.READY)
    stored = preview_of(resource)
    assert stored["columns"] == ["ruta", "paradas"]
    assert stored["encoding"] == "utf-8"


def test_rows_of_a_cut_file_are_not_counted():
    [resource] = make_dataset().resources
    with writing():
        keep_preview(resource, a_preview(), is_cut=True)
    assert resource.row_count is None


def test_a_failed_preview_says_why():
    [resource] = make_dataset().resources
    with writing():
        fail_preview(resource, "not_text")
    assert (resource.preview_state, resource.preview_reason) == (SnapshotState.FAILED, "not_text")
    assert preview_of(resource) is None
