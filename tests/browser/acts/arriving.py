"""Coming in: with a password, with a link, or as somebody new."""

from __future__ import annotations

from tests.browser.letters import follows_letter
from tests.browser.people import Somebody
from tests.browser.stage import PASSWORD


def signs_in(who: Somebody, email: str) -> Somebody:
    """Come in with the password."""
    who.goes("/entrar").is_on("Entrar")
    return who.writes("Correo", email).writes("Contraseña", PASSWORD).presses("Entrar")


def comes_by_link(who: Somebody, email: str) -> Somebody:
    """Come in without a password: a link by mail, and the button behind it."""
    who.goes("/entrar").follows("Entrar con un enlace por correo").writes("Correo", email)
    who.presses("Enviar")
    follows_letter(who, email, "Tu enlace para entrar")
    return who.presses("Entrar")


def signs_up(who: Somebody, name: str, email: str, place: str = "") -> Somebody:
    """Make an account, and confirm the address from the letter."""
    who.writes("Nombre", name).writes("Correo", email).writes("Contraseña", PASSWORD)
    who.presses("Crear mi cuenta").is_on("Revisa tu correo")
    follows_letter(who, email, "Confirma tu dirección de correo")
    return who.presses("Confirmar")
