"""The forms of the operators."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from hackathon.web.kit.forms import Form, text_area


class DecisionForm(Form):
    """The reason of a refusal, or a note with a yes."""

    reason = text_area(_l("Motivo o nota"), max_length=2000)
