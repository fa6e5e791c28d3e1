"""The workshop of Nuevo León, May 2024: a meeting told by its figures."""

from __future__ import annotations

from hackathon.db import writing
from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.events.actions.editing import ConvenerLine
from hackathon.domain.events.actions.history import Figure
from hackathon.domain.events.models import EventKind
from hackathon.domain.events.queries import is_slug_taken
from hackathon.domain.organizations.queries import get_organization
from hackathon.jobs.demo.places import NUEVO_LEON
from hackathon.jobs.demo.telling import Past, draft_past, local, show_past, text_of

ZONE = "America/Monterrey"
SLUG = "nuevo-leon-2024"

PAST = Past(
    slug=SLUG,
    title="Taller Introducción a los Datos Abiertos",
    kind=EventKind.WORKSHOP,
    summary=(
        "El primer taller del ciclo formativo 2024 del Gobierno de Nuevo León: datos abiertos con "
        "fichas, mesas de trabajo y piezas de LEGO."
    ),
    description=text_of("taller-nuevo-leon"),
    zone=ZONE,
    dates={
        "starts_at": local(ZONE, "2024-05-30T10:00"),
        "ends_at": local(ZONE, "2024-05-30T12:00"),
        "announced_at": local(ZONE, "2024-05-30"),
    },
    figures=(
        Figure("49", "personas"),
        Figure("13", "dependencias"),
        Figure("2", "horas"),
    ),
    conveners=(ConvenerLine("Secretaría de Participación Ciudadana", "diseñó y facilitó"),),
)


def tell() -> int:
    """Tell the workshop, unless it is told already; say whether it was missing."""
    if is_slug_taken(SLUG):
        return 0
    with writing():
        event = draft_past(NOBODY, get_organization(NUEVO_LEON), PAST)
        show_past(NOBODY, event)
    return 1
