"""What the rules of teams say to people."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from hackathon.domain.teams.rules import TeamRule
from hackathon.web.kit.messages import register

register(
    {
        TeamRule.NAME_TAKEN: _l("Ya hay un equipo con ese nombre en este evento. Elige otro."),
        TeamRule.FULL: _l("El equipo ya no tiene lugares."),
        TeamRule.CLOSED: _l("Los equipos de este evento ya no se pueden cambiar."),
        TeamRule.NOT_REGISTERED: _l("Primero inscríbete al evento."),
        TeamRule.HAS_TEAM: _l("Ya estás en un equipo de este evento."),
        TeamRule.CODE_UNKNOWN: _l(
            "Ese código no corresponde a ningún equipo de este evento. Revísalo con tu equipo."
        ),
        TeamRule.INVITATION_GONE: _l("Esta invitación ya se usó, se retiró o venció."),
        TeamRule.ALREADY_INVITED: _l("Esa persona ya tiene una invitación pendiente."),
        TeamRule.ALREADY_MEMBER: _l("Esa persona ya está en el equipo."),
        TeamRule.LEAD_MUST_HAND_OVER: _l(
            "Antes de salir, pasa la coordinación a otra persona del equipo."
        ),
        TeamRule.NOT_A_MEMBER: _l("Esa persona no está en el equipo."),
        TeamRule.DISSOLVED: _l("Este equipo ya no existe."),
    }
)
