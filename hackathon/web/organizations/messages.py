"""What the rules of institutions say to people."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from hackathon.domain.organizations.rules import OrganizationRule
from hackathon.web.kit.messages import register

register(
    {
        OrganizationRule.NAME_TAKEN: _l(
            "Ya hay una institución con ese nombre. Si es la tuya, pide a quien la tiene a su "
            "cargo que te agregue."
        ),
        OrganizationRule.SLUG_TAKEN: _l("Otra institución ya usa esa dirección. Elige otra."),
        OrganizationRule.SLUG_EMPTY: _l("Escribe la dirección."),
        OrganizationRule.SLUG_SHAPE: _l(
            "Usa solo minúsculas sin acentos, números y guiones, como ayuntamiento-de-xalapa."
        ),
        OrganizationRule.SLUG_TOO_LONG: _l("Escribe una dirección de como máximo 60 caracteres."),
        OrganizationRule.SLUG_RESERVED: _l("Esa palabra es de este sitio. Elige otra."),
        OrganizationRule.COLOUR_SHAPE: _l("Escribe el color como # y seis cifras: #0a6b4a."),
        OrganizationRule.COLOUR_TOO_PALE: _l(
            "Ese color no se lee bien: su contraste es de %(ratio)s a 1 y hace falta 4.5 a 1. "
            "Elige uno más oscuro."
        ),
        OrganizationRule.WEBSITE_SHAPE: _l(
            "Escribe la dirección completa, como https://ejemplo.gob.mx."
        ),
        OrganizationRule.ALREADY_MEMBER: _l(
            "Esa persona ya es parte de la institución. Cambia su papel en la lista."
        ),
        OrganizationRule.NOT_A_ROLE_HERE: _l("Elige uno de los papeles de la lista."),
        OrganizationRule.OWN_ROLE: _l(
            "Nadie cambia su propio papel: pídelo a otra persona a cargo."
        ),
        OrganizationRule.LAST_OWNER: _l(
            "Es la única persona a cargo de la institución. Antes pon a otra a cargo."
        ),
        OrganizationRule.REQUEST_PENDING: _l(
            "Ya tienes una solicitud en revisión. Podrás hacer otra cuando se resuelva."
        ),
        OrganizationRule.REQUEST_DECIDED: _l("Esta solicitud ya se resolvió."),
        OrganizationRule.REASON_NEEDED: _l("Escribe el motivo; la persona que solicitó lo leerá."),
    }
)
