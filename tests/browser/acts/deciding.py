"""The jury scores on a phone; the organizer opens, closes, computes and publishes."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.acts.organizing import EVENT, SLUG
from tests.browser.acts.taking_part import PROJECT, TEAM
from tests.browser.letters import follows_letter
from tests.browser.people import Somebody

JUDGE = ("Rosa Ortiz", "rosa@jurado.example")
CERTIFIER = ("Inés Robledo", "contraloria@coatepec.example")
MARK = "4"


def invites_the_jury(who: Somebody) -> None:
    """Prepare the round, invite by mail, assign, and open."""
    who.goes(f"/eventos/{SLUG}/panel").follows("Jurado y evaluación")
    who.presses("Preparar la ronda").is_on("Preparar la ronda").presses("Guardar la ronda")
    who.follows("Invitar al jurado").writes("Nombre", JUDGE[0]).writes("Correo", JUDGE[1])
    who.writes("Institución u oficio", "Universidad Veracruzana")
    who.presses("Enviar la invitación").sees(f"Enviamos la invitación a {JUDGE[1]}.")


def names_a_certifier(who: Somebody) -> None:
    """A second person, who signs the result."""
    who.goes(f"/eventos/{SLUG}/organizar/personas").writes("Correo de la persona", CERTIFIER[1])
    who.writes("Nombre", CERTIFIER[0]).chooses("Certificación de resultados").presses(
        "Dar el papel"
    )
    who.sees("Listo. La persona recibe un correo con lo que puede hacer.")


def opens_the_round(who: Somebody) -> None:
    """What was handed in is shared out among the jury, and the rules are frozen."""
    who.goes(f"/eventos/{SLUG}/organizar/jurado").presses("Asignar en automático")
    who.sees("con cargas parejas y sin conflictos.", PROJECT, JUDGE[0])
    who.goes(f"/eventos/{SLUG}/organizar/jurado").follows("Abrir la ronda").is_on("Abrir la ronda")
    who.presses("Abrir la ronda")
    who.sees("La ronda está abierta. La rúbrica y las reglas quedaron fijas.", "Reglas fijas")


def scores(who: Somebody) -> None:
    """One link opens everything; a declaration, then a tap for each criterion."""
    who.goes("/")
    follows_letter(who, JUDGE[1], f"Invitación al jurado de «{EVENT}»")
    who.is_on(f"Jurado de {EVENT}").presses("Entrar a evaluar")
    who.is_on("Declaración de intereses").presses("Firmar y empezar")
    who.is_on("Mis proyectos por evaluar").follows(PROJECT).is_on(PROJECT)
    who.sees("Proyecto 1 de 1", "Tengo un conflicto de interés")
    for criterion in who.page.locator("fieldset.criterion").all():
        criterion.get_by_text(MARK, exact=True).first.tap()
    expect(who.page.locator("[data-missing]")).to_have_text("Completa")
    expect(who.page.locator("[data-save-state]")).to_contain_text("Guardado")
    who.looks().presses("Siguiente").is_on("Mis proyectos por evaluar")
    who.sees("Terminaste: todos tus proyectos están evaluados.")


def closes_and_computes(who: Somebody) -> None:
    """Close the round, compute by the frozen rule, and sign."""
    who.goes(f"/eventos/{SLUG}/organizar/jurado").sees("1 de 1").follows("Cerrar la ronda")
    who.sees("Todas las evaluaciones están completas.").presses("Cerrar la ronda")
    who.sees("La ronda está cerrada. Ya puedes calcular el resultado.").follows("Ir al resultado")
    who.presses("Calcular el resultado").sees("Resultado calculado. Falta certificarlo.")
    who.sees("Sin certificar: no es público.").presses("Firmar el resultado")
    who.sees("Ya firmaste. Falta la firma de otra persona.")


def signs_second(who: Somebody) -> None:
    """The certifier comes from the letter, reads the result, and signs it."""
    who.goes("/")
    follows_letter(who, CERTIFIER[1], f"Tienes un nuevo papel en {EVENT}")
    who.sees(f"Vas a entrar como {CERTIFIER[0]}.").presses("Entrar").is_on(EVENT)
    who.follows("Resultado y premios").sees(PROJECT, "75.00")
    who.presses("Firmar el resultado").sees("Resultado certificado.")


def publishes_the_results(who: Somebody) -> None:
    """What becomes public is shown first; then it is."""
    who.goes(f"/eventos/{SLUG}/organizar/resultados").sees("Primer lugar", "$20,000")
    who.follows("Publicar resultados").is_on("Publicar resultados").sees(f"Primer lugar: {PROJECT}")
    who.presses("Publicar resultados").is_on("Resultados").sees(PROJECT, TEAM)
    who.sees("Los resultados están publicados.", "Resultado certificado")
