"""Datasets as everybody finds and reads them."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest

from hackathon.db import writing
from hackathon.domain.accounts.roles import Role
from hackathon.domain.datasets.actions.previews import keep_preview
from hackathon.domain.datasets.models import Resource, SnapshotState
from hackathon.domain.events.models import EventState
from hackathon.domain.files.actions import attach_file
from hackathon.domain.stories.models import Story, StoryDataset, StoryState
from hackathon.domain.submissions.models import SubmissionDataset
from hackathon.gateways.files import FileKind
from hackathon.gateways.installed import files
from hackathon.values import PreviewNote
from hackathon.web.datasets.blueprint import one_sentence
from tests.factories.challenges import make_challenge
from tests.factories.datasets import a_preview, make_catalogue, make_dataset, make_found_dataset
from tests.factories.events import Phase, make_event
from tests.factories.organizations import make_organization
from tests.factories.people import make_member
from tests.factories.saving import save
from tests.factories.submissions import make_handed_in

pytestmark = pytest.mark.usefixtures("app")


def page_of(dataset, more=""):
    return f"/conjuntos-de-datos/{dataset.slug}{more}"


def used(dataset, event):
    project = make_handed_in(event)
    save(SubmissionDataset(submission_id=project.id, dataset_id=dataset.id, use="mapa"))
    return project


def told(dataset, **values):
    given = {
        "slug": f"historia-{dataset.id}-{len(values)}",
        "title": "Salud Xalapa",
        "state": StoryState.PUBLISHED,
        "links": [StoryDataset(dataset_id=dataset.id)],
        "created_at": datetime(2014, 10, 12, tzinfo=UTC),
        "published_at": datetime(2014, 10, 12, tzinfo=UTC),
    } | values
    return save(Story(**given))


def test_the_directory_finds_by_words_institution_format_and_licence(visitor):
    xalapa = make_organization()
    rutas = make_found_dataset(xalapa, title="Rutas de camiones")
    mapa = make_found_dataset(
        title="Paradas", licence_id="cc-by", resources=[Resource(title="Mapa", format="KML")]
    )
    for query, found in (
        ("", {rutas, mapa}),
        ("?q=camión", {rutas}),
        (f"?institucion={xalapa.slug}", {rutas}),
        ("?formato=KML", {mapa}),
        ("?licencia=cc-by", {mapa}),
        ("?licencia=cc-by&q=camiones", set()),
        ("?q=%00%22*'--", {rutas, mapa} - {rutas, mapa}),
    ):
        text = visitor.get(f"/conjuntos-de-datos{query}").text
        assert {one for one in (rutas, mapa) if page_of(one) in text} == found, query


def test_an_empty_directory_says_what_will_be_here(visitor):
    assert "Todavía no hay conjuntos de datos" in visitor.get("/conjuntos-de-datos").text
    assert "Ningún conjunto" in visitor.get("/conjuntos-de-datos?q=agua").text


def test_the_directory_takes_the_same_statements_for_one_and_three(visitor, statements):
    make_found_dataset(make_organization())
    with statements() as one:
        visitor.get("/conjuntos-de-datos")
    for _number in range(2):
        make_found_dataset(make_organization())
    with statements() as three:
        answer = visitor.get("/conjuntos-de-datos")
    assert answer.text.count("<article") == 3
    assert len(one) == len(three) <= 9


def test_the_page_takes_the_same_statements_whatever_was_made_of_it(visitor, statements):
    dataset = make_dataset(make_organization())
    event = make_event(phase=Phase.ARCHIVED)

    def grow():
        make_challenge(event, dataset)
        used(dataset, event)
        told(dataset, slug=f"historia-{make_dataset().id}")
        with writing():
            dataset.resources.append(Resource(title="Otro", format="CSV", url="https://a.example"))

    grow()
    with statements() as one:
        visitor.get(page_of(dataset))
    grow()
    grow()
    with statements() as three:
        answer = visitor.get(page_of(dataset))
    assert answer.text.count("/proyectos/") == 3
    assert len(one) == len(three)


def test_the_page_gives_files_licence_citation_and_source(visitor):
    owner = make_organization(name="Ayuntamiento de Xalapa", acronym="XAL")
    dataset = make_dataset(
        owner,
        title="Rutas",
        periodicity="R/P1M",
        landing_page="https://datos.example/dataset/rutas",
        catalogue_id=make_catalogue(name="Datos de Xalapa").id,
        fetched_at=datetime(2014, 10, 10, 18, tzinfo=UTC),
    )
    text = visitor.get(page_of(dataset)).text
    for part in (
        dataset.resources[0].url,
        "Libre Uso MX",
        "https://datos.gob.mx/libreusomx",
        "mensual",
        "Datos de Xalapa",
        "10 de octubre de 2014",
        "“Rutas”, [XAL]; https://datos.example/dataset/rutas; fecha de consulta 2014-10-10",
    ):
        assert part in text, part


def test_our_own_file_is_downloaded_without_an_account(visitor):
    stored = files().put(
        io.BytesIO(b"ruta,paradas\nCentro,12\n"),
        name="rutas.csv",
        media_type_claimed="text/csv",
        limit=1000,
        kinds={FileKind.DATA},
    )
    with writing():
        record = attach_file(None, stored)
    dataset = make_dataset(resources=[Resource(title="Rutas", format="CSV", file_id=record.id)])
    address = f"/archivos/{record.public_id}/rutas.csv"
    assert address in visitor.get(page_of(dataset)).text
    assert visitor.get(address).data == b"ruta,paradas\nCentro,12\n"


def test_a_file_of_something_else_stays_closed(visitor):
    with writing():
        stored = files().put_made(b"%PDF-1.4", name="acta.pdf", media_type="application/pdf")
        record = attach_file(None, stored)
    assert visitor.get(f"/archivos/{record.public_id}/acta.pdf").status_code == 404


def test_the_first_rows_are_shown_with_what_was_assumed(visitor):
    dataset = make_dataset()
    notes = tuple(PreviewNote)
    with writing():
        keep_preview(
            dataset.resources[0],
            a_preview(
                rows=(("<script>alert(1)</script>", "12"),),
                total_rows=1250,
                encoding="cp1252",
                separator=";",
                header_line=3,
                notes=notes,
            ),
        )
    text = visitor.get(page_of(dataset)).text
    assert "&lt;script&gt;alert(1)" in text
    assert "<script>alert" not in text
    for part in (
        "Las primeras 1 de 1,250 filas, 2 columnas.",
        "Windows-1252",
        "punto y coma",
        "línea 3",
        "Hay filas con más o menos celdas",
    ):
        assert part in text, part


@pytest.mark.parametrize(
    ("is_cut", "words"),
    [(False, "Todo el archivo: 2 filas, 2 columnas."), (True, "más grande de lo que leímos")],
)
def test_how_much_of_the_file_is_shown_is_said(visitor, is_cut, words):
    dataset = make_dataset()
    with writing():
        keep_preview(dataset.resources[0], a_preview(separator="~"), is_cut=is_cut)
    text = visitor.get(page_of(dataset)).text
    assert words in text
    assert "«~»" in text


def test_the_rows_of_the_asked_resource_are_shown(visitor):
    dataset = make_dataset(
        resources=[Resource(title=name, format="CSV", url="https://a.example") for name in "AB"]
    )
    with writing():
        keep_preview(dataset.resources[0], a_preview(columns=("kilometros",)))
        keep_preview(dataset.resources[1], a_preview(columns=("pasajeros",)))
    assert "kilometros" in visitor.get(page_of(dataset)).text
    asked = visitor.get(page_of(dataset, f"?recurso={dataset.resources[1].public_id}")).text
    assert ("pasajeros" in asked, "kilometros" in asked) == (True, False)
    assert visitor.get(page_of(dataset, "?recurso=nada")).status_code == 200


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (
            {"preview_state": SnapshotState.PENDING},
            "Estamos leyendo Datos",
        ),
        (
            {"preview_state": SnapshotState.FAILED, "preview_reason": "not_text"},
            "no es texto",
        ),
    ],
)
def test_a_preview_that_is_not_there_says_why(visitor, state, words):
    dataset = make_dataset(
        resources=[Resource(title="Datos", format="CSV", url="https://a.example", **state)]
    )
    assert words in visitor.get(page_of(dataset)).text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"state": SnapshotState.PENDING, "resources": []}, "Estamos copiando"),
        (
            {
                "state": SnapshotState.FAILED,
                "state_reason": "timeout",
                "fetched_at": datetime(2014, 10, 10, tzinfo=UTC),
            },
            "tardó demasiado",
        ),
        ({"state": SnapshotState.FAILED, "state_reason": "refused"}, "no se puede consultar"),
        ({"gone_at": datetime(2015, 1, 2, 18, tzinfo=UTC)}, "2 de enero de 2015"),
        ({"is_demonstration": True}, "Demostración"),
    ],
)
def test_the_state_of_the_copy_is_said_in_words(visitor, values, words):
    assert words in visitor.get(page_of(make_dataset(**values))).text


def test_what_was_made_with_it_is_shown_as_far_as_it_is_public(visitor):
    dataset = make_dataset()
    published = make_event(phase=Phase.ARCHIVED)
    draft = make_event(state=EventState.DRAFT)
    shown, hidden = make_challenge(published, dataset), make_challenge(draft, dataset)
    project = used(dataset, published)
    secret = used(dataset, make_event(phase=Phase.HACKING))
    told(dataset, slug="salud-xalapa")
    told(dataset, slug="borrador", title="Sin publicar", state=StoryState.DRAFT, published_at=None)
    text = visitor.get(page_of(dataset)).text
    assert (shown.title in text, hidden.title in text) == (True, False)
    assert (project.public_id in text, secret.public_id in text) == (True, False)
    assert ("/historias/salud-xalapa" in text, "Sin publicar" in text) == (True, False)


def test_nobody_has_used_it_yet_is_said(visitor):
    assert "Todavía nadie lo ha usado aquí" in visitor.get(page_of(make_dataset())).text


def test_machines_read_it_as_schema_org(visitor):
    dataset = make_dataset(title='Rutas "</script>"', keywords=["aseo"])
    answer = visitor.get(page_of(dataset, "/datos.jsonld"))
    assert answer.mimetype == "application/ld+json"
    facts = answer.get_json(force=True)
    assert (facts["@type"], facts["name"]) == ("Dataset", 'Rutas "</script>"')
    assert facts["license"] == "https://datos.gob.mx/libreusomx"
    assert facts["url"] == f"http://localhost{page_of(dataset)}"
    assert facts["distribution"][0]["contentUrl"] == dataset.resources[0].url
    assert page_of(dataset, "/datos.jsonld") in visitor.get(page_of(dataset)).text


def test_hostile_words_of_a_source_stay_words(visitor):
    dataset = make_found_dataset(
        title="<img src=x onerror=alert(1)>",
        description="<script>alert(2)</script> [x](javascript:alert(3)) " + "largo " * 60,
        publisher="<b>yo</b>",
    )
    for path in (page_of(dataset), "/conjuntos-de-datos"):
        text = visitor.get(path).text
        for bad in ("<img src=x", "<script>alert", 'href="javascript', "<b>yo"):
            assert bad not in text, (path, bad)


def test_an_unknown_dataset_is_not_found(visitor):
    assert visitor.get("/conjuntos-de-datos/nada").status_code == 404
    assert visitor.get("/conjuntos-de-datos/nada/datos.jsonld").status_code == 404


def test_only_those_who_may_change_it_are_offered_to(visitor):
    owner = make_organization()
    dataset = make_dataset(owner, source_url="https://a.example/x.csv")
    assert "Editar la descripción" not in visitor.get(page_of(dataset)).text
    visitor.sign_in(make_member(owner, Role.PUBLISHER))
    text = visitor.get(page_of(dataset)).text
    assert "Editar la descripción" in text
    assert "Actualizar la copia" in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("Corto.", "Corto."),
        (
            "Rutas de 2014. Cada una con sus paradas y sus horarios. Y más.",
            "Rutas de 2014. Cada una con sus paradas y sus horarios.",
        ),
        ("palabra " * 60, "palabra " * 27 + "…"),
    ],
)
def test_a_description_is_introduced_by_its_first_sentence(text, said):
    assert one_sentence(text).replace(" …", "…") == said.replace(" …", "…")
