"""Every page of the demonstration, opened on a narrow phone by the one who sees most of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.acts.organizing import typed
from tests.browser.conftest import Invite
from tests.browser.demonstrated import ORGANIZER, PERSON, enters
from tests.browser.people import NARROW, WIDE, Somebody
from tests.browser.roaming import Roamer, is_page
from tests.browser.serving import LiveSite

pytestmark = pytest.mark.browser
IN_FULL = os.environ.get("E2E") == "full"
# Whoever sees most of a page comes first; the others open what is left.
ROLES = {
    "team": ("equipo1@demo.example", "/mis-equipos", "/mis-eventos", "/mis-constancias"),
    "judge": ("jurado1@demo.example", "/jurado", "/mis-constancias"),
    "organizer": (ORGANIZER, "/panel", "/cuenta", "/"),
    "operator": ("operadora@demo.example", "/operacion"),
    "publisher": ("enlace@demo.example", "/panel"),
    "person": (PERSON, "/", "/eventos", "/instituciones/acreditar"),
    "public": ("", "/", "/entrar", "/registro", "/recuperar", "/buscar", "/buscar?q=agua"),
}
# Behind a link of a letter, or only there while something lasts: test_chain.py and
# test_accounts.py come by; the last two are the same page in another state.
OPENED_ELSEWHERE = {
    "accounts.check_mail",
    "accounts.confirm",
    "accounts.confirm_email",
    "accounts.link_sent",
    "accounts.new_password",
    "accounts.open_link",
    "challenges.call_version",
    "datasets.search_catalogue",
    "datasets.search_for_challenge",
    "judging.declaration",
    "judging.entrance",
    "results.publication",
    "teams.invitation",
    "results.void",
}
# A form sent empty: the button that sends it, and who may.
FORMS = {
    "/registro": ("Crear mi cuenta", ""),
    "/entrar": ("Entrar", ""),
    "/recuperar": ("Enviarme", ""),
    "/instituciones/acreditar": ("Enviar", ORGANIZER),
    "/cuenta/contrasena": ("Guardar", ORGANIZER),
    "/cuenta/correo": ("Enviar", ORGANIZER),
}


def _begins_a_draft(who: Somebody, title: str) -> str:
    """A draft with one reto, so that what is only there before publication is there; its set-up."""
    enters(who, ORGANIZER)
    who.goes("/panel").follows("Preparar un evento").chooses("Datatón")
    who.writes("Nombre del evento", title).writes("Cuándo empieza", typed(600))
    who.presses("Crear el borrador")
    event = who.path.removesuffix("/datos-generales")
    who.goes(f"{event}/retos/nuevo").writes("Título del reto", "Un reto").presses("Guardar")
    return event


@pytest.mark.parametrize("profile", [NARROW, WIDE] if IN_FULL else [NARROW])
def test_every_page_is_sound_for_whoever_sees_most_of_it(
    demonstration: LiveSite, people: Callable[..., Invite], profile: dict[str, Any]
) -> None:
    invite, rules = people(demonstration), demonstration.app.url_map
    width = profile["viewport"]["width"]
    draft = _begins_a_draft(invite("beginner", **profile), f"Datatón de {width}")
    views: set[str] = set()
    roamer = Roamer(rules.bind("localhost"))
    for role, (email, *places) in ROLES.items():
        who = invite(role, **profile)
        if email:
            enters(who, email)
        starts = [*places, draft] if email == ORGANIZER else places
        if IN_FULL:
            roamer = Roamer(rules.bind("localhost"))
        roamer.roam(who, *starts)
        views |= roamer.views
        assert roamer.shared_titles() == {}
    pages = {rule.endpoint for rule in rules.iter_rules() if is_page(rule)}
    assert pages - views == OPENED_ELSEWHERE


def test_a_refused_form_says_what_to_mend_and_is_sound(
    demonstration: LiveSite, people: Callable[..., Invite]
) -> None:
    invite = people(demonstration)
    stranger, member = invite("stranger", **NARROW), invite("member", **NARROW)
    enters(member, ORGANIZER)
    for path, (button, email) in FORMS.items():
        who = member if email else stranger
        who.goes(path).presses(button).sees("Revisa lo siguiente")
        assert who.page.title().startswith("Error: ")
        assert who.page.evaluate("document.activeElement.className") == "error-summary"


def test_what_is_missing_or_forbidden_has_a_page_that_helps(
    demonstration: LiveSite, people: Callable[..., Invite]
) -> None:
    who = people(demonstration)("stranger", **NARROW)
    who.goes("/eventos/no-hay", status=404).is_on("No encontramos esta página")
    enters(who, PERSON)
    who.goes("/operacion", status=403).is_on("No puedes abrir esta página")
