"""The enlace finds the data in the catalogue and registers them."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.letters import follows_letter
from tests.browser.people import Somebody
from tests.browser.stage import INSTITUTION

PUBLISHER = "enlace@coatepec.example"
PUBLISHER_NAME = "Darío Cruz"
DATASET = "Accidentes viales 2014"
DATASET_PATH = "/conjuntos-de-datos/accidentes-viales-2014"


def registers_the_data(who: Somebody) -> None:
    """Told by a letter of the new part, the enlace comes in by its link, searches, registers."""
    who.goes("/")
    follows_letter(who, PUBLISHER, f"Tienes un nuevo papel en {INSTITUTION}")
    who.is_on("Entrar a tu cuenta").sees(f"Vas a entrar como {PUBLISHER_NAME}.").presses("Entrar")
    who.is_on(INSTITUTION).follows("Registrar datos")
    who.is_on("Registra un conjunto de datos")
    who.page.get_by_label("Palabras").press_sequentially("accidentes")
    # The catalogue is asked while the words are typed.
    found = who.page.get_by_role("article").filter(has_text=DATASET)
    expect(found.get_by_role("button", name="Registrar")).to_be_visible()
    who.looks().presses("Registrar").is_on(DATASET)
    who.sees("Registrado. En un momento aquí estará la copia de sus datos.")
    assert who.path == DATASET_PATH


def sees_the_copy(who: Somebody) -> None:
    """The copy arrives by itself: files, licence, citation, and the first rows of the table."""
    who.awaits("Ávila Camacho").sees("Archivos y recursos", "Primeras filas", "Cómo citarlos")
    who.sees("Creative Commons", "Todavía nadie lo ha usado aquí.")
