"""The demonstration's people, and how they come in."""

from __future__ import annotations

from tests.browser.people import Somebody

PASSWORD = "dataton-demo-2014"
ORGANIZER = "organiza@demo.example"
PERSON = "persona@demo.example"
JUDGED = "calle-viva-demostracion"
OPEN = "ciudad-abierta-demostracion"


def enters(who: Somebody, email: str) -> Somebody:
    """Come in with the password that the demonstration prints."""
    who.goes("/entrar").writes("Correo", email).writes("Contraseña", PASSWORD)
    return who.presses("Entrar")
