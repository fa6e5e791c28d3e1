"""Registering datasets of an institution, and keeping them."""

from __future__ import annotations

import io

import pytest
from sqlalchemy import select

from hackathon.db import db
from hackathon.domain.accounts.roles import ORGANIZATION_ROLES, Role
from hackathon.domain.datasets.models import Catalogue, Dataset, DatasetOrigin, SnapshotState
from hackathon.domain.jobs.models import Job
from tests.factories.datasets import make_catalogue
from tests.factories.organizations import make_organization
from tests.factories.people import make_member, make_person

CSV = b"ruta,paradas\nCentro,12\n"


@pytest.fixture
def owner(app):
    return make_organization(slug="xalapa", name="Ayuntamiento de Xalapa")


@pytest.fixture
def publisher(visitor, owner):
    return visitor.sign_in(make_member(owner, Role.PUBLISHER))


def new(more=""):
    return f"/instituciones/xalapa/conjuntos/nuevo{more}"


def datasets():
    return db.session.scalars(select(Dataset).order_by(Dataset.id)).all()


def jobs():
    return db.session.scalars(select(Job.kind).order_by(Job.id)).all()


def upload(name="rutas.csv", content=CSV):
    return (io.BytesIO(content), name)


def typed(**more):
    given = {"title": "Rutas", "url": "https://datos.example/rutas.csv"}
    return given | {"licence_id": "", "periodicity": ""} | more


ADDRESSES = (
    new(),
    new("/buscar-en-catalogo?q=agua"),
    new("/direccion"),
    new("/a-mano"),
    "/instituciones/xalapa/catalogos/nuevo",
)


@pytest.mark.parametrize("path", ADDRESSES)
def test_nobody_from_outside_registers_data_of_the_institution(app, owner, path):
    strangers = (make_person(), make_member(make_organization(), Role.OWNER))
    for stranger in strangers:
        visitor = app.test_client().sign_in(stranger)
        assert visitor.get(path).status_code == 403
    assert app.test_client().get(path).location.startswith("/entrar")


@pytest.mark.parametrize("path", [new(), new("/direccion"), new("/a-mano")])
def test_nothing_is_registered_by_a_stranger(visitor, owner, path):
    visitor.sign_in(make_person())
    data = typed() | {"catalogue": "nacional", "remote_id": "x", "name": "x"}
    assert visitor.post(path, data=data).status_code == 403
    assert datasets() == []


@pytest.mark.parametrize("role", ORGANIZATION_ROLES)
def test_everybody_of_the_institution_gets_the_three_ways(visitor, owner, role):
    visitor.sign_in(make_member(owner, role))
    for path in ADDRESSES[2:]:
        assert visitor.get(path).status_code == 200
    text = visitor.get(new()).text
    assert (new("/direccion") in text, new("/a-mano") in text) == (True, True)


def test_a_catalogue_is_searched_and_a_hit_registered(publisher, catalogue):
    text = publisher.get(new("/buscar-en-catalogo?q=accidentes")).text
    package = next(one for one in catalogue._packages if "ccidentes" in one["title"])
    assert package["title"] in text
    hit = {
        "catalogue": "nacional",
        "remote_id": package["id"],
        "name": package["name"],
        "title": package["title"],
    }
    answer = publisher.post(new(), data=hit)
    [dataset] = datasets()
    assert (answer.status_code, answer.location) == (303, f"/conjuntos-de-datos/{dataset.slug}")
    assert (dataset.origin, dataset.state) == (DatasetOrigin.CATALOGUE, SnapshotState.PENDING)
    assert dataset.landing_page == catalogue.page_of(package["name"])
    assert dataset.organization.slug == "xalapa"
    assert jobs() == ["take_snapshot"]
    assert "Registrado" in publisher.get(answer.location).text


def test_a_part_of_the_page_is_enough_for_htmx(publisher, catalogue):
    path = new("/buscar-en-catalogo?q=accidentes")
    part = publisher.get(path, headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert "Registrar" in part


def test_a_catalogue_that_is_down_is_told_on_the_page(publisher, catalogue):
    catalogue.broken = (503, "text/html", b"")
    answer = publisher.get(new("/buscar-en-catalogo?q=agua"))
    assert answer.status_code == 200
    assert "El sitio respondió con un error." in answer.text


def test_without_words_no_catalogue_is_asked(publisher, catalogue):
    assert publisher.get(new("/buscar-en-catalogo?q=%20%09")).status_code == 200
    assert publisher.get(new("/buscar-en-catalogo?q=%00")).status_code == 400
    assert catalogue.asked == []


def test_a_catalogue_of_another_institution_is_not_searched(publisher, catalogue):
    foreign = make_catalogue("https://otro.example", make_organization())
    answer = publisher.get(new(f"/buscar-en-catalogo?q=agua&catalogo={foreign.public_id}"))
    assert "otro.example" not in answer.text
    data = {"catalogue": foreign.public_id, "remote_id": "x", "name": "x"}
    assert publisher.post(new(), data=data).status_code == 404
    assert datasets() == []


@pytest.mark.parametrize(
    "data", [{}, {"remote_id": "x" * 161, "name": "x"}, {"remote_id": "x", "name": "x\x00"}]
)
def test_a_hit_nobody_found_is_refused(publisher, catalogue, data):
    answer = publisher.post(new(), data={"catalogue": "nacional"} | data)
    assert answer.status_code == 422
    assert datasets() == []


def test_an_own_catalogue_is_searched_beside_the_national_one(publisher, owner, catalogue):
    own = make_catalogue(f"{catalogue.url}/portal", owner)
    text = publisher.get(new(f"?catalogo={own.public_id}")).text
    assert own.name in text
    data = {"catalogue": own.public_id, "remote_id": "x", "name": "x", "title": "X"}
    assert publisher.post(new(), data=data).status_code == 303
    [dataset] = datasets()
    assert dataset.catalogue_id == own.id


def test_an_address_is_registered(publisher):
    answer = publisher.post(new("/direccion"), data={"url": "https://datos.example/rutas.csv"})
    [dataset] = datasets()
    assert answer.location == f"/conjuntos-de-datos/{dataset.slug}"
    assert (dataset.source_url, jobs()) == ("https://datos.example/rutas.csv", ["take_snapshot"])


@pytest.mark.parametrize(
    "url",
    [
        "",
        "datos.example",
        "javascript:alert(1)",
        "ftp://datos.example/a.csv",
        'https://datos.example/"><script>',
        "https://datos.example/" + "x" * 1000,
        "https://datos.example/\x00",
    ],
)
def test_a_wrong_address_is_told_beside_the_field_and_kept(publisher, url):
    answer = publisher.post(new("/direccion"), data={"url": url})
    assert answer.status_code == 422
    assert 'id="url-error' in answer.text
    assert "<script>" not in answer.text.replace("<script type", "").replace("<script defer", "")
    assert datasets() == []


def test_a_dataset_by_hand_is_public_with_its_file(publisher):
    data = typed(
        url="",
        file=upload(),
        description="Rutas *vigentes*",
        licence_id="libre-uso-mx",
        periodicity="R/P1M",
        keywords="aseo, aseo , limpia",
        contact="enlace@xalapa.example",
        revision="",
    )
    answer = publisher.post(new("/a-mano"), data=data)
    [dataset] = datasets()
    assert answer.location == f"/conjuntos-de-datos/{dataset.slug}"
    assert dataset.keywords == ["aseo", "limpia"]
    assert dataset.publisher == "Ayuntamiento de Xalapa"
    [resource] = dataset.resources
    assert (resource.file.name, resource.size) == ("rutas.csv", len(CSV))
    assert jobs() == ["preview_resource"]


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 301}, "title"),
        ({"title": "dos\nlineas"}, "title"),
        ({"title": "nulo\x00"}, "title"),
        ({"description": "x" * 20_001}, "description"),
        ({"publisher": "x" * 201}, "publisher"),
        ({"licence_id": "inventada"}, "licence_id"),
        ({"periodicity": "a veces"}, "periodicity"),
        ({"contact": "no es un correo"}, "contact"),
        ({"spatial": "x" * 201}, "spatial"),
        ({"temporal": "x" * 121}, "temporal"),
        ({"keywords": "x" * 501}, "keywords"),
        ({"url": "datos.csv"}, "url"),
        ({"resource_title": "x" * 301}, "resource_title"),
        ({"url": ""}, "file"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_the_rest_is_kept(publisher, data, field):
    given = typed(spatial="Xalapa de Enríquez") | data
    answer = publisher.post(new("/a-mano"), data=given)
    assert answer.status_code == 422
    assert f'id="{field}-error' in answer.text
    assert field == "spatial" or "Xalapa de Enríquez" in answer.text
    assert datasets() == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pagina.html", b"<html><script>alert(1)</script>"),
        ("programa.exe", b"MZ"),
        ("vacio.csv", b""),
        ("falso.pdf", b"no soy un PDF"),
        ("dibujo.svg", b"<svg onload=alert(1)>"),
    ],
)
def test_a_file_that_is_not_taken_says_why_and_nothing_typed_is_lost(publisher, name, content):
    data = typed(url="", file=upload(name, content))
    answer = publisher.post(new("/a-mano"), data=data)
    assert answer.status_code == 422
    assert 'id="file-error' in answer.text
    assert 'value="Rutas"' in answer.text
    assert datasets() == []


def test_an_institution_adds_its_catalogue_and_may_search_it(publisher):
    data = {"name": "Datos de Xalapa", "base_url": "https://datos.xalapa.example/"}
    answer = publisher.post("/instituciones/xalapa/catalogos/nuevo", data=data)
    row = db.session.scalars(select(Catalogue)).one()
    assert answer.location == new(f"?catalogo={row.public_id}")
    assert "Datos de Xalapa" in publisher.get(answer.location).text


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 161}, "name"),
        ({"base_url": ""}, "base_url"),
        ({"base_url": "javascript:alert(1)"}, "base_url"),
        ({"base_url": "https://ya.example"}, "base_url"),
    ],
)
def test_a_wrong_catalogue_is_told_beside_its_field(publisher, data, field):
    make_catalogue("https://ya.example")
    given = {"name": "Datos", "base_url": "https://datos.example"} | data
    answer = publisher.post("/instituciones/xalapa/catalogos/nuevo", data=given)
    assert answer.status_code == 422
    assert f'id="{field}-error' in answer.text
