"""The first draft: four parts with what is known, and no empty promises."""

from __future__ import annotations

from dataclasses import replace

from hackathon.domain.stories.outline import KnownFacts, outline

XALAPA = KnownFacts(
    organization="H. Ayuntamiento de Xalapa",
    event="Hackatón Xalapa 2014",
    when="octubre de 2014",
    teams=28,
    people=200,
    datasets=["Servicios de salud", "Oficinas municipales"],
    challenge="Servicios municipales",
    problem="Faltan donadores.",
    project="Salud Xalapa",
    team="Five5",
    summary="Organiza campañas.",
    description="Lleva el registro.",
    award="Primer lugar",
    prize="$30,000 MXN",
)


def test_everything_that_is_known_is_in_the_draft():
    assert outline(XALAPA) == (
        "## Antecedentes\n\n"
        "H. Ayuntamiento de Xalapa convocó a Hackatón Xalapa 2014 (octubre de 2014). "
        "Los datos de este proyecto: «Servicios de salud», «Oficinas municipales». "
        "Participaron 200 personas en 28 equipos.\n\n"
        "## Retos\n\n**Servicios municipales**\n\nFaltan donadores.\n\n"
        "## Solución\n\nEl equipo Five5 construyó **Salud Xalapa**.\n\n"
        "Organiza campañas.\n\nLleva el registro.\n\n"
        "## Resultado\n\nSalud Xalapa obtuvo primer lugar en Hackatón Xalapa 2014, "
        "con un premio de $30,000 MXN."
    )


def test_what_is_not_known_is_not_mentioned():
    bare = replace(
        XALAPA, when="", teams=0, people=0, datasets=[], challenge="", summary="", description="",
        prize="",
    )  # fmt: skip
    assert outline(bare) == (
        "## Antecedentes\n\nH. Ayuntamiento de Xalapa convocó a Hackatón Xalapa 2014.\n\n"
        "## Retos\n\nEl proyecto respondió a la convocatoria general del evento.\n\n"
        "## Solución\n\nEl equipo Five5 construyó **Salud Xalapa**.\n\n"
        "## Resultado\n\nSalud Xalapa obtuvo primer lugar en Hackatón Xalapa 2014."
    )


def test_only_people_or_only_teams_are_said_without_the_other():
    assert "Participaron 200 personas." in outline(replace(XALAPA, teams=0))
    assert "Participaron 28 equipos." in outline(replace(XALAPA, people=0))
    assert "Participó 1 persona en 28 equipos." in outline(replace(XALAPA, people=1))
    assert "Participó 1 equipo." in outline(replace(XALAPA, people=0, teams=1))
    assert "**Servicios municipales**\n\n## Sol" in outline(replace(XALAPA, problem=""))
