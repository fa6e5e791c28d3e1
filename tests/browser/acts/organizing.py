"""The organizer prepares the event with the wizard, and publishes it."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.browser.acts.arriving import signs_in
from tests.browser.people import Somebody
from tests.browser.stage import INSTITUTION, ORGANIZER

EVENT = "Datatón Coatepec"
SLUG = "dataton-coatepec"
RETO = "¿Dónde chocamos y por qué?"
SUMMARY = "Retos del ayuntamiento con datos que ya están publicados."
CATEGORY = "Movilidad segura"
HERE = ZoneInfo("America/Mexico_City")


def typed(hours: float) -> str:
    """A moment so many hours from now, as it is typed into a field."""
    return (datetime.now(HERE) + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M")


def opens_the_desk(who: Somebody) -> None:
    """Come in, and give the enlace a part in the institution."""
    signs_in(who, ORGANIZER)
    who.goes("/panel").sees(INSTITUTION)


def staffs_the_institution(who: Somebody, name: str, email: str, role: str) -> None:
    """Give somebody a role in the institution; a letter tells them."""
    who.goes("/instituciones/coatepec/integrantes").is_on("Integrantes")
    who.writes("Correo", email).writes("Nombre", name).chooses(role)
    who.presses("Agregar y avisar por correo")
    who.sees(f"{name} ya es parte de la institución. Le avisamos por correo.")


def begins_the_event(who: Somebody) -> None:
    """A draft from a template, with its words and its dates."""
    who.goes("/panel").follows("Preparar un evento").is_on("Prepara un evento")
    who.chooses("Datatón").writes("Nombre del evento", EVENT).writes("Cuándo empieza", typed(48))
    who.presses("Crear el borrador").is_on("Datos generales")
    who.sees("El borrador quedó guardado. Puedes dejarlo y volver cuando quieras.")
    assert who.path == f"/eventos/{SLUG}/organizar/datos-generales"
    who.writes("Resumen en una o dos frases", SUMMARY)
    who.writes("Correo de contacto", "datos@coatepec.example")
    who.presses("Guardar y continuar").is_on("Fechas")
    # Registration and work are open at once, so that the walk need not wait between them.
    who.writes("Apertura de inscripciones", typed(-3)).writes("Inicio del desarrollo", typed(-2))
    who.presses("Guardar y continuar").is_on("Categorías y quién convoca")
    who.sees("Las fechas quedaron guardadas.")
    who.writes("Categoría 1", CATEGORY).presses("Guardar y continuar")


def writes_the_reto(who: Somebody) -> None:
    """A reto with its problem and what is hoped for; then its data are asked for."""
    who.is_on("Retos").follows("Escribir el primer reto").writes("Título del reto", RETO)
    who.writes("Resumen en una frase", "Un mapa que ayude a decidir qué cruce arreglar primero.")
    who.writes("El problema", "Cada semana hay **choques** en los mismos cruces.")
    who.writes("El resultado esperado", "Una lista de cruces en orden de urgencia.")
    who.picks("Categoría", CATEGORY)
    who.presses("Guardar")
    who.sees("El reto quedó guardado. Ahora vincula los datos con los que se resuelve.")


def finishes_the_call(who: Somebody) -> None:
    """Rubric, prizes, judging and clauses, as the template offers them or changed."""
    who.goes(f"/eventos/{SLUG}/organizar/criterios").is_on("Criterios de evaluación")
    who.follows("Continuar").is_on("Premios")
    prize = who.page.get_by_role("group", name="Premio 1")
    prize.get_by_label("Nombre").fill("Primer lugar")
    prize.get_by_label("Lugar", exact=True).fill("1")
    prize.get_by_label("Monto en pesos").fill("20000")
    who.presses("Guardar y continuar").is_on("Cómo se evalúa")
    who.writes("Proyectos esperados", "2").writes("Evaluaciones por proyecto", "1")
    who.presses("Guardar y calcular").sees("Hace falta 1 integrante del jurado").follows(
        "Continuar"
    ).is_on("Convocatoria")
    who.presses("Guardar y revisar").is_on("Revisar y publicar")


def publishes_the_event(who: Somebody) -> None:
    """Nothing is lacking any more: the event becomes public."""
    who.goes(f"/eventos/{SLUG}/organizar").sees("Todo está listo")
    who.presses("Publicar el evento", sure=True).is_on(EVENT).sees("El evento ya es público.")


def links_the_data(who: Somebody, registered: str, elsewhere: str) -> None:
    """One dataset that is registered here, one straight from the catalogue."""
    who.is_on("Datos del reto").sees("Todavía sin datos")
    _searches_and_links(who, registered, "Ya registrados aquí")
    _searches_and_links(who, elsewhere, "Catálogo nacional")
    who.sees("2 conjuntos de datos").follows("Volver a los retos").is_on("Retos")


def _searches_and_links(who: Somebody, title: str, place: str) -> None:
    who.writes("Palabras", title).presses("Buscar")
    part = who.page.get_by_role("region", name=place).get_by_role("article").filter(has_text=title)
    who.through(part.get_by_role("button", name="Vincular")).sees(f"Vinculado: {title}.")
