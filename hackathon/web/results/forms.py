"""The forms of results."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from hackathon.web.kit.forms import Form, Required, text_area


class VoidForm(Form):
    """Why a prize is left void."""

    reason = text_area(_l("Motivo"), Required(), max_length=500)
