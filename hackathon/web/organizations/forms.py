"""The forms of institutions."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import FileField

from hackathon.domain.accounts.roles import ORGANIZATION_ROLES, Role
from hackathon.domain.organizations.actions.accrediting import Application
from hackathon.domain.organizations.actions.editing import Description
from hackathon.domain.organizations.actions.staffing import Post
from hackathon.domain.organizations.models import OrganizationKind
from hackathon.gateways.files import FileKind
from hackathon.presentation.labels import choices, label
from hackathon.presentation.labels.places import STATES
from hackathon.web.kit.choosing import RadioField, SelectField
from hackathon.web.kit.forms import (
    Form,
    Required,
    mail_line,
    revision_field,
    text_area,
    text_line,
    web_address,
)
from hackathon.web.kit.uploads import has_upload, store_upload

REGIONS = [("", _l("Todo el país")), *STATES.items()]
LETTER_MEGABYTES = 10
LOGO_MEGABYTES = 5


class AccreditationForm(Form):
    """A request for accreditation."""

    name = text_line(_l("Nombre de la institución"), Required(), max_length=160)
    kind = SelectField(_l("Orden o tipo"))
    region = SelectField(_l("Estado"), choices=REGIONS)
    website = text_line(_l("Sitio web"), web_address, max_length=300)
    position = text_line(_l("Tu cargo"), Required(), max_length=120)
    letter = FileField(_l("Oficio de designación"))

    def offer(self) -> AccreditationForm:
        """Offer the kinds of institutions in the reader's language."""
        self.kind.choices = [(code, str(words)) for code, words in choices("organization_kind")]
        return self

    def application(self) -> Application | None:
        """What was typed, the letter kept in the store; None when something is refused."""
        if not self.validate():
            return None
        if not has_upload(self.letter):
            self.refuse(self.letter, str(_l("Adjunta el oficio de designación, en PDF.")))
            return None
        stored = store_upload(self, self.letter, {FileKind.DOCUMENT}, LETTER_MEGABYTES)
        if stored is None:
            return None
        return Application(
            name=self.name.data,
            kind=OrganizationKind(self.kind.data),
            region=self.region.data,
            website=self.website.data or "",
            position=self.position.data,
            letter=stored,
        )


class OrganizationForm(Form):
    """What an institution says of itself."""

    name = text_line(_l("Nombre"), Required(), max_length=160)
    acronym = text_line(_l("Siglas"), max_length=20)
    region = SelectField(_l("Estado"), choices=REGIONS)
    description = text_area(_l("Qué hace y qué datos abre"), max_length=10_000)
    website = text_line(_l("Sitio web"), web_address, max_length=300)
    contact_email = mail_line(_l("Correo de contacto"))
    action_colour = text_line(_l("Color de los botones"), max_length=7)
    revision = revision_field()

    def text(self) -> Description:
        """What was typed."""
        return Description(
            name=self.name.data,
            acronym=self.acronym.data or "",
            region=self.region.data,
            description=self.description.data or "",
            website=self.website.data or "",
            contact_email=self.contact_email.data or "",
            action_colour=self.action_colour.data or "",
        )


class LogoForm(Form):
    """Another logo."""

    logo = FileField(_l("Imagen"))


class SlugForm(Form):
    """Another address."""

    slug = text_line(_l("Dirección"), Required(), max_length=200)


class RoleForm(Form):
    """The role of somebody in an institution."""

    role = RadioField(_l("Papel"), [Required(_l("Elige una opción."))])
    position = text_line(_l("Cargo"), max_length=120)

    def offer(self) -> RoleForm:
        """Offer the roles in the reader's language."""
        self.role.choices = [(role.value, str(label("role", role))) for role in ORGANIZATION_ROLES]
        return self

    def post(self) -> Post:
        """What was chosen."""
        return Post(role=Role(self.role.data), position=self.position.data or "")


class MemberForm(RoleForm):
    """Somebody new in an institution."""

    email = mail_line(_l("Correo"), Required())
    name = text_line(_l("Nombre"), Required(), max_length=120)
