"""The base of every form: Spanish messages, clean text, and the refusals of the domain."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, TypeAlias

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.csrf import CSRFProtect
from wtforms import EmailField, Field, HiddenField, IntegerField, StringField, TextAreaField
from wtforms.validators import (
    InputRequired,
    Length,
    Optional,
    StopValidation,
    ValidationError,
)
from wtforms.widgets import HiddenInput

from hackathon.web.kit.answers import is_inside
from hackathon.web.kit.messages import sentence

if TYPE_CHECKING:
    from wtforms.form import BaseForm

    from hackathon.errors import RuleBroken

csrf = CSRFProtect()
Label: TypeAlias = str | LazyString

WEB_ADDRESS = re.compile(r"https?://[^\s/?#@\\<>\"']+\.[^\s/?#@\\<>\"']+([/?#][^\s\\<>\"']*)?")
MAIL_ADDRESS = re.compile(
    r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\.]+(\.[^\s@<>,;:\"()\[\]\\.]+)+"
)
MAIL_LENGTH = 254
PATH_LENGTH = 300
UNPROCESSABLE = 422
CONFLICT = 409


class Form(FlaskForm):  # type: ignore[misc]  # flask_wtf has no types
    """A form whose status says what became of it: 200, 422 or 409."""

    status = 200
    stale: object | None = None
    is_stale = False

    def validate(self, extra_validators: dict[str, list[Any]] | None = None) -> bool:
        """Check the shape of every field; the status tells the answer's code."""
        valid = bool(super().validate(extra_validators))
        if not valid:
            self.status = UNPROCESSABLE
        return valid

    def add_rule(self, broken: RuleBroken) -> None:
        """Put the sentence of a broken rule beside its field, or above the form."""
        self.status = CONFLICT if broken.is_of_state else UNPROCESSABLE
        field = self._fields.get(broken.field or "")
        if field is None:
            self.form_errors.append(sentence(broken))
            return
        field.errors = [*field.errors, sentence(broken)]

    def refuse(self, field: Field, text: str) -> None:
        """Put a sentence beside a field."""
        self.status = UNPROCESSABLE
        field.errors = [*field.errors, text]

    def add_stale(self, stored: object | None) -> None:
        """Keep what was typed and what is stored, to show both."""
        self.status, self.stale, self.is_stale = CONFLICT, stored, True
        self.form_errors.append(
            gettext("Alguien guardó otra versión mientras escribías. Aquí están las dos.")
        )
        seen = self._fields.get("revision")
        if seen is not None and stored is not None:
            # What is saved next replaces the version that is shown now.
            seen.raw_data, seen.data = None, getattr(stored, "revision", None)


class Plain(Form):
    """A form without fields of its own: a button."""


class TextLine(StringField):
    """A text of one line; one that was not sent is empty."""

    data: str


class TextArea(TextAreaField):
    """A text of several lines; one that was not sent is empty."""

    data: str


class MailLine(EmailField):
    """A mail address; one that was not sent is empty."""

    data: str


def clean(value: object) -> object:
    """Text in NFC, trimmed, with plain line ends; nothing is empty text."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    return unicodedata.normalize("NFC", value).replace("\r\n", "\n").strip()


def no_control(_form: Form, field: Field) -> None:
    """Refuse characters that no keyboard types: NUL and the like."""
    text = field.data or ""
    if any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in text):
        raise ValidationError(gettext("Quita los caracteres invisibles que trae este texto."))


def one_line(_form: Form, field: Field) -> None:
    """Refuse line breaks in a field of one line."""
    if "\n" in (field.data or ""):
        raise ValidationError(gettext("Escribe este dato en una sola línea."))


def web_address(_form: BaseForm, field: Field) -> None:
    """Refuse what is not a whole http or https address; empty is fine."""
    text = field.data or ""
    if text and not WEB_ADDRESS.fullmatch(text):
        raise ValidationError(
            gettext("Escribe la dirección completa, como https://ejemplo.mx/proyecto.")
        )


def mail_address(_form: BaseForm, field: Field) -> None:
    """Refuse what cannot be a mail address; empty is fine."""
    text = field.data or ""
    if text and not MAIL_ADDRESS.fullmatch(text):
        raise ValidationError(gettext("Escribe un correo completo, como nombre@ejemplo.mx."))


class Required(InputRequired):
    """Something must be typed."""

    def __call__(self, form: BaseForm, field: Field) -> None:
        """Refuse an empty field with a sentence that says what to do."""
        if field.data is None or (isinstance(field.data, str) and not field.data.strip()):
            field.errors = []
            raise StopValidation(self.message or gettext("Escribe este dato."))


def at_most(length: int) -> Length:
    """A text of at most `length` characters."""
    return Length(max=length, message=_l("Escribe como máximo %(max)d caracteres."))


def text_line(label: Label, *validators: Any, max_length: int = 200, **options: Any) -> TextLine:
    """A one-line text field, cleaned, at most `max_length` characters."""
    checks = [*validators, at_most(max_length), no_control, one_line]
    return TextLine(label, checks, filters=[clean], **options)


def mail_line(label: Label, *validators: Any, **options: Any) -> MailLine:
    """A field for a mail address."""
    checks = [*validators, at_most(MAIL_LENGTH), no_control, mail_address]
    return MailLine(label, checks, filters=[clean], **options)


def text_area(label: Label, *validators: Any, max_length: int = 20_000, **options: Any) -> TextArea:
    """A text field of several lines, cleaned, at most `max_length` characters."""
    checks = [*validators, at_most(max_length), no_control]
    return TextArea(label, checks, filters=[clean], **options)


def next_field() -> HiddenField:
    """The path to go to afterwards; one that leads out of this site is forgotten."""
    return HiddenField(filters=[_inside])


def _inside(path: str | None) -> str:
    return path if path and is_inside(path) and len(path) <= PATH_LENGTH else ""


def revision_field() -> IntegerField:
    """The revision that the person saw when the form was opened; a new thing has none yet."""
    return IntegerField(validators=[Optional()], widget=HiddenInput())
