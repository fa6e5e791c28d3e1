"""The forms of teams."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from hackathon.web.kit.forms import (
    Form,
    Required,
    mail_line,
    revision_field,
    text_area,
    text_line,
)


class TeamForm(Form):
    """What a team says of itself."""

    name = text_line(_l("Nombre del equipo"), Required(), max_length=80)
    description = text_area(_l("Quiénes son"), max_length=500)
    seeks = text_line(_l("A quién buscan"), max_length=300)
    revision = revision_field()


class CodeForm(Form):
    """Joining with a code."""

    code = text_line(_l("Código del equipo"), Required(), max_length=16)


class InvitationForm(Form):
    """Inviting by mail."""

    email = mail_line(_l("Correo de la persona"), Required())
