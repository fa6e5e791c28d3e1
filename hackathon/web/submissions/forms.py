"""The forms of a project."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import FieldList, FileField, FormField, HiddenField, StringField
from wtforms import Form as PlainForm
from wtforms.validators import Length

from hackathon.domain.challenges.models import Challenge
from hackathon.domain.submissions.actions.drafting import Declaration
from hackathon.domain.submissions.models import AttachmentKind, Submission
from hackathon.presentation.labels import choices
from hackathon.web.kit.choosing import SelectField
from hackathon.web.kit.forms import (
    Form,
    clean,
    no_control,
    revision_field,
    text_area,
    text_line,
    web_address,
)

MOST_DATASETS = 12


class ProjectForm(Form):
    """The words of the draft; all may stay empty until the hand-in."""

    challenge = SelectField(_l("Reto al que responde"))
    title = text_line(_l("Nombre del proyecto"), max_length=160)
    summary = text_line(_l("Qué hace, en una frase"), max_length=400)
    description = text_area(_l("Descripción"), max_length=20_000)
    demo_url = text_line(_l("Demo en línea"), web_address, max_length=500)
    repository_url = text_line(_l("Código"), web_address, max_length=500)
    video_url = text_line(_l("Video"), web_address, max_length=500)
    licence = SelectField(_l("Licencia del proyecto"))
    revision = revision_field()

    def offer(self, challenges: Sequence[Challenge]) -> ProjectForm:
        """Fill the choices: the retos of the event and the licences we know."""
        self.challenge.choices = [
            ("", _l("Elige un reto")),
            *((c.slug, c.title) for c in challenges),
        ]
        self.licence.choices = [("", _l("Elige una licencia")), *choices("project_licence")]
        return self

    @classmethod
    def of(cls, submission: Submission, challenges: Sequence[Challenge]) -> ProjectForm:
        """The form with the draft as it stands."""
        form = cls(obj=submission).offer(challenges)
        form.challenge.data = submission.challenge.slug if submission.challenge else ""
        return form

    def words(self) -> dict[str, object]:
        """What was typed, by the names of the draft."""
        return {
            name: value
            for name, value in self.data.items()
            if name not in {"csrf_token", "revision"}
        }


class DeclarationForm(PlainForm):
    """One declared dataset."""

    dataset = StringField(
        _l("Conjunto de datos"), [Length(max=120), no_control], filters=[clean], default=""
    )
    use = text_area(_l("Cómo lo usaron"), max_length=600)


class DatasetsForm(Form):
    """The declared datasets; lines without a dataset are left out."""

    datasets = FieldList(FormField(DeclarationForm), max_entries=MOST_DATASETS + 3)
    revision = revision_field()

    def declarations(self) -> list[Declaration]:
        """The lines that name a dataset."""
        return [
            Declaration(line["dataset"], line["use"])
            for line in self.datasets.data
            if line["dataset"]
        ]


class FileForm(Form):
    """A file for the project."""

    kind = SelectField(_l("Qué es"), choices=choices("attachment_kind"))
    file = FileField(_l("Archivo"))
    caption = text_line(_l("Pie o descripción"), max_length=200)

    def chosen_kind(self) -> AttachmentKind:
        """The kind of file that was chosen."""
        return AttachmentKind(self.kind.data)


class HandInForm(Form):
    """The final act: small, so that it arrives in time."""

    key = HiddenField()
    revision = revision_field()
