"""The forms of accounts."""

from __future__ import annotations

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from wtforms import PasswordField

from hackathon.domain.accounts.actions.editing import Profile
from hackathon.domain.accounts.actions.signing_up import Newcomer, check_newcomer
from hackathon.domain.accounts.models import Person
from hackathon.domain.accounts.passwords import (
    find_password_fault,
    hash_password,
    is_password,
)
from hackathon.domain.accounts.rules import AccountRule
from hackathon.errors import RuleBroken
from hackathon.presentation.zones import CITIES
from hackathon.web.kit.choosing import SelectField
from hackathon.web.kit.forms import (
    Form,
    Required,
    at_most,
    mail_line,
    next_field,
    revision_field,
    text_line,
)
from hackathon.web.kit.i18n import LANGUAGES, chosen_language

PASSWORD_FIELD_LENGTH = 1000


def password_line(label: LazyString) -> PasswordField:
    """A password as it is typed, spaces and all."""
    return PasswordField(label, [Required(), at_most(PASSWORD_FIELD_LENGTH)])


class SignUpForm(Form):
    """A new account."""

    name = text_line(_l("Nombre"), Required(), max_length=120)
    email = mail_line(_l("Correo"), Required())
    password = password_line(_l("Contraseña"))
    next = next_field()

    def newcomer(self) -> Newcomer | None:
        """What was typed, its password hashed; None when it is refused."""
        if not self.validate():
            return None
        name, email = str(self.name.data), str(self.email.data)
        try:
            check_newcomer(name, email, str(self.password.data))
        except RuleBroken as broken:
            self.add_rule(broken)
            return None
        return Newcomer(
            name=name,
            email=email,
            password_hash=hash_password(str(self.password.data)),
            language=chosen_language(),
            next_path=str(self.next.data or ""),
        )


class SignInForm(Form):
    """Address and password."""

    email = mail_line(_l("Correo"), Required())
    password = password_line(_l("Contraseña"))
    next = next_field()


class AddressForm(Form):
    """An address to send a link to."""

    email = mail_line(_l("Correo"), Required())
    next = next_field()


class NewPasswordForm(Form):
    """Another password."""

    password = password_line(_l("Contraseña nueva"))

    def new_hash(self, person: Person) -> str | None:
        """The hash of the new password; None when it is refused."""
        if not self.validate():
            return None
        typed = str(self.password.data)
        fault = find_password_fault(typed, person.name, person.email)
        if fault:
            self.add_rule(RuleBroken(fault, "password"))
            return None
        return hash_password(typed)


class ProvenForm(Form):
    """A change that asks for the password first, from those who have one."""

    current = PasswordField(_l("Contraseña actual"), [at_most(PASSWORD_FIELD_LENGTH)])

    def proves(self, person: Person) -> bool:
        """Whether the password typed is the person's; who has none needs none."""
        if person.password_hash is None:
            return True
        if is_password(person.password_hash, str(self.current.data or "")):
            return True
        self.add_rule(RuleBroken(AccountRule.PASSWORD_WRONG, "current"))
        return False


class PasswordForm(NewPasswordForm, ProvenForm):
    """Another password instead of the current one."""


class EmailForm(ProvenForm):
    """Another address."""

    email = mail_line(_l("Correo nuevo"), Required())


class ProfileForm(Form):
    """How a person is called and how the interface speaks to them."""

    name = text_line(_l("Nombre"), Required(), max_length=120)
    language = SelectField(_l("Idioma"), choices=list(LANGUAGES.items()))
    zone = SelectField(_l("Zona horaria"), validate_choice=False)
    revision = revision_field()

    def offer_zones(self, own: str) -> ProfileForm:
        """Offer the zones of Mexico, and the person's own where it is another."""
        offered = [(zone, str(words)) for zone, words in CITIES.items()]
        self.zone.choices = offered if own in CITIES else [*offered, (own, own)]
        return self

    def profile(self) -> Profile:
        """What was typed."""
        return Profile(name=self.name.data, language=self.language.data, zone=self.zone.data)
