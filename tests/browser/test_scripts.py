"""What scripts add: saving while one types, marks without a signal, copying, menus."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Invite
from tests.browser.demonstrated import ORGANIZER, enters
from tests.browser.people import NARROW, PHONE, WIDE, Somebody
from tests.browser.serving import LiveSite

pytestmark = pytest.mark.browser


def _state(who: Somebody, words: str) -> None:
    expect(who.page.locator("[data-save-state]")).to_contain_text(words)


def _without_a_signal(who: Somebody) -> None:
    """The network goes; what the browser then says in its console is no fault of the page."""
    who.eyes.is_offline = True
    who.context.set_offline(True)


def _with_a_signal(who: Somebody) -> None:
    who.context.set_offline(False)
    who.eyes.is_offline = False


def _opens_a_project(who: Somebody, email: str) -> None:
    enters(who, email).goes("/jurado").follows("Calle Viva")
    who.through(who.page.locator("main li", has_text="Sin empezar").get_by_role("link").first)


def _marks(who: Somebody, number: int) -> None:
    for criterion in who.page.locator("fieldset.criterion").all():
        criterion.locator("label").nth(number).tap()


def test_a_draft_typed_without_a_signal_is_saved_when_it_is_back(
    demonstration: LiveSite, people: Callable[..., Invite]
) -> None:
    who = people(demonstration)("typist", **NARROW)
    enters(who, "equipo4@demo.example").goes("/mis-equipos").follows("Brújula")
    who.follows("Ir a nuestro proyecto").is_on("Tu proyecto")
    _without_a_signal(who)
    who.writes("Qué hace, en una frase", "Escrito en el camión, sin señal.")
    _state(who, "Sin conexión")
    _with_a_signal(who)
    _state(who, "Guardado")
    who.goes(who.path)
    expect(who.field("Qué hace, en una frase")).to_have_value("Escrito en el camión, sin señal.")


def test_marks_given_without_a_signal_arrive_once_when_it_is_back(
    demonstration: LiveSite, people: Callable[..., Invite]
) -> None:
    who = people(demonstration)("far-judge", **PHONE)
    _opens_a_project(who, "jurado2@demo.example")
    project = who.page.get_by_role("heading", level=1).inner_text()
    _without_a_signal(who)
    _marks(who, 1)
    _state(who, "se enviará sola al volver. Pendientes: 1")
    _with_a_signal(who)
    _state(who, "Guardado")
    who.goes("/jurado").follows("Calle Viva")
    assert "Completa" in who.page.locator("main li", has_text=project).inner_text()


def test_leaving_with_marks_not_sent_asks_first_and_then_empties_the_phone(
    demonstration: LiveSite, people: Callable[..., Invite]
) -> None:
    who = people(demonstration)("leaving-judge", **PHONE)
    _opens_a_project(who, "jurado1@demo.example")
    saving = who.page.locator("form[data-judge]").get_attribute("data-save")
    who.eyes.is_offline = True
    who.context.route(f"**{saving}", lambda route: route.abort("internetdisconnected"))
    _marks(who, 0)
    _state(who, "se enviará sola al volver. Pendientes: 1")
    who.goes("/jurado").follows("Calle Viva")
    who.page.get_by_role("button", name="Salir").click()
    question = who.page.locator("dialog")
    expect(question).to_contain_text("Hay evaluaciones sin enviar en este teléfono.")
    assert who.page.evaluate("Object.keys(localStorage).length") == 1
    with who.page.expect_navigation():
        question.get_by_role("button", name="Salir").click()
    assert who.page.evaluate("Object.keys(localStorage).length") == 0


def test_the_citation_is_copied(demonstration: LiveSite, people: Callable[..., Invite]) -> None:
    who = people(demonstration)("reader", **WIDE)
    who.context.grant_permissions(["clipboard-read", "clipboard-write"])
    who.goes("/conjuntos-de-datos")
    who.through(who.page.locator("main h3 a, main h2 a").first)
    who.page.get_by_role("button", name="Copiar la cita").first.click()
    expect(who.page.get_by_text("Copiado")).to_be_visible()
    copied = who.page.evaluate("navigator.clipboard.readText()")
    assert copied == who.page.locator("#cita").inner_text()


def test_a_menu_closes_by_escape_and_gives_the_focus_back(
    demonstration: LiveSite, people: Callable[..., Invite]
) -> None:
    who = people(demonstration)("organizer", **NARROW)
    enters(who, ORGANIZER)
    menu = who.page.locator("header details[data-closes]").first
    menu.locator("summary").click()
    assert menu.get_attribute("open") is not None
    who.page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert menu.locator("summary").evaluate("summary => summary === document.activeElement")
