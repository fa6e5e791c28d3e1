"""Datatón San Pedro Garza García 2014: six retos, twelve datasets, the winner it names."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hackathon.db import writing
from hackathon.domain.challenges.actions.call import PrizeLine, set_prizes
from hackathon.domain.events.actions.editing import ConvenerLine
from hackathon.domain.events.actions.history import Figure
from hackathon.domain.events.models import EventKind
from hackathon.domain.events.queries import is_slug_taken
from hackathon.domain.organizations.queries import get_organization
from hackathon.domain.results.actions.history import Placing, record_placing
from hackathon.domain.stories.actions.writing import StoryText
from hackathon.jobs.demo.data import Shelf, found, register_examples
from hackathon.jobs.demo.examples.san_pedro import EXAMPLES
from hackathon.jobs.demo.people import Cast
from hackathon.jobs.demo.places import SAN_PEDRO
from hackathon.jobs.demo.telling import (
    Past,
    PastReto,
    add_reto,
    draft_past,
    local,
    show_past,
    tell_story,
    text_of,
)

ZONE = "America/Monterrey"
SLUG = "san-pedro-2014"
SOURCE = "Reporte de la fase piloto de la Red México Abierto (2015), capítulo «San Pedro»"
UNSAID = (
    "*La fuente no dice quiénes formaron el equipo ni qué conjuntos usó; su nombre y los "
    "conjuntos que se enlazan son de demostración.*"
)
PRIZE = Decimal(30_000)

PAST = Past(
    slug=SLUG,
    title="Datatón San Pedro Garza García 2014",
    kind=EventKind.DATATON,
    summary=(
        "El Primer Datatón del municipio, con la Universidad de Monterrey: 12 conjuntos de datos "
        "y seis retos de la ciudad."
    ),
    description=(
        "Llamó a hackers cívicos, periodistas, programadores y diseñadores a buscar soluciones a "
        "problemas locales. Los 12 conjuntos de datos se alojaron por unos días en una carpeta de "
        "Dropbox.\n\n"
        f"*Fuente: {SOURCE}. La hora de cierre, los títulos y las filas "
        "de los archivos son de demostración.*"
    ),
    zone=ZONE,
    dates={
        "hacking_at": local(ZONE, "2014-12-06"),
        "submissions_until": local(ZONE, "2014-12-07T23:59"),
        "announced_at": local(ZONE, "2014-12-06"),
        "results_at": local(ZONE, "2014-12-07T23:59"),
    },
    figures=(
        Figure("12", "conjuntos de datos"),
        Figure("6", "retos"),
        Figure("≈ 40", "personas"),
        Figure("$30,000", "pesos de premio"),
    ),
    conveners=(ConvenerLine("Universidad de Monterrey", "convoca con el municipio"),),
)


def _reto(title: str, summary: str, *data: str) -> PastReto:
    return PastReto(
        title=title, summary=summary, datasets=tuple(f"san-pedro-{name}" for name in data)
    )


RETOS = (
    _reto(
        "Predicción y análisis del desarrollo urbano",
        "Entender cómo crece la ciudad y anticiparlo.",
        "licencias-de-construccion",
        "uso-de-suelo",
    ),
    _reto(
        "Predicción de la demanda de servicios públicos",
        "Saber qué servicios hará falta atender, y dónde.",
        "reportes-de-servicios",
        "luminarias",
    ),
    _reto(
        "Diseño de rutas de patrullaje de tránsito",
        "Trazar mejores recorridos para las patrullas de tránsito.",
        "patrullajes",
        "aforo-vehicular",
    ),
    _reto(
        "Prevención de accidentes viales",
        "Encontrar dónde y cuándo ocurren, para evitarlos.",
        "accidentes-viales",
        "senalamientos-viales",
    ),
    _reto(
        "Diseño de métodos para generar una participación ciudadana participativa",
        "Que más personas tomen parte en lo que decide el municipio.",
        "juntas-de-vecinos",
        "solicitudes-ciudadanas",
    ),
    _reto(
        "Optimización de obras públicas del presupuesto participativo",
        "Que las obras que eligen las colonias rindan más.",
        "presupuesto-participativo",
        "avance-de-obras",
    ),
)
WINNER = Placing(
    place=1,
    title="Propuesta ganadora",
    team="Equipo de Mi colonia (demostración)",
    project="Mi colonia",
    summary="Aplicación para optimizar las obras del presupuesto participativo.",
    description=(
        f"Una aplicación para optimizar las obras del presupuesto participativo.\n\n{UNSAID}"
    ),
    amount=PRIZE,
)
STORY = StoryText(
    title="Mi colonia: decidir mejor las obras del presupuesto participativo",
    excerpt=(
        "El Primer Datatón de San Pedro Garza García premió con 30 mil pesos una aplicación para "
        "optimizar las obras del presupuesto participativo."
    ),
    tagline="Doce conjuntos de datos, seis retos y una propuesta premiada.",
    body=f"{text_of('mi-colonia')}\n*Fuente: {SOURCE}.* {UNSAID}\n",
    category="gobiernos-locales",
    authors=("Redacción de demostración",),
    tags=("presupuesto participativo", "datatón", "San Pedro Garza García"),
)


def tell(cast: Cast) -> int:
    """Tell the event, its winner and the winner's Historia; say how much was missing."""
    actor = cast.actor("organiza.sanpedro")
    shelf = Shelf(
        actor=actor,
        organization=get_organization(SAN_PEDRO),
        licence_id="cc-zero",
        modified_at=PAST.dates["hacking_at"],
    )
    made = register_examples(shelf, EXAMPLES)
    if is_slug_taken(SLUG):
        return made
    with writing():
        event = draft_past(actor, get_organization(SAN_PEDRO), PAST)
        retos = [add_reto(actor, event, reto) for reto in RETOS]
        set_prizes(actor, event, [PrizeLine(place=1, title="Propuesta ganadora", amount=PRIZE)])
        show_past(actor, event, retos)
        works = found(["san-pedro-presupuesto-participativo", "san-pedro-avance-de-obras"])
        award = record_placing(actor, event, replace(WINNER, challenge=retos[-1], datasets=works))
        tell_story(actor, award, STORY, works)
    return made + 1
