"""What is not public yet is on no page, in no file, feed or answer, and moves nothing that is."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import Any
from urllib.parse import quote, unquote

import pytest
from flask import Flask
from pypdf import PdfReader

from hackathon.db import db, writing
from hackathon.domain.events.models import Event
from hackathon.domain.judging.models import Assignment, Review, Round
from hackathon.domain.results.models import Award, ResultRun
from tests.factories.stage import WORDS, Stage, make_small_stage
from tests.web.addresses import addresses
from tests.web.staging import come_as, put_stage

OUTSIDE = ("nobody", "outsider", "registered", "other_lead", "judge_P")
TEAMS = ("lead",)
JUDGES = ("judge_A", "judge_B")
DESK = ("organizer",)
# What is secret, and the people of the stage from whom it is. Everybody else may find it.
SECRETS: dict[str, tuple[str, ...]] = {
    f"Borrador {WORDS}": (*OUTSIDE, *TEAMS, *JUDGES, "author"),
    "Reto inédito": (*OUTSIDE, *TEAMS, *JUDGES, "author"),
    f"Categoría {WORDS}": (*OUTSIDE, *TEAMS, *JUDGES, "author"),
    f"Convocante {WORDS}": (*OUTSIDE, *TEAMS, *JUDGES, "author"),
    f"Proyecto inédito {WORDS}": (*OUTSIDE, *JUDGES, *DESK, "author", "operator"),
    f"Uso {WORDS}": (*OUTSIDE, *JUDGES, *DESK, "author", "operator"),
    f"Entregado {WORDS}": ("nobody", "outsider", "registered", "judge_P", *TEAMS, *JUDGES),
    "Aspirante 1": ("nobody", "outsider", "registered", "other_lead", *TEAMS, *JUDGES),
    f"Secreto uno {WORDS}": (*OUTSIDE, *TEAMS, "operator"),
    f"Secreto dos {WORDS}": (*OUTSIDE, *TEAMS, "operator", "author"),
    "Nota secreta A": (*OUTSIDE, *TEAMS, *DESK, "operator", "author", "judge_B"),
    "Comentario secreto A": (*OUTSIDE, *TEAMS, *DESK, "operator", "author", "judge_B"),
    f"Jurado A {WORDS}": (*OUTSIDE, *TEAMS, "author"),
    "Resultado secreto": (*OUTSIDE, *TEAMS, *JUDGES, "author", "operator"),
    "Jurado de Resultado secreto": (*OUTSIDE, *TEAMS, *JUDGES, "author", "operator"),
    f"Directora {WORDS}": (*OUTSIDE, *TEAMS, *JUDGES, *DESK, "author"),
}
NAMED = ("draft_story_title", "review_story_title", "judged_hash")
ADDRESSES = re.compile(r"persona\d+@example\.org")
# Files take long to draw, and those for everybody are the same for everybody.
READ_FILES = {"nobody", "organizer", "author"}
TOKENS = re.compile(r'(csrf_token"[^>]*value=|csrf-token" content=|name="key"[^>]*value=)"[^"]*"')


@pytest.fixture
def stage(app: Flask) -> Stage:
    return put_stage(app, make_small_stage)


def words_of(answer: Any) -> str:
    """What an answer says, in a page, a file or the name of a file."""
    named = str(answer.headers.get("Content-Disposition", ""))
    if answer.mimetype == "application/pdf" and "/archivos/" not in answer.request.path:
        pages = PdfReader(BytesIO(answer.data)).pages
        return "\n".join([named, *(page.extract_text() for page in pages)])
    said = answer.data.decode(errors="replace")
    return TOKENS.sub("", f"{named}\n{said}")


def walk(app: Flask, stage: Stage, who: str, *more: str) -> dict[str, str]:
    """Every address that somebody opens, with what it says."""
    visitor, said = come_as(app, stage, who), {}
    house = stage.ours
    paths = {address.path for address in addresses(app, house)} | set(more)
    paths |= {f"/proyectos/{house[name]}" for name in ("handed", "planned_entry", "winner")}
    paths.add(f"/jurado/evaluar/{house['other_assignment']}")
    paths.add(f"/eventos/{house['judged']}/organizar/jurado")
    if who not in READ_FILES:
        paths = {path for path in paths if not path.endswith((".pdf", ".xlsx"))}
    for path in sorted(paths):
        answer = visitor.get(path)
        if answer.status_code == 200:
            said[path] = words_of(answer)
    assert len(said) > 20
    return said


def searches() -> list[str]:
    asked = [quote(needle) for needle in SECRETS]
    pages = ("/buscar", "/retos", "/conjuntos-de-datos", "/api/v1/search")
    return [f"{page}?q={words}" for page in pages for words in asked]


@pytest.mark.parametrize("who", sorted({name for names in SECRETS.values() for name in names}))
def test_a_secret_is_told_to_nobody_else(app: Flask, stage: Stage, who: str) -> None:
    secrets = [needle for needle, names in SECRETS.items() if who in names]
    if who in OUTSIDE:
        secrets += [stage.ours[name] for name in NAMED]
    more = searches() if who == "nobody" else ()
    told = [
        (path, needle)
        for path, said in walk(app, stage, who, *more).items()
        for needle in secrets
        if needle in without_question(said, path)
    ]
    assert told == []


def without_question(said: str, path: str) -> str:
    """The answer without the words that were asked for, which stand in the field again."""
    _page, _mark, asked = path.partition("?q=")
    return said.replace(unquote(asked), "", 3) if asked else said


def test_every_secret_is_there_to_be_told(app: Flask, stage: Stage) -> None:
    insiders = ("organizer", "lead", "judge_A", "operator", "editor")
    said = "\n".join(words for who in insiders for words in walk(app, stage, who).values())
    missing = [needle for needle in SECRETS if needle not in said]
    missing += [name for name in NAMED if stage.ours[name] not in said]
    assert missing == []


def test_no_page_for_everybody_shows_an_address_of_a_person(app: Flask, stage: Stage) -> None:
    keys = (stage.ours["change"], stage.ours["reset"], stage.ours["link"], stage.ours["confirm"])
    shown = {
        path: ADDRESSES.findall(said)
        for path, said in walk(app, stage, "nobody").items()
        if ADDRESSES.search(said) and not path.endswith(keys)
    }
    assert shown == {}


def turn_everything_round(stage: Stage) -> None:
    """Change all that is secret in the open round and in the result that is not out."""
    open_round, judged = (
        db.session.query(Round).join(Round.event).filter(Event.slug == stage.ours[name]).one()
        for name in ("judging", "judged")
    )
    with writing():
        for round_ in (open_round, judged):
            reviews = db.session.query(Review).join(Review.assignment)
            for review in reviews.filter(Assignment.round_id == round_.id):
                review.notes, review.feedback = "Otra nota", "Otro comentario"
                for score in review.scores:
                    score.value = 6 - score.value
        run = db.session.query(ResultRun).filter_by(round_id=judged.id).one()
        run.input_hash = "otra"
        ranked = json.dumps(run.output)
        run.output = json.loads(
            re.sub(r'"place": (\d)', lambda at: f'"place": {3 - int(at[1])}', ranked)
        )
        for award in db.session.query(Award).filter_by(event_id=judged.event_id):
            award.place = 3 - award.place


@pytest.mark.parametrize("who", ["nobody", "author", "lead", "judge_B", "organizer"])
def test_marks_move_nothing_that_others_see(app: Flask, stage: Stage, who: str) -> None:
    before = walk(app, stage, who)
    turn_everything_round(stage)
    after = walk(app, stage, who)
    known = {
        "judge_B": (f"/{stage.ours['assignment']}",),
        # The list of people says when it was made; that it was made moves the head of the chain.
        "organizer": (f"/{stage.ours['judged']}/", ".xlsx", "acta-de-instalacion.pdf"),
    }.get(who, ())
    moved = [path for path in before if before[path] != after[path]]
    assert [path for path in moved if not any(part in path for part in known)] == []


def test_marks_do_move_what_their_judge_sees(app: Flask, stage: Stage) -> None:
    """The control: the same walk sees a difference where there is one."""
    before = [walk(app, stage, who) for who in ("judge_A", "organizer")]
    turn_everything_round(stage)
    after = [walk(app, stage, who) for who in ("judge_A", "organizer")]
    moved = {
        path
        for old, new in zip(before, after, strict=True)
        for path in old
        if old[path] != new[path]
    }
    assert f"/jurado/evaluar/{stage.ours['other_assignment']}" in moved
    assert f"/eventos/{stage.ours['judged']}/organizar/resultados" in moved
