"""Writing retos: their fields, their order, and what holds once teams work."""

from __future__ import annotations

import pytest

from hackathon.domain.accounts.roles import Role
from hackathon.domain.challenges.queries import (
    challenges_of,
)
from hackathon.domain.events.models import Event, Track
from hackathon.domain.events.phases import Phase
from tests.factories.challenges import make_challenge
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import make_event_member, make_member, make_person
from tests.factories.saving import save
from tests.factories.submissions import make_submission
from tests.factories.teams import make_team
from tests.visitor import Visitor

BASE = "/eventos/dataton/organizar"
RETO = {
    "title": "¿Dónde se pierde el agua?",
    "summary": "Fugas",
    "problem": "Se pierde",
    "outcome": "Un mapa",
    "min_linked": "1",
    "min_other": "0",
}


def test_a_reto_is_written_and_leads_to_its_data(visitor: Visitor, event: Event) -> None:
    track = save(Track(event_id=event.id, slug="salud", name="Salud"))
    assert "Salud" in visitor.get(f"{BASE}/retos/nuevo").text
    typed = RETO | {"track_id": str(track.id)}
    answer = visitor.post(f"{BASE}/retos/nuevo", data=typed)
    assert (answer.status_code, answer.location) == (
        303,
        "/eventos/dataton/retos/donde-se-pierde-el-agua/datos",
    )
    [challenge] = challenges_of(event)
    assert (challenge.title, challenge.track_id) == (RETO["title"], track.id)
    assert RETO["title"] in visitor.get(f"{BASE}/retos").text


@pytest.mark.parametrize(
    ("field", "wrong", "reason"),
    [
        ("title", "", "Escribe este dato."),
        ("title", "x" * 201, "como máximo 200"),
        ("summary", "x" * 401, "como máximo 400"),
        ("problem", "a\x00b", "caracteres invisibles"),
        ("outcome", "x" * 20_001, "como máximo 20000"),
        ("min_linked", "todos", ""),
        ("min_linked", "21", ""),
        ("min_other", "-1", ""),
        ("min_other", "", "Escribe este dato."),
    ],
)
def test_a_wrong_field_of_a_reto_says_why_and_loses_nothing(
    visitor: Visitor, event: Event, field: str, wrong: str, reason: str
) -> None:
    kept = "outcome" if field != "outcome" else "problem"
    made = make_challenge(event, slug="fugas")
    for path in (f"{BASE}/retos/nuevo", f"{BASE}/retos/fugas"):
        answer = visitor.post(path, data=RETO | {field: wrong})
        assert answer.status_code == 422
        assert reason in answer.text
        assert f'id="{field}-error' in answer.text
        assert RETO[kept] in answer.text
    assert [challenge.id for challenge in challenges_of(event)] == [made.id]


def test_a_category_of_another_event_is_no_choice(visitor: Visitor, event: Event) -> None:
    save(Track(event_id=event.id, slug="salud", name="Salud"))
    foreign = save(Track(event_id=make_event().id, slug="agua", name="Agua"))
    answer = visitor.post(f"{BASE}/retos/nuevo", data=RETO | {"track_id": str(foreign.id)})
    assert answer.status_code == 422


def test_a_reto_is_edited_and_a_lost_race_shows_both(visitor: Visitor, event: Event) -> None:
    make_challenge(event, slug="fugas", title="Antes")
    page = visitor.get(f"{BASE}/retos/fugas")
    assert "Antes" in page.text
    saved = visitor.post(f"{BASE}/retos/fugas", data=RETO | {"revision": "1"})
    assert saved.status_code == 303
    lost = visitor.post(f"{BASE}/retos/fugas", data=RETO | {"title": "La mía", "revision": "1"})
    assert lost.status_code == 409
    assert "La mía" in lost.text
    assert RETO["title"] in lost.text


def test_while_teams_work_a_reto_needs_a_public_reason(visitor: Visitor) -> None:
    event = make_event(phase=Phase.HACKING, slug="dataton")
    make_challenge(event, slug="fugas")
    visitor.sign_in(make_member(event.organization))
    assert "Motivo del cambio" in visitor.get(f"{BASE}/retos/fugas").text
    refused = visitor.post(f"{BASE}/retos/fugas", data=RETO)
    assert refused.status_code == 422
    assert 'id="reason-error' in refused.text
    assert visitor.post(f"{BASE}/retos/fugas", data=RETO | {"reason": "Errata"}).status_code == 303
    assert "Errata" in visitor.get("/eventos/dataton").text
    new = visitor.post(f"{BASE}/retos/nuevo", data=RETO)
    assert new.status_code == 409
    assert "Los equipos ya trabajan" in new.text


def test_retos_are_moved_and_removed_after_asking(visitor: Visitor, event: Event) -> None:
    first = make_challenge(event, slug="uno", position=0)
    second = make_challenge(event, slug="dos", position=1)
    assert visitor.post(f"{BASE}/retos/dos/mover", data={"hacia": "arriba"}).status_code == 303
    assert [challenge.id for challenge in challenges_of(event)] == [second.id, first.id]
    assert visitor.post(f"{BASE}/retos/dos/mover", data={"hacia": "x"}).status_code == 303
    assert [challenge.id for challenge in challenges_of(event)] == [first.id, second.id]
    assert "¿Quitar" in visitor.get(f"{BASE}/retos/uno/quitar").text
    assert visitor.post(f"{BASE}/retos/uno/quitar").status_code == 303
    assert [challenge.id for challenge in challenges_of(event)] == [second.id]


def test_a_reto_with_projects_is_not_removed(visitor: Visitor) -> None:
    event = make_event(phase=Phase.REGISTRATION, slug="dataton")
    challenge = make_challenge(event, slug="fugas")
    make_submission(make_team(event), challenge_id=challenge.id)
    visitor.sign_in(make_member(event.organization))
    answer = visitor.post(f"{BASE}/retos/fugas/quitar")
    assert answer.status_code == 409
    assert "Hay proyectos en este reto" in answer.text


def test_a_reto_under_the_wrong_event_is_missing(visitor: Visitor, event: Event) -> None:
    make_challenge(make_event(event.organization, slug="otro"), slug="ajeno")
    for path in (f"{BASE}/retos/ajeno", "/eventos/dataton/retos/ajeno"):
        assert visitor.get(path).status_code == 404


def test_strangers_write_no_reto(visitor: Visitor) -> None:
    event = make_event(slug="dataton", phase=Phase.REGISTRATION)
    make_challenge(event, slug="fugas", title="Intacto")
    for stranger in (
        make_person(),
        make_member(make_organization(), Role.OWNER),
        make_event_member(event, Role.OBSERVER),
    ):
        visitor.sign_in(stranger)
        for path in ("/retos/fugas", "/retos/fugas/quitar", "/criterios", "/premios"):
            assert visitor.get(BASE + path).status_code == 404
            assert visitor.post(BASE + path, data=RETO).status_code == 404
        assert visitor.post(f"{BASE}/retos/fugas/mover").status_code == 404
    assert [challenge.title for challenge in challenges_of(event)] == ["Intacto"]
