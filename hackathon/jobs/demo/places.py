"""The institutions of the demonstration, and who works in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actions.roles import Place, grant_role
from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.accounts.roles import Role
from hackathon.domain.audit.actions import record
from hackathon.domain.organizations.actions.accrediting import Application, request_accreditation
from hackathon.domain.organizations.actions.editing import show_organization
from hackathon.domain.organizations.models import Organization, OrganizationKind
from hackathon.domain.organizations.queries import accreditations_of, find_organization
from hackathon.gateways.installed import files
from hackathon.jobs.demo.people import HOST, Cast
from hackathon.richtext import render

XALAPA = "ayuntamiento-de-xalapa"
SAN_PEDRO = "san-pedro-garza-garcia"
NUEVO_LEON = "gobierno-de-nuevo-leon"
TORREON = "ayuntamiento-de-torreon"
INSTITUTE = "instituto-de-datos-de-demostracion"


@dataclass(frozen=True, kw_only=True)
class _Body:
    slug: str
    name: str
    kind: OrganizationKind
    region: str
    description: str
    website: str = ""
    staff: tuple[tuple[str, Role, str], ...] = field(default_factory=tuple)


BODIES = (
    _Body(
        slug=XALAPA,
        name="H. Ayuntamiento de Xalapa",
        kind=OrganizationKind.MUNICIPAL,
        region="MX-VER",
        description=(
            "Primer municipio en abrir sus datos y subirlos a datos.gob.mx, para el hackatón "
            "de octubre de 2014.\n\nLas cuentas que administran esta página son de demostración."
        ),
        staff=(
            ("organiza", Role.OWNER, "Buen Gobierno (demostración)"),
            ("enlace", Role.PUBLISHER, "Enlace de datos (demostración)"),
        ),
    ),
    _Body(
        slug=SAN_PEDRO,
        name="Municipio de San Pedro Garza García",
        kind=OrganizationKind.MUNICIPAL,
        region="MX-NLE",
        description=(
            "Convocó con la Universidad de Monterrey al Primer Datatón del municipio, en diciembre "
            "de 2014.\n\nLas cuentas que administran esta página son de demostración."
        ),
        staff=(("organiza.sanpedro", Role.OWNER, "Mejora Regulatoria (demostración)"),),
    ),
    _Body(
        slug=NUEVO_LEON,
        name="Gobierno del Estado de Nuevo León",
        kind=OrganizationKind.STATE,
        region="MX-NLE",
        description="Impartió en 2024 su primer ciclo formativo sobre datos abiertos.",
    ),
    _Body(
        slug=TORREON,
        name="Ayuntamiento de Torreón",
        kind=OrganizationKind.MUNICIPAL,
        region="MX-COA",
        description="Presentó su portal de datos abiertos el 2 de diciembre de 2015.",
    ),
    _Body(
        slug=INSTITUTE,
        name="Instituto de Datos de Demostración",
        kind=OrganizationKind.AUTONOMOUS,
        region="MX-CMX",
        description=(
            "**Institución ficticia.** Existe para probar Datatón: sus eventos, sus datos y sus "
            "resultados son de demostración y no describen a nadie."
        ),
        staff=(
            ("organiza", Role.OWNER, "Coordinación de eventos (demostración)"),
            ("enlace", Role.PUBLISHER, "Enlace de datos (demostración)"),
        ),
    ),
)
LETTER = """\
OFICIO DE DEMOSTRACIÓN

Este archivo ocupa el lugar de un oficio de designación para probar la acreditación.
No lo emitió ninguna institución.
"""


def settle(cast: Cast) -> int:
    """Make the institutions that are missing and seat their people; say how many are new."""
    made = 0
    for body in BODIES:
        organization = find_organization(body.slug)
        if organization is None:
            organization = _found(body)
            made += 1
        for name, role, position in body.staff:
            grant_role(NOBODY, cast[name], role, Place(organization_id=organization.id), position)
    return made


def ask_for_accreditation(cast: Cast) -> int:
    """Leave one request for the operator to decide; say whether it is new."""
    if accreditations_of(cast["persona"].id):
        return 0
    letter = files().put_made(LETTER.encode(), name="oficio.txt", media_type="text/plain")
    request = request_accreditation(
        cast.actor("persona"),
        Application(
            name="Ayuntamiento de Demostración",
            kind=OrganizationKind.MUNICIPAL,
            region="MX-PUE",
            position="Titular de Gobierno Abierto (demostración)",
            letter=letter,
        ),
    )
    request.organization.is_demonstration = True
    return 1


def _found(body: _Body) -> Organization:
    """An institution of the demonstration: no letter is made up in its name."""
    at = clock.now()
    organization = Organization(
        slug=body.slug,
        name=body.name,
        kind=body.kind,
        region=body.region,
        description=body.description,
        description_html=render(body.description),
        contact_email=f"contacto@{HOST}",
        accredited_at=at,
        created_at=at,
        is_demonstration=True,
    )
    db.session.add(organization)
    db.session.flush()
    show_organization(organization)
    record("organization.accredited", None, f"organization:{organization.id}", by="demonstration")
    return organization
