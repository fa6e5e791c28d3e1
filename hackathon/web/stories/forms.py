"""The form of a Historia."""

from __future__ import annotations

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import Field, FieldList, StringField
from wtforms.validators import Length, ValidationError

from hackathon.domain.stories.actions.writing import StoryText
from hackathon.domain.stories.models import Story
from hackathon.presentation.labels import choices
from hackathon.web.kit.choosing import SelectField
from hackathon.web.kit.forms import (
    WEB_ADDRESS,
    Form,
    Required,
    clean,
    no_control,
    revision_field,
    text_area,
    text_line,
)

MOST_DATASETS = 20
EMPTY_LINES = 3


def title_and_address(_form: Form, field: Field) -> None:
    """Refuse a line that is not a title, a bar and an address."""
    for line in lines_of(field.data):
        title, _bar, address = line.partition("|")
        if not title.strip() or not WEB_ADDRESS.fullmatch(address.strip()):
            raise ValidationError(
                gettext("Escribe cada línea así: Título | https://ejemplo.mx/datos.")
            )


def lines_of(text: str | None) -> list[str]:
    """The lines of a field that say something."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


class StoryForm(Form):
    """What people write of a Historia."""

    title = text_line(_l("Título"), Required(), max_length=240)
    excerpt = text_area(_l("Resumen"), max_length=800)
    tagline = text_line(_l("Frase destacada"), max_length=240)
    body = text_area(_l("Texto"), max_length=60_000)
    category = SelectField(_l("Tema"), choices=choices("story_category"))
    sub_section = SelectField(_l("Sección"), choices=choices("story_section"), default="historias")
    authors = text_area(_l("Autoría"), max_length=600)
    tags = text_line(_l("Etiquetas"), max_length=300)
    datasets = FieldList(
        StringField(
            _l("Conjunto de datos"), [Length(max=120), no_control], filters=[clean], default=""
        ),
        _l("Datos usados"),
        max_entries=MOST_DATASETS + EMPTY_LINES,
    )
    external_datasets = text_area(_l("Datos de otros sitios"), title_and_address, max_length=4000)
    revision = revision_field()

    @classmethod
    def of(cls, story: Story) -> StoryForm:
        """The form with the Historia as it stands."""
        outside = (f"{entry['title']} | {entry['url']}" for entry in story.external_datasets)
        return cls(
            formdata=None,
            data={
                **{name: getattr(story, name) for name in PLAIN},
                "authors": "\n".join(story.authors),
                "tags": ", ".join(story.tags),
                "datasets": [*(link.dataset.slug for link in story.links), *blank_lines()],
                "external_datasets": "\n".join(outside),
                "revision": story.revision,
            },
        )

    def text(self) -> StoryText:
        """What was typed, as the domain takes it."""
        return StoryText(
            **{name: getattr(self, name).data or "" for name in PLAIN},
            authors=lines_of(self.authors.data),
            tags=[tag.strip() for tag in (self.tags.data or "").split(",") if tag.strip()],
            datasets=[slug for slug in self.datasets.data if slug],
            external_datasets=[_outside(line) for line in lines_of(self.external_datasets.data)],
        )

    def words(self) -> dict[str, object]:
        """What was typed, to be kept when another text was saved first."""
        left_out = {"csrf_token", "revision"}
        return {name: value for name, value in self.data.items() if name not in left_out}


PLAIN = ("title", "excerpt", "tagline", "body", "category", "sub_section")


def blank_lines() -> list[str]:
    """Empty lines for datasets that are added."""
    return [""] * EMPTY_LINES


def _outside(line: str) -> dict[str, str]:
    title, _bar, address = line.partition("|")
    return {"title": title.strip(), "url": address.strip()}
