"""What the rules of registering say to people."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from hackathon.domain.registrations.rules import RegistrationRule
from hackathon.web.kit.messages import register

register(
    {
        RegistrationRule.CLOSED: _l("Las inscripciones de este evento no están abiertas."),
        RegistrationRule.FULL: _l(
            "Ya no hay lugares. Si alguien cancela, su lugar aparecerá aquí."
        ),
        RegistrationRule.ALREADY: _l("Ya tienes inscripción en este evento."),
        RegistrationRule.CONSENT_MISSING: _l("Marca esta casilla para poder inscribirte."),
        RegistrationRule.NOTICE_CHANGED: _l(
            "Se publicó una versión nueva mientras leías. Léela y vuelve a marcar la casilla."
        ),
        RegistrationRule.CANCELLED: _l("Esta inscripción ya estaba cancelada."),
    }
)
