"""The organizer tells the Historia; anybody reads it, with its route back to the data."""

from __future__ import annotations

from tests.browser.acts.organizing import EVENT, RETO, SLUG
from tests.browser.acts.publishing import DATASET, DATASET_PATH
from tests.browser.acts.taking_part import PHRASE, PROJECT, TEAM, USE
from tests.browser.people import Somebody
from tests.browser.stage import INSTITUTION

TITLE = "Coatepec ya sabe qué cruce arreglar primero"


def drafts_the_story(who: Somebody) -> None:
    """One step from the winner to a draft with all that is known."""
    who.goes(f"/eventos/{SLUG}/organizar/resultados").presses("Escribir la Historia")
    who.is_on("Editar la Historia")
    who.sees("Este es el borrador, con todo lo que ya se sabe. Dale tu voz.")
    body = who.field("Texto").input_value()
    for known in ("Antecedentes", "Retos", "Solución", "Resultado", DATASET, TEAM, PROJECT):
        assert known in body, f"the draft does not say «{known}»"
    who.writes("Título", TITLE).presses("Guardar").is_on(TITLE)
    who.sees("Solo la ve quien escribe en la institución: todavía no es pública.")


def publishes_the_story(who: Somebody) -> str:
    """The draft becomes public; its address."""
    who.presses("Publicar").is_on(TITLE).sees("Historia publicada.")
    return who.path


def finds_nothing_yet(who: Somebody) -> None:
    """Before they are out, results and scores are nowhere."""
    who.goes(f"/eventos/{SLUG}/resultados").sees_not(PROJECT, TEAM, "$20,000")
    who.goes(f"/buscar?q={PROJECT.replace(' ', '+')}").sees("Nada coincide con «Cruce seguro»")


def reads_it_all(who: Somebody, story: str) -> None:
    """The event, its results, the Historia with its route, and the data behind it."""
    who.goes("/").sees(TITLE, "Leer la Historia")
    who.goes(f"/eventos/{SLUG}").is_on(EVENT).follows("Ver resultados").is_on("Resultados")
    who.sees("Resultado certificado", PROJECT, TEAM, "Primer lugar", "$20,000")
    who.follows(PROJECT).is_on(PROJECT).sees(PHRASE, USE, "Cómo usó los datos", "La ruta", TITLE)
    who.follows("Historia").is_on(TITLE).sees("La ruta", RETO, "Datos usados", "cómo se juzgó")
    assert who.path == story
    who.follows(DATASET).is_on(DATASET).sees("Retos, proyectos e Historias que lo usan")
    assert who.path == DATASET_PATH
    who.sees(RETO, PROJECT, TITLE)


def finds_it(who: Somebody, story: str) -> None:
    """Found by words that the title does not spell like that: without accents, another form."""
    who.goes("/").searches("cruces coatepec").is_on("Buscar").follows(TITLE).is_on(TITLE)
    assert who.path == story
    who.goes("/instituciones/coatepec").is_on(INSTITUTION).sees(EVENT, DATASET, TITLE)
