"""`flask stories`: posts in and out, nothing lost, nothing twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from hackathon.db import db, writing
from hackathon.domain.search.models import SearchDocument
from hackathon.domain.stories.actions.writing import StoryText, edit_story
from hackathon.domain.stories.models import Story, StoryState, StoryVersion
from hackathon.jobs.posts import old_paths
from tests.factories.datasets import make_dataset
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_operator
from tests.factories.saving import change
from tests.factories.stories import make_story

SEEDS = Path(__file__).resolve().parents[1] / "presentation" / "posts"
TORREON = "000_portal-datos-torreon.txt"
RED = "002_red-mexico-abierto.txt"


@pytest.fixture
def folder(tmp_path):
    for name in (TORREON, RED):
        shutil.copy(SEEDS / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def run(app):
    runner = app.test_cli_runner()

    def running(*words):
        db.session.rollback()
        result = runner.invoke(args=["stories", *map(str, words)])
        db.session.rollback()
        return result

    return running


def stories():
    return db.session.scalars(select(Story).order_by(Story.source_name)).all()


def test_the_two_seed_posts_become_historias(run, folder):
    result = run("import", folder)
    assert result.exit_code == 0
    torreon, red = stories()
    assert torreon.title == "El portal de Datos Abiertos de Torreón"
    assert (torreon.sub_section, red.sub_section) == ("noticias", "avances")
    assert torreon.category == red.category == "gobiernos-locales"
    assert torreon.dated_at.isoformat() == "2016-05-27T18:00:00+00:00"
    assert red.tags == ["Red México Abierto", "Datos Abiertos"]
    assert {story.state for story in stories()} == {StoryState.PUBLISHED}


def test_each_file_has_a_line_that_says_what_became_of_it(run, folder):
    (folder / "malo.md").write_text("---\ntitle: Sin cerrar\n\nTexto")
    (folder / "vacio.md").write_text("")
    lines = run("import", folder).output.splitlines()
    outcomes = [line.split(": ")[1] for line in lines[:-1]]
    assert outcomes == ["importada", "importada con avisos", "rechazada", "rechazada"]
    assert lines[-1] == "4 archivos: 1 con avisos, 2 rechazados."
    assert len(stories()) == 2


def test_a_second_import_changes_nothing(run, folder):
    run("import", folder)
    before = [(story.id, story.revision, story.title) for story in stories()]
    lines = run("import", folder).output.splitlines()
    assert [line.split(": ")[1] for line in lines[:-1]] == ["sin cambios", "sin cambios"]
    assert [(story.id, story.revision, story.title) for story in stories()] == before
    assert len(db.session.scalars(select(StoryVersion)).all()) == 2


def test_a_changed_file_changes_its_historia_and_keeps_its_address(run, folder):
    run("import", folder)
    slug = stories()[0].slug
    path = folder / TORREON
    path.write_text(path.read_text().replace("El portal de Datos", "Un portal de Datos"))
    lines = run("import", folder).output.splitlines()
    assert lines[0].startswith(f"{TORREON}: actualizada")
    assert stories()[0].title == "Un portal de Datos Abiertos de Torreón"
    assert stories()[0].slug == slug


def test_old_addresses_lead_to_the_historia(run, folder, visitor):
    run("import", folder)
    answer = visitor.get("/impacto/noticias/portal-datos-torreon.html")
    assert answer.status_code == 301
    assert answer.location == "/historias/portal-datos-torreon"
    page = visitor.get("/historias/portal-datos-torreon")
    assert page.status_code == 200
    assert "El portal de Datos Abiertos de Torreón" in page.text


def test_an_old_address_that_is_the_new_one_leads_nowhere_else(run, folder, visitor):
    (folder / "uno.md").write_text("---\ntitle: Uno\npermalink: /historias/uno\n---\nTexto.")
    run("import", folder)
    assert visitor.get("/historias/uno").status_code == 200


def test_an_address_that_two_posts_claim_stays_with_the_first(run, folder):
    text = "---\ntitle: Otra\npermalink: /impacto/noticias/portal-datos-torreon.html\n---\nTexto."
    (folder / "zz-otra.md").write_text(text)
    lines = run("import", folder).output.splitlines()
    assert "la dirección ya es de otra Historia" in lines[2]
    assert [story.slug for story in stories()] == [
        "portal-datos-torreon",
        "red-mexico-abierto",
        "portal-datos-torreon-2",
    ]


def test_templates_and_frames_are_shown_harmlessly(run, folder):
    run("import", folder)
    html = stories()[1].body_html
    assert "iframe" not in html
    assert "{{" not in html
    assert "Contenido en otro sitio: www.youtube.com" in html


def test_what_comes_out_is_byte_for_byte_what_came_in(run, folder, tmp_path):
    (folder / "crlf.md").write_bytes(
        "---\r\ntitle: Con retorno\r\nraro: [1, 2]\r\n---\r\nSí.".encode()
    )
    (folder / "viejo.md").write_bytes("---\ntitle: Época\n---\nCañón".encode("cp1252"))
    (folder / "sub").mkdir()
    (folder / "sub" / "oculto.md").write_text("---\ntitle: No\npublished: false\n---\nTexto.")
    out = tmp_path / "salida"
    run("import", folder)
    result = run("export", out)
    assert result.exit_code == 0
    for path in folder.rglob("*.*"):
        if out not in path.parents:
            assert (out / path.relative_to(folder)).read_bytes() == path.read_bytes()


def test_a_change_made_here_goes_out_and_unknown_keys_stay(run, folder, tmp_path):
    text = (
        "---\ntitle: Antes\nexcerpt: Resumen\nlayout: post\nmi_clave: 7\n---\nTexto {{ site.x }}."
    )
    (folder / "uno.md").write_text(text)
    run("import", folder)
    story = db.session.scalar(select(Story).where(Story.source_name == "uno.md"))
    new = StoryText("Después", excerpt="Resumen", body=story.body)
    with writing():
        edit_story(actor(make_operator()), story, new, None)
    run("export", tmp_path / "salida")
    written = (tmp_path / "salida" / "uno.md").read_text()
    assert "title: Después" in written
    assert "mi_clave: 7" in written
    assert written.endswith("---\nTexto {{ site.x }}.")


def test_a_new_body_goes_out_under_the_old_front_matter(run, folder, tmp_path):
    run("import", folder)
    story = stories()[0]
    change(story, body="Otro texto.")
    run("export", tmp_path / "salida")
    written = (tmp_path / "salida" / TORREON).read_text()
    front = (folder / TORREON).read_text().split("---\n")[1]
    assert written == f"---\n{front}---\n\nOtro texto.\n"


def test_a_historia_born_here_goes_out_as_a_post_and_comes_back_the_same(run, tmp_path):
    organization = make_organization()
    dataset = make_dataset(organization)
    born = make_story(organization, dataset, tags=["agua"], authors=["Ana", "Luis"])
    make_story(organization, state=StoryState.DRAFT)
    result = run("export", tmp_path, "--organization", organization.slug)
    name = f"{born.published_at:%Y-%m-%d}-{born.slug}.md"
    assert result.output.splitlines() == [name, "1 archivos escritos."]
    run("import", tmp_path)
    twin = db.session.scalar(select(Story).where(Story.source_name == name))
    same = ("title", "excerpt", "body", "tags", "authors", "category", "sub_section")
    assert [getattr(twin, key) for key in same] == [getattr(born, key) for key in same]
    assert [link.dataset_id for link in twin.links] == [dataset.id]


def test_posts_of_two_institutions_with_the_same_file_name_stay_apart(run, folder):
    first, second = make_organization(), make_organization()
    run("import", folder, "--organization", first.slug)
    run("import", folder, "--organization", second.slug)
    owners = [story.organization_id for story in stories() if story.source_name == RED]
    assert sorted(owners) == [first.id, second.id]


def test_datasets_we_hold_are_linked_and_others_are_named(run, folder):
    dataset = make_dataset(slug="agua-potable")
    text = "---\ntitle: Agua\ndatasets:\n  - agua-potable\n  - no-esta\n---\nTexto."
    (folder / "agua.md").write_text(text)
    lines = run("import", folder).output.splitlines()
    assert "conjunto de datos no registrado aquí (no-esta)" in lines[2]
    story = db.session.scalar(select(Story).where(Story.source_name == "agua.md"))
    assert [link.dataset_id for link in story.links] == [dataset.id]


def test_an_unpublished_post_stays_a_draft_and_out_of_search(run, folder):
    (folder / "no.md").write_text("---\ntitle: No\npublished: false\n---\nTexto.")
    run("import", folder)
    story = db.session.scalar(select(Story).where(Story.source_name == "no.md"))
    assert story.state is StoryState.DRAFT
    found = db.session.scalars(select(SearchDocument.thing_id)).all()
    assert sorted(found) == [other.id for other in stories() if other.id != story.id]


def test_links_hidden_files_and_other_kinds_of_file_are_left_out(run, folder):
    (folder / ".oculta.md").write_text("---\ntitle: No\n---\nTexto.")
    (folder / "foto.png").write_bytes(b"\x89PNG")
    (folder / "enlace.md").symlink_to(folder / TORREON)
    assert len(run("import", folder).output.splitlines()) == 3


def test_a_file_that_cannot_be_opened_is_refused_and_the_rest_goes_on(run, folder, monkeypatch):
    real = Path.read_bytes

    def failing(path):
        if path.name == TORREON:
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", failing)
    lines = run("import", folder).output.splitlines()
    assert lines[0] == f"{TORREON}: rechazada: no se pudo abrir (Permission denied)"
    assert len(stories()) == 1


def test_a_name_that_is_too_long_is_refused(run, folder):
    deep = folder / ("a" * 150) / ("b" * 150)
    deep.mkdir(parents=True)
    (deep / "uno.md").write_text("---\ntitle: Uno\n---\nTexto.")
    assert "rechazada" in run("import", folder).output.splitlines()[2]


def test_an_unknown_institution_is_named(run, folder):
    result = run("import", folder, "--organization", "nadie")
    assert result.exit_code == 1
    assert "No hay una institución con la dirección «nadie»." in result.output


def test_the_note_of_the_source_is_kept(run, folder):
    run("import", folder, "--note", "Publicado en datos.gob.mx")
    assert {story.source_note for story in stories()} == {"Publicado en datos.gob.mx"}


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/impacto/a.html", "/impacto/a.html"),
        ("impacto/a.html", "/impacto/a.html"),
        ("http://datos.gob.mx/impacto/a%C3%B1o/?x=1", "/impacto/año/"),
    ],
)
def test_an_old_address_is_kept_as_a_request_names_it(address, path):
    assert old_paths((address, address)) == (path,)


@pytest.mark.parametrize("address", ["", "/", "http://[mala", "/" + "a" * 300, "/a%00b"])
def test_what_is_no_path_is_left_out(address):
    assert old_paths((address,)) == ()
