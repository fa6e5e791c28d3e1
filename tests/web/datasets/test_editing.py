"""Changing a dataset."""

from __future__ import annotations

import io

import pytest
from sqlalchemy import select

from hackathon.db import db, writing
from hackathon.domain.accounts.roles import Role
from hackathon.domain.datasets.models import Resource, SnapshotState
from hackathon.domain.jobs.models import Job
from tests.factories.datasets import make_catalogue, make_dataset
from tests.factories.organizations import make_organization
from tests.factories.people import make_member, make_operator, make_person


@pytest.fixture
def owner(app):
    return make_organization()


@pytest.fixture
def publisher(visitor, owner):
    return visitor.sign_in(make_member(owner, Role.PUBLISHER))


def page_of(dataset, more=""):
    return f"/conjuntos-de-datos/{dataset.slug}{more}"


def typed(**more):
    return {"title": "X", "licence_id": "", "periodicity": ""} | more


def anew(row):
    db.session.refresh(row)
    return row


def jobs():
    return db.session.scalars(select(Job.kind).order_by(Job.id)).all()


def test_nobody_from_outside_changes_a_dataset(app, owner):
    dataset = make_dataset(owner, source_url="https://a.example/x.csv")
    resource = dataset.resources[0].public_id
    stranger = make_member(make_organization(), Role.OWNER)
    visitor = app.test_client().sign_in(stranger)
    for path in ("/editar", "/recursos"):
        assert visitor.get(page_of(dataset, path)).status_code == 403
        assert visitor.post(page_of(dataset, path), data={"title": "X"}).status_code == 403
    for path in (
        "/actualizar",
        f"/recursos/{resource}/quitar",
        f"/recursos/{resource}/vista-previa",
    ):
        assert visitor.post(page_of(dataset, path)).status_code == 403
        assert app.test_client().post(page_of(dataset, path)).location.startswith("/entrar")
    assert jobs() == []


def test_words_are_edited(publisher, owner):
    dataset = make_dataset(owner, keywords=["uno", "dos"])
    form = publisher.get(page_of(dataset, "/editar")).text
    assert 'value="uno, dos"' in form
    data = typed(title="Otro nombre", revision=dataset.revision, licence_id="cc-by")
    answer = publisher.post(page_of(dataset, "/editar"), data=data)
    assert (answer.status_code, answer.location) == (303, page_of(dataset))
    anew(dataset)
    assert (dataset.title, dataset.licence_id, dataset.keywords) == ("Otro nombre", "cc-by", [])


def test_a_licence_of_the_publishers_own_may_stay(publisher, owner):
    dataset = make_dataset(owner, licence_id="propia", licence_title="Términos de Xalapa")
    assert "Términos de Xalapa" in publisher.get(page_of(dataset, "/editar")).text
    data = typed(revision=dataset.revision, licence_id="propia")
    assert publisher.post(page_of(dataset, "/editar"), data=data).status_code == 303
    assert anew(dataset).licence_id == "propia"


@pytest.mark.parametrize(
    ("data", "field"), [({"title": ""}, "title"), ({"licence_id": "otra"}, "licence_id")]
)
def test_wrong_words_are_told_beside_their_field(publisher, owner, data, field):
    dataset = make_dataset(owner)
    given = typed(spatial="Xalapa de Enríquez") | data
    answer = publisher.post(page_of(dataset, "/editar"), data=given)
    assert answer.status_code == 422
    assert f'id="{field}-error' in answer.text
    assert "Xalapa de Enríquez" in answer.text


def test_a_stale_edit_shows_both_texts(publisher, owner):
    dataset = make_dataset(owner)
    seen = dataset.revision
    with writing():
        dataset.title = "La de otra persona"
    data = typed(title="La mía", revision=seen)
    answer = publisher.post(page_of(dataset, "/editar"), data=data)
    assert answer.status_code == 409
    assert "La mía" in answer.text
    assert "La de otra persona" in answer.text


def test_a_copy_of_a_catalogue_is_not_edited_here(publisher, owner):
    dataset = make_dataset(owner, catalogue_id=make_catalogue().id)
    assert "Cámbialo allá" in publisher.get(page_of(dataset, "/editar")).text
    assert "Cámbialo allá" in publisher.get(page_of(dataset, "/recursos")).text
    answer = publisher.post(page_of(dataset, "/editar"), data=typed())
    assert answer.status_code == 409
    resource = dataset.resources[0].public_id
    assert publisher.post(page_of(dataset, f"/recursos/{resource}/quitar")).status_code == 409
    data = {"url": "https://a.example/b.csv"}
    assert publisher.post(page_of(dataset, "/recursos"), data=data).status_code == 409


def test_resources_are_added_and_taken_away(publisher, owner):
    dataset = make_dataset(owner, resources=[])
    assert "Todavía no tiene archivos" in publisher.get(page_of(dataset, "/recursos")).text
    file = (io.BytesIO(b"a,b\n1,2\n"), "tabla.csv")
    answer = publisher.post(page_of(dataset, "/recursos"), data={"file": file})
    assert answer.location == page_of(dataset, "/recursos")
    [resource] = anew(dataset).resources
    assert (resource.title, resource.format) == ("tabla.csv", "CSV")
    assert "tabla.csv" in publisher.get(answer.location).text
    publisher.post(page_of(dataset, f"/recursos/{resource.public_id}/quitar"))
    assert anew(dataset).resources == []


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({}, "file"),
        ({"url": "no es"}, "url"),
        ({"url": "https://ya.example/a.csv"}, "url"),
        ({"url": "https://a.example", "resource_title": "x" * 301}, "resource_title"),
        ({"file": (io.BytesIO(b"<html>"), "a.html")}, "file"),
    ],
)
def test_a_wrong_resource_is_told_beside_its_field(publisher, owner, data, field):
    dataset = make_dataset(owner, resources=[Resource(title="Ya", url="https://ya.example/a.csv")])
    answer = publisher.post(page_of(dataset, "/recursos"), data=data)
    assert answer.status_code == 422
    assert f'id="{field}-error' in answer.text
    assert len(anew(dataset).resources) == 1


def test_a_resource_of_another_dataset_is_not_found(publisher, owner):
    mine, foreign = make_dataset(owner), make_dataset(make_organization())
    other = foreign.resources[0].public_id
    assert publisher.post(page_of(mine, f"/recursos/{other}/quitar")).status_code == 404
    assert len(anew(foreign).resources) == 1


def test_a_new_copy_is_asked_for_once(publisher, owner):
    dataset = make_dataset(owner, source_url="https://a.example/x.csv")
    for _press in range(2):
        answer = publisher.post(page_of(dataset, "/actualizar"))
        assert answer.location == page_of(dataset)
    assert (anew(dataset).state, jobs()) == (SnapshotState.PENDING, ["take_snapshot"])


def test_what_was_entered_by_hand_has_nothing_to_renew(publisher, owner):
    assert publisher.post(page_of(make_dataset(owner), "/actualizar")).status_code == 409


def test_first_rows_are_read_again_on_request(publisher, owner):
    dataset = make_dataset(owner)
    resource = dataset.resources[0]
    path = page_of(dataset, f"/recursos/{resource.public_id}/vista-previa")
    answer = publisher.post(path)
    assert answer.location == page_of(dataset, f"?recurso={resource.public_id}")
    assert jobs() == ["preview_resource"]


def test_a_copy_of_no_institution_is_renewed_by_institutions_and_edited_by_operators(app, owner):
    dataset = make_dataset(source_url="https://a.example/x.csv")
    member = app.test_client().sign_in(make_member(owner))
    assert member.post(page_of(dataset, "/actualizar")).status_code == 303
    assert member.get(page_of(dataset, "/editar")).status_code == 403
    operator = app.test_client().sign_in(make_operator())
    assert operator.get(page_of(dataset, "/editar")).status_code == 200
    person = app.test_client().sign_in(make_person())
    assert person.post(page_of(dataset, "/actualizar")).status_code == 403
