"""The forms of datasets."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import FileField, HiddenField

from hackathon.domain.datasets.actions.writing import DatasetWords, NewResource
from hackathon.domain.datasets.models import Dataset
from hackathon.presentation.labels import choices
from hackathon.values import StoredFile
from hackathon.web.datasets.blueprint import licence_words
from hackathon.web.kit.choosing import SelectField
from hackathon.web.kit.forms import (
    Form,
    Required,
    mail_line,
    revision_field,
    text_area,
    text_line,
    web_address,
)

UNSAID = [("", _l("Sin declarar"))]
LICENCES = [pair for pair in choices("data_licence") if pair[0] != "notspecified"]


class DatasetForm(Form):
    """What people write of a dataset."""

    title = text_line(_l("Nombre del conjunto de datos"), Required(), max_length=300)
    description = text_area(_l("Qué contiene"), max_length=20_000)
    publisher = text_line(_l("Quién lo publica"), max_length=200)
    licence_id = SelectField(_l("Licencia"), choices=[*UNSAID, *LICENCES])
    periodicity = SelectField(
        _l("Cada cuánto se actualiza"), choices=[*UNSAID, *choices("periodicity")]
    )
    contact = mail_line(_l("Correo de contacto"))
    spatial = text_line(_l("Qué lugar cubre"), max_length=200)
    temporal = text_line(_l("Qué periodo cubre"), max_length=120)
    keywords = text_line(_l("Palabras clave"), max_length=500)
    revision = revision_field()

    def words(self) -> DatasetWords:
        """The answers as the action takes them."""
        given = self.data
        typed = (word.strip() for word in (given["keywords"] or "").split(","))
        return DatasetWords(
            title=given["title"],
            keywords=tuple(dict.fromkeys(word[:80] for word in typed if word)),
            **{
                name: given[name] or ""
                for name in (
                    "description",
                    "publisher",
                    "licence_id",
                    "periodicity",
                    "contact",
                    "spatial",
                    "temporal",
                )
            },
        )

    def offer(self, dataset: Dataset) -> None:
        """Offer the licence that the dataset has, when its publisher's is none of ours."""
        held = dataset.licence_id
        if held and held not in dict(LICENCES):
            words = licence_words(held, dataset.licence_title)
            self.licence_id.choices = [*UNSAID, *LICENCES, (held, words)]


class ResourceForm(Form):
    """A file or an address."""

    file = FileField(_l("Archivo"))
    url = text_line(_l("O la dirección donde está"), web_address, max_length=1000)
    resource_title = text_line(_l("Nombre del recurso"), max_length=300)

    def resource(self, stored: StoredFile | None) -> NewResource:
        """The answers as the action takes them; a file comes before an address."""
        title = self.resource_title.data or ""
        return NewResource(title=title, url=self.url.data or "", stored=stored)


class NewDatasetForm(DatasetForm, ResourceForm):
    """A dataset entered by hand, with its first file or address."""


class AddressForm(Form):
    """A pasted address."""

    url = text_line(_l("Dirección"), Required(), web_address, max_length=1000)


class LocalForm(Form):
    """One of the datasets that are registered here."""

    dataset = text_line(_l("Conjunto de datos"), Required(), max_length=120)


class HitForm(Form):
    """One of the datasets that a catalogue found; the page fills it in."""

    catalogue = HiddenField()
    remote_id = text_line(_l("Identificador"), Required(), max_length=160)
    name = text_line(_l("Nombre en el catálogo"), Required(), max_length=300)
    title = text_line(_l("Título"), max_length=2000)
    publisher = text_line(_l("Quién lo publica"), max_length=2000)


class CatalogueForm(Form):
    """A catalogue that an institution copies from."""

    name = text_line(_l("Nombre del catálogo"), Required(), max_length=160)
    base_url = text_line(_l("Dirección del catálogo"), Required(), web_address, max_length=300)
