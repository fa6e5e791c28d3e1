"""Everything that matters works without scripts: taking part, handing in, judging."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Invite
from tests.browser.demonstrated import JUDGED, OPEN, PERSON, enters
from tests.browser.people import NARROW, Somebody
from tests.browser.serving import LiveSite

pytestmark = pytest.mark.browser
PLAIN = {**NARROW, "java_script_enabled": False}
TEAM, PROJECT = "Equipo Sin Guiones", "Banquetas legibles"
USE = "Contamos los tramos con banqueta en mal estado."


def _registers(who: Somebody) -> None:
    who.goes(f"/eventos/{OPEN}").follows("Inscribirme")
    who.chooses("Acepto el código de conducta").chooses("Leí el aviso de privacidad")
    who.chooses("Acepto la convocatoria").presses("Inscribirme")
    who.sees("Tu inscripción quedó hecha.")


def _hands_in(who: Somebody) -> None:
    who.follows("Ir a nuestro proyecto").presses("Empezar").is_on("Tu proyecto")
    who.field("Reto al que responde").select_option(index=1)
    who.writes("Nombre del proyecto", PROJECT).writes("Qué hace, en una frase", "Dice dónde pasar.")
    who.writes("Descripción", "Un mapa de banquetas.")
    who.field("Licencia del proyecto").select_option(index=1)
    who.presses("Guardar y seguir").is_on("Datos que usaron")
    for use in who.page.get_by_label("Cómo lo usaron").all():
        use.fill(USE)
    who.presses("Guardar y seguir").is_on("Capturas y archivos")
    who.follows("Seguir").is_on("Revisa y entrega").sees("Dice dónde pasar.", USE)
    who.presses("Entregar").is_on("Recibimos tu proyecto").sees(PROJECT, TEAM)


def test_somebody_registers_forms_a_team_and_hands_in(
    demonstration: LiveSite, people: Callable[..., Invite]
) -> None:
    who = people(demonstration)("plain", **PLAIN)
    enters(who, PERSON)
    _registers(who)
    who.goes(f"/eventos/{OPEN}").follows("Formar un equipo").follows("Crear un equipo")
    who.writes("Nombre del equipo", TEAM).presses("Crear equipo").is_on(TEAM)
    _hands_in(who)


def test_what_is_missing_is_said_and_what_was_typed_stays(
    demonstration: LiveSite, people: Callable[..., Invite]
) -> None:
    who = people(demonstration)("plain", **PLAIN)
    who.goes("/registro").writes("Nombre", "Rosa Ortiz").presses("Crear mi cuenta")
    who.sees("Revisa lo siguiente")
    assert who.field("Nombre").input_value() == "Rosa Ortiz"
    assert who.page.title().startswith("Error: ")


def test_a_judge_scores_and_comes_to_the_next_project(
    demonstration: LiveSite, people: Callable[..., Invite]
) -> None:
    who = people(demonstration)("plain-judge", **PLAIN)
    enters(who, "jurado5@demo.example").goes("/jurado").follows("Calle Viva")
    who.through(who.page.locator("main li", has_text="Sin empezar").get_by_role("link").first)
    for criterion in who.page.locator("fieldset.criterion").all():
        criterion.locator("label").nth(2).click()
    scored = who.page.get_by_role("heading", level=1).inner_text()
    who.presses("Siguiente")
    assert who.page.get_by_role("heading", level=1).inner_text() != scored
    who.goes("/jurado").follows("Calle Viva")
    assert JUDGED in who.path
    assert "Completa" in who.page.locator("main li", has_text=scored).inner_text()
