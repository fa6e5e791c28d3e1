"""Hackatón Xalapa 2014: eight datasets, two themes, the two places that the source names."""

from __future__ import annotations

from dataclasses import replace

from hackathon.db import writing
from hackathon.domain.events.actions.history import Figure
from hackathon.domain.events.models import EventKind
from hackathon.domain.events.queries import is_slug_taken
from hackathon.domain.organizations.queries import get_organization
from hackathon.domain.results.actions.history import Placing, record_placing
from hackathon.domain.stories.actions.writing import StoryText
from hackathon.jobs.demo.data import Shelf, found, register_examples
from hackathon.jobs.demo.examples.xalapa import EXAMPLES
from hackathon.jobs.demo.people import Cast
from hackathon.jobs.demo.places import XALAPA
from hackathon.jobs.demo.telling import (
    Past,
    PastReto,
    add_reto,
    draft_past,
    local,
    mark_project,
    show_past,
    tell_story,
    text_of,
)

ZONE = "America/Mexico_City"
SLUG = "xalapa-2014"
SOURCE = "Reporte de la fase piloto de la Red México Abierto (2015), capítulo «Xalapa»"
UNSAID = (
    "*La fuente no dice qué conjuntos usó cada equipo; los que se enlazan son de demostración.*"
)
MOBILITY, SERVICES = "Movilidad urbana", "Servicios municipales"
PAST = Past(
    slug=SLUG,
    title="Hackatón Xalapa 2014",
    kind=EventKind.HACKATHON,
    summary=(
        "El primer hackatón del municipio que primero subió sus datos a datos.gob.mx: ocho "
        "conjuntos, dos temáticas y 28 equipos."
    ),
    description=(
        "El Ayuntamiento hizo un inventario de su información, convirtió ocho conjuntos de datos "
        "a formato CSV y convocó a usarlos del 10 al 12 de octubre de 2014.\n\n"
        f"*Fuente: {SOURCE}. La hora de cierre y las filas de los archivos son "
        "de demostración.*"
    ),
    zone=ZONE,
    dates={
        "hacking_at": local(ZONE, "2014-10-10"),
        "submissions_until": local(ZONE, "2014-10-12T23:59"),
        "announced_at": local(ZONE, "2014-10-10"),
        "results_at": local(ZONE, "2014-10-12T23:59"),
    },
    figures=(
        Figure("380", "personas en las conferencias"),
        Figure("200", "personas en el hackatón"),
        Figure("28", "equipos"),
        Figure("8", "conjuntos de datos abiertos"),
    ),
    tracks=(MOBILITY, SERVICES),
)
RETOS = (
    PastReto(
        title="Aplicaciones para la movilidad urbana",
        summary="Moverse por la ciudad con los datos de tránsito y transporte.",
        track=MOBILITY,
        datasets=(
            "xalapa-semaforos",
            "xalapa-accidentes-viales",
            "xalapa-rutas-de-transporte-publico",
            "xalapa-ciclovias",
        ),
    ),
    PastReto(
        title="Aplicaciones para los servicios municipales",
        summary="Acercar a las personas los servicios del municipio.",
        track=SERVICES,
        datasets=(
            "xalapa-servicios-de-salud",
            "xalapa-oficinas-municipales",
            "xalapa-rutas-de-limpia-publica",
            "xalapa-poblacion-por-zona",
        ),
    ),
)


HEALTH = (
    "xalapa-servicios-de-salud",
    "xalapa-poblacion-por-zona",
    "xalapa-oficinas-municipales",
)
BUSES = ("xalapa-rutas-de-transporte-publico", "xalapa-semaforos")
FIRST = Placing(
    place=1,
    title="Primer lugar",
    team="Five5",
    project="Salud Xalapa",
    note=f"Categoría: {SERVICES.lower()}.",
    summary=(
        "Permitiría al sector salud organizar campañas para donar sangre y mantener un registro "
        "de donantes."
    ),
    description=(
        "La aplicación permitiría al sector salud del municipio organizar campañas para donar "
        f"sangre y mantener un registro de los donantes.\n\n{UNSAID}"
    ),
)
SECOND = Placing(
    place=2,
    title="Segundo lugar",
    team="Djandroid Rangers",
    project="Check Bus",
    note=f"Categoría: {MOBILITY.lower()}.",
    summary="Te avisa cuando tu autobús está a la distancia que elegiste.",
    description=(
        "Un sistema de alertas: cada quien programa el día y la hora en que tomará el autobús; "
        "cuando se acerca, la aplicación detecta que el transporte está a la distancia elegida y "
        "avisa. También ayuda a quienes conducen a llevar el control de sus horas de viaje y sus "
        f"recorridos.\n\n{UNSAID}"
    ),
)
STORY = StoryText(
    title="Salud Xalapa: una aplicación para donar sangre",
    excerpt=(
        "En el primer hackatón de Xalapa, el equipo Five5 obtuvo el primer lugar en servicios "
        "municipales con una aplicación para organizar campañas de donación de sangre."
    ),
    tagline="Ocho conjuntos de datos, 28 equipos y una aplicación para donar sangre.",
    body=f"{text_of('salud-xalapa')}\n*Fuente: {SOURCE}.* {UNSAID}\n",
    category="salud",
    authors=("Redacción de demostración",),
    tags=("salud", "hackatón", "Xalapa"),
)


def tell(cast: Cast) -> int:
    """Tell the event, its places and the Historia of the first; say how much was missing."""
    shelf = Shelf(
        actor=cast.actor("enlace"),
        organization=get_organization(XALAPA),
        licence_id="cc-zero",
        modified_at=PAST.dates["hacking_at"],
    )
    made = register_examples(shelf, EXAMPLES)
    if is_slug_taken(SLUG):
        return made
    with writing():
        _tell_event(cast)
    return made + 1


def _tell_event(cast: Cast) -> None:
    actor = cast.actor("organiza")
    event = draft_past(actor, get_organization(XALAPA), PAST)
    mobility, services = (add_reto(actor, event, reto) for reto in RETOS)
    show_past(actor, event, (mobility, services))
    health = found(HEALTH)
    buses = found(BUSES)
    first = record_placing(actor, event, replace(FIRST, challenge=services, datasets=health))
    second = record_placing(actor, event, replace(SECOND, challenge=mobility, datasets=buses))
    mark_project(second.submission)
    story = tell_story(actor, first, STORY, health)
    story.is_featured = True
