"""From the draft to the receipt, from the pages."""

from __future__ import annotations

import hashlib
import io
import re
from datetime import timedelta

import pytest
from PIL import Image
from sqlalchemy import select

from hackathon import clock
from hackathon.db import db
from hackathon.domain.events.models import ProjectVisibility
from hackathon.domain.events.phases import Phase
from hackathon.domain.submissions.models import KeptDraft, Submission, SubmissionVersion
from tests.factories.challenges import make_challenge
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.people import make_member, make_person
from tests.factories.submissions import make_handed_in, make_submission
from tests.factories.teams import make_team


@pytest.fixture
def team(app):
    event = make_event(phase=Phase.HACKING)
    make_challenge(event, make_dataset(slug="rutas"), slug="movilidad", min_linked=1)
    return make_team(event, make_person())


@pytest.fixture
def draft(visitor, team):
    visitor.sign_in(team.lead)
    return make_submission(team)


def picture():
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "PNG")
    return out.getvalue()


def words(draft, **changed):
    return {
        "challenge": "movilidad",
        "title": "Check Bus",
        "summary": "Avisa cuando viene tu camión.",
        "description": "## Cómo\n\nCon **GPS**.",
        "licence": "MIT",
        "revision": draft.revision,
    } | changed


def hand_in(visitor, draft):
    page = visitor.get(f"/proyectos/{draft.public_id}/entregar").text
    fields = {
        name: re.search(rf'name="{name}"[^>]*value="([^"]*)"', page).group(1)
        for name in ("key", "revision")
    }
    return visitor.post(f"/proyectos/{draft.public_id}/entregar", data=fields), fields


def test_the_whole_way_from_the_first_word_to_the_receipt(visitor, team):
    visitor.sign_in(team.lead)
    start = f"/equipos/{team.public_id}/proyecto"
    assert "Empezar" in visitor.get(start).text
    edit = visitor.post(start).location
    draft = db.session.scalars(select(Submission)).one()
    assert visitor.get(start).location == edit
    data = visitor.post(edit, data=words(draft)).location
    assert "rutas" in visitor.get(data).text
    files = visitor.post(
        data, data={"datasets-0-dataset": "rutas", "datasets-0-use": "Para las rutas."}
    ).location
    upload = {"kind": "screenshot", "file": (io.BytesIO(picture()), "portada.png")}
    assert visitor.post(files, data=upload).location == files
    assert "portada.png" in visitor.get(files).text
    answer, _ = hand_in(visitor, draft)
    receipt = visitor.get(answer.location)
    version = db.session.scalars(select(SubmissionVersion)).one()
    assert version.folio in receipt.text
    acuse = visitor.get(f"{answer.location}/acuse.json").data
    assert hashlib.sha256(acuse).hexdigest() == version.sha256
    assert visitor.get(f"{answer.location}/acuse.pdf").data.startswith(b"%PDF-")
    assert visitor.get(f"{answer.location}/codigo.svg").mimetype == "image/svg+xml"


def test_pressing_hand_in_twice_gives_one_version(visitor, draft):
    visitor.post(f"/proyectos/{draft.public_id}/editar", data=words(draft))
    visitor.post(
        f"/proyectos/{draft.public_id}/datos",
        data={"datasets-0-dataset": "rutas", "datasets-0-use": "x"},
    )
    first, fields = hand_in(visitor, draft)
    second = visitor.post(f"/proyectos/{draft.public_id}/entregar", data=fields)
    assert first.location == second.location
    assert len(db.session.scalars(select(SubmissionVersion)).all()) == 1


def test_an_incomplete_project_is_not_taken_and_the_list_says_what_is_missing(visitor, draft):
    answer, _ = hand_in_raw(visitor, draft)
    assert answer.status_code == 422
    assert "Falta algo para entregar" in answer.text
    assert db.session.scalars(select(SubmissionVersion)).all() == []


def hand_in_raw(visitor, draft):
    data = {"key": "k", "revision": draft.revision}
    return visitor.post(f"/proyectos/{draft.public_id}/entregar", data=data), data


def test_the_server_clock_closes_the_door(visitor, draft):
    closes = draft.event.submissions_until
    with clock.stopped(closes - timedelta(seconds=1)):
        saved = visitor.post(f"/proyectos/{draft.public_id}/editar", data=words(draft))
    db.session.expire_all()
    with clock.stopped(closes):
        late = visitor.post(f"/proyectos/{draft.public_id}/editar", data=words(draft))
    assert (saved.status_code, late.status_code) == (303, 409)
    assert "El plazo de entrega terminó" in late.text


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"title": "x" * 161}, "title"),
        ({"title": "con\x00nulo"}, "title"),
        ({"summary": "x" * 401}, "summary"),
        ({"description": "x" * 20_001}, "description"),
        ({"demo_url": "javascript:alert(1)"}, "demo_url"),
        ({"repository_url": "no es una dirección"}, "repository_url"),
        ({"video_url": "http://" + "x" * 600 + ".mx"}, "video_url"),
        ({"licence": "INVENTADA"}, "licence"),
        ({"challenge": "de-otro"}, "challenge"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_is_kept(visitor, draft, data, field):
    typed = words(draft, title="Check Bus") | data
    answer = visitor.post(f"/proyectos/{draft.public_id}/editar", data=typed)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    for kept in {"title", "summary"} - {field}:
        assert typed[kept] in answer.text


def test_what_was_chosen_stays_chosen_when_the_draft_is_opened_again(visitor, draft):
    path = f"/proyectos/{draft.public_id}/editar"
    visitor.post(path, data=words(draft))
    page = visitor.get(path).text
    assert re.search(r'<option selected value="movilidad"', page)
    assert re.search(r'<option selected value="MIT"', page)


def test_autosave_says_when_and_which_revision(visitor, draft):
    path = f"/proyectos/{draft.public_id}/guardar"
    answer = visitor.post(path, data=words(draft))
    db.session.refresh(draft)
    assert answer.json["revision"] == draft.revision
    assert re.fullmatch(r"\d\d:\d\d h", answer.json["saved_at"])
    faulty = visitor.post(path, data=words(draft, title="x" * 161))
    assert (faulty.status_code, set(faulty.json["errors"])) == (422, {"title"})


def test_who_loses_a_race_gets_409_both_texts_and_a_kept_draft(visitor, draft):
    path = f"/proyectos/{draft.public_id}"
    visitor.post(f"{path}/editar", data=words(draft, title="Primero"))
    page = visitor.post(f"{path}/editar", data=words(draft, title="Segundo", revision=1))
    assert page.status_code == 409
    assert "Primero" in page.text
    assert "Segundo" in page.text
    saving = visitor.post(f"{path}/guardar", data=words(draft, title="Tercero", revision=1))
    assert saving.status_code == 409
    assert saving.json["url"].endswith("/editar")
    kept = db.session.scalars(select(KeptDraft)).all()
    assert [row.content["title"] for row in kept] == ["Segundo", "Tercero"]


def test_a_description_is_never_active_wherever_it_is_shown(visitor, draft):
    hostile = "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>"
    visitor.post(f"/proyectos/{draft.public_id}/editar", data=words(draft, description=hostile))
    html = visitor.get(f"/proyectos/{draft.public_id}/entregar").text
    prose = html[html.index('class="prose"') :]
    assert "<script>alert" not in prose
    assert "<img src=x" not in prose
    assert 'href="javascript' not in prose
    preview = visitor.post("/vista-previa", data={"text": hostile}).json["html"]
    assert "<script" not in preview


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "a.svg"),
        (b"<html><script>alert(1)</script>", "a.png"),
        (b"", "vacio.png"),
        (b"MZ\x90\x00", "programa.exe"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(visitor, draft, content, name):
    path = f"/proyectos/{draft.public_id}/archivos"
    upload = {"kind": "screenshot", "file": (io.BytesIO(content), name), "caption": "Mi pie"}
    answer = visitor.post(path, data=upload)
    assert (answer.status_code, 'id="file-error"' in answer.text) == (422, True)
    assert "Mi pie" in answer.text
    assert visitor.post(path, data={"kind": "screenshot"}).status_code == 422


def test_a_file_is_for_its_team_until_the_project_is_public(visitor, draft):
    path = f"/proyectos/{draft.public_id}/archivos"
    visitor.post(path, data={"kind": "screenshot", "file": (io.BytesIO(picture()), "p.png")})
    db.session.expire_all()
    attachment = draft.attachments[0]
    file = f"/archivos/{attachment.file.public_id}/p.png"
    assert visitor.get(file).status_code == 200
    assert visitor.sign_in(make_person()).get(file).status_code == 404
    other = make_submission(make_team(draft.event, make_person()))
    visitor.sign_in(other.team.lead)
    assert visitor.post(f"{path}/{attachment.id}/quitar").status_code == 403
    wrong = f"/proyectos/{other.public_id}/archivos/{attachment.id}/quitar"
    assert visitor.post(wrong).status_code == 404
    visitor.sign_in(draft.team.lead)
    assert visitor.post(f"{path}/{attachment.id}/quitar").status_code == 303


def test_an_unknown_dataset_is_named_beside_its_line(visitor, draft):
    answer = visitor.post(
        f"/proyectos/{draft.public_id}/datos",
        data={"datasets-0-dataset": "nada", "datasets-0-use": "Mi uso"},
    )
    assert answer.status_code == 422
    assert "No conocemos el conjunto de datos «nada»" in answer.text
    assert "Mi uso" in answer.text


def test_a_draft_and_its_receipt_are_for_the_team_alone(visitor, team):
    draft = make_submission(team)
    handed = make_handed_in(team.event)
    others = [make_person(), make_member(team.event.organization), handed.team.lead]
    own = [f"/proyectos/{draft.public_id}/{step}" for step in ("editar", "datos", "archivos")]
    for who in others:
        visitor.sign_in(who)
        assert {visitor.get(path).status_code for path in own} == {403}
        assert visitor.get(f"/proyectos/{draft.public_id}").status_code == 404
    folio = handed.current_version.folio
    assert visitor.sign_in(team.lead).get(f"/acuses/{folio}").status_code == 404


def test_withdrawing_asks_first(visitor, team):
    handed = make_handed_in(team.event, team)
    visitor.sign_in(team.lead)
    path = f"/proyectos/{handed.public_id}/retirar"
    assert visitor.get(path).status_code == 200
    assert visitor.post(path).status_code == 303
    db.session.expire_all()
    assert handed.withdrawn_at is not None


def test_the_public_sees_the_handed_in_text_and_never_the_draft(visitor, app):
    event = make_event(phase=Phase.HACKING, project_visibility=ProjectVisibility.AT_HAND_IN)
    project = make_handed_in(event)
    with_changes = project.public_id
    project.title = "Cambio sin entregar"
    db.session.rollback()
    answer = visitor.get(f"/proyectos/{with_changes}")
    assert answer.status_code == 200
    assert project.current_version.content["title"] in answer.text


def test_projects_stay_hidden_until_the_event_shows_them(visitor, app):
    event = make_event(phase=Phase.JUDGING, project_visibility=ProjectVisibility.AFTER_RESULTS)
    project = make_handed_in(event)
    title = project.current_version.content["title"]
    for path in ("/proyectos", f"/eventos/{event.slug}/proyectos"):
        assert title not in visitor.get(path).text
    assert visitor.get(f"/proyectos/{project.public_id}").status_code == 404


@pytest.mark.parametrize("path", ["/proyectos", "event"])
def test_lists_take_the_same_statements_for_one_and_three(visitor, statements, app, path):
    event = make_event(phase=Phase.HACKING, project_visibility=ProjectVisibility.AT_HAND_IN)
    challenge = make_challenge(event)
    where = f"/eventos/{event.slug}/proyectos" if path == "event" else path
    make_handed_in(event, challenge_id=challenge.id)
    with statements() as one:
        visitor.get(where)
    for _ in range(2):
        make_handed_in(event, challenge_id=challenge.id)
    with statements() as three:
        answer = visitor.get(where)
    assert len(three) == len(one)
    assert answer.text.count("<article") == 3


def test_the_projects_of_an_event_are_filtered_by_reto(visitor, app):
    event = make_event(phase=Phase.HACKING, project_visibility=ProjectVisibility.AT_HAND_IN)
    first, second = make_challenge(event), make_challenge(event)
    shown = make_handed_in(event, challenge_id=first.id)
    hidden = make_handed_in(event, challenge_id=second.id)
    text = visitor.get(f"/eventos/{event.slug}/proyectos?reto={first.slug}").text
    assert shown.public_id in text
    assert hidden.public_id not in text
    every = visitor.get(f"/eventos/{event.slug}/proyectos?reto=nada").text
    assert hidden.public_id in every


def test_anybody_can_check_a_folio_and_learns_nothing_else(visitor, draft):
    visitor.post(f"/proyectos/{draft.public_id}/editar", data=words(draft))
    visitor.post(
        f"/proyectos/{draft.public_id}/datos",
        data={"datasets-0-dataset": "rutas", "datasets-0-use": "x"},
    )
    hand_in(visitor, draft)
    version = db.session.scalars(select(SubmissionVersion)).one()
    stranger = draft_free_client(visitor)
    found = stranger.get("/comprobar-acuse", query_string={"folio": version.folio.lower()})
    assert "El folio es auténtico" in found.text
    assert "Check Bus" not in found.text
    wrong = version.folio[:-1] + ("A" if version.folio[-1] != "A" else "B")
    for folio in (wrong, "nada", "<script>"):
        answer = stranger.get("/comprobar-acuse", query_string={"folio": folio})
        assert (answer.status_code, 'id="folio-error"' in answer.text) == (404, True)
    assert stranger.get("/comprobar-acuse").status_code == 200


def draft_free_client(visitor):
    return visitor.application.test_client()
