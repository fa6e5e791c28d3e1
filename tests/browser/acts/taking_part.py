"""The team: signing up, registering, coming together, writing and handing in."""

from __future__ import annotations

import io

from PIL import Image
from playwright.sync_api import expect

from tests.browser.acts.arriving import signs_up
from tests.browser.acts.organizing import EVENT, RETO, SLUG
from tests.browser.acts.publishing import DATASET
from tests.browser.letters import follows_letter, reads_letter
from tests.browser.people import Somebody

TEAM = "Los Jarochos"
PROJECT = "Cruce seguro"
PHRASE = "Dice qué cruce arreglar primero."
USE = "Contamos los choques de cada cruce y los pusimos en el mapa."
LEADER = ("Ana Reyes", "ana@equipo.example")
SECOND = ("Beto Luna", "beto@equipo.example")


def joins_the_event(who: Somebody, name: str, email: str) -> None:
    """From the page of the event: an account, its confirmation, and the registration."""
    who.goes(f"/eventos/{SLUG}").sees(
        RETO, "Regla de datos: usar al menos uno de estos conjuntos de datos."
    ).follows("Inscribirme")
    who.is_on("Entrar").follows("Crear una cuenta").is_on("Crear una cuenta")
    signs_up(who, name, email).is_on(f"Inscríbete a {EVENT}")
    registers(who)


def registers(who: Somebody) -> None:
    """Accept what must be accepted; without that, the page says what is missing."""
    who.presses("Inscribirme").sees("Revisa lo siguiente")
    who.chooses("Acepto el código de conducta").chooses("Leí el aviso de privacidad")
    who.chooses("Acepto la convocatoria").presses("Inscribirme")
    who.sees("Tu inscripción quedó hecha. Te enviamos un correo con los detalles.")


def founds_the_team(who: Somebody) -> None:
    """A team, and an invitation for the second person."""
    who.goes(f"/eventos/{SLUG}").follows("Formar un equipo").follows("Crear un equipo")
    who.writes("Nombre del equipo", TEAM).presses("Crear equipo").is_on(TEAM)
    who.writes("Correo de la persona", SECOND[1]).presses("Enviar invitación")
    who.sees("Invitaciones pendientes", SECOND[1], "Código del equipo")


def accepts_the_invitation(who: Somebody) -> None:
    """The second person comes by the invitation's link, and needs an account and a registration."""
    who.goes("/")
    follows_letter(who, SECOND[1], f"{LEADER[0]} te invita al equipo «{TEAM}»")
    who.is_on(f"Te invitan al equipo {TEAM}").follows("Crear una cuenta")
    signs_up(who, *SECOND).is_on(f"Te invitan al equipo {TEAM}").follows("Inscribirme")
    registers(who)
    follows_letter(who, SECOND[1], f"{LEADER[0]} te invita al equipo «{TEAM}»")
    who.presses("Aceptar y unirme").is_on(TEAM).sees(f"Ya estás en el equipo {TEAM}.")


def writes_the_draft(who: Somebody) -> None:
    """The words save themselves while they are typed."""
    who.goes("/mis-equipos").follows(TEAM).follows("Ir a nuestro proyecto")
    who.presses("Empezar").is_on("Tu proyecto")
    who.picks("Reto al que responde", RETO).writes("Nombre del proyecto", PROJECT)
    who.writes("Qué hace, en una frase", PHRASE)
    who.writes("Descripción", "Un **mapa** de los cruces con más choques.")
    who.picks("Licencia del proyecto", "MIT: se puede usar para todo, con crédito")
    expect(who.page.locator("[data-save-state]")).to_contain_text("Guardado")
    who.looks().goes(who.path)
    expect(who.field("Nombre del proyecto")).to_have_value(PROJECT)
    who.presses("Guardar y seguir").is_on("Datos que usaron")


def declares_the_data(who: Somebody) -> None:
    """How the data of the reto were used; a picture of the project."""
    who.page.get_by_role("group", name=DATASET).get_by_label("Cómo lo usaron").fill(USE)
    who.presses("Guardar y seguir").is_on("Capturas y archivos")
    who.field("Archivo").set_input_files([{"name": "mapa.png", **_picture()}])
    who.writes("Pie o descripción", "El mapa de Coatepec")
    who.presses("Subir archivo").sees("Archivo guardado.", "mapa.png")


def hands_in(who: Somebody) -> str:
    """Check the answers, hand in, and get a receipt on screen and by mail; its folio."""
    who.follows("Seguir").is_on("Revisa y entrega").sees(PHRASE, USE)
    who.presses("Entregar").is_on("Recibimos tu proyecto")
    who.sees("Entregaste. Este es tu acuse; también va en camino por correo.", PROJECT, TEAM)
    folio = who.page.title().removeprefix("Acuse ").partition(" ")[0]
    who.sees(folio)
    reads_letter(who, LEADER[1], f"Acuse {folio}: {PROJECT}").sees("Huella SHA-256")
    return folio


def learns_of_the_prize(who: Somebody) -> None:
    """A letter tells of the prize, and the certificate is waiting."""
    reads_letter(who, LEADER[1], f"«{PROJECT}» ganó: Primer lugar")
    who.goes("/mis-constancias").sees(EVENT)


def _picture() -> dict[str, object]:
    body = io.BytesIO()
    Image.new("RGB", (800, 500), (0, 118, 96)).save(body, "PNG")
    return {"mimeType": "image/png", "buffer": body.getvalue()}
