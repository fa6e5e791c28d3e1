"""The forms of registering."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField
from wtforms.widgets import HiddenInput

from hackathon.domain.registrations.actions import Acceptance, Particulars
from hackathon.domain.registrations.models import RegistrationKind
from hackathon.presentation.labels import choices
from hackathon.web.kit.choosing import RadioField
from hackathon.web.kit.forms import Form, Required, text_area, text_line


class RegistrationForm(Form):
    """Registering to an event: what is voluntary first, what must be accepted last."""

    kind = RadioField(
        _l("¿Cómo participas?"),
        choices=choices("registration_kind"),
        default=RegistrationKind.PARTICIPANT.value,
    )
    affiliation = text_line(_l("Escuela, colectivo o empresa"), max_length=160)
    skills = text_line(_l("Qué sabes hacer"), max_length=300)
    seeks_team = BooleanField(_l("Busco equipo"))
    conduct = BooleanField(_l("Acepto el código de conducta"))
    privacy = BooleanField(_l("Leí el aviso de privacidad"))
    convocatoria = BooleanField(_l("Acepto la convocatoria"))
    conduct_number = IntegerField(widget=HiddenInput())
    privacy_number = IntegerField(widget=HiddenInput())
    convocatoria_number = IntegerField(widget=HiddenInput())

    def acceptance(self) -> Acceptance:
        """The versions that were ticked."""
        return Acceptance(
            conduct=self.conduct_number.data if self.conduct.data else None,
            privacy=self.privacy_number.data if self.privacy.data else None,
            convocatoria=self.convocatoria_number.data if self.convocatoria.data else None,
        )

    def particulars(self) -> Particulars:
        """What the person said of taking part."""
        return Particulars(
            kind=RegistrationKind(self.kind.data),
            affiliation=self.affiliation.data,
            skills=self.skills.data,
            seeks_team=self.seeks_team.data,
        )


class NoticeForm(Form):
    """The next version of a notice."""

    body = text_area(_l("Texto"), Required(), max_length=30_000)
