"""The blueprint of datasets, and what their templates may ask."""

from __future__ import annotations

import re

from flask import Blueprint
from flask_babel import gettext as _

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.datasets.models import Dataset, Resource
from hackathon.domain.datasets.queries import is_resource_file
from hackathon.domain.files.models import FileRecord
from hackathon.presentation.fetch_reasons import reason_words
from hackathon.presentation.labels import GROUPS
from hackathon.presentation.labels.data import LICENCE_ADDRESSES
from hackathon.richtext import excerpt
from hackathon.web.kit.file_readers import reads_files
from hackathon.web.kit.filters import label_words
from hackathon.web.kit.i18n import chosen_language

bp = Blueprint("datasets", __name__)
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
LONGEST_START, LONGEST_SENTENCE, LITTLE = 1000, 220, 50


@reads_files
def may_read_resource(_actor: Actor, record: FileRecord) -> bool:
    """Everybody reads the files of datasets: they are open data, without an account."""
    return is_resource_file(record)


@bp.app_template_global()
def failure_words(code: str) -> str:
    """Why a copy or a preview failed."""
    return reason_words(code, chosen_language())


@bp.app_template_global()
def licence_words(licence_id: str, title: str) -> str:
    """The name of a licence: ours for one we know, else the publisher's."""
    if licence_id in GROUPS["data_licence"]:
        return label_words(licence_id, "data_licence")
    return title or licence_id or _("Licencia no declarada")


@bp.app_template_global()
def licence_address(dataset: Dataset) -> str:
    """Where the licence can be read; empty when nobody knows."""
    return dataset.licence_url or LICENCE_ADDRESSES.get(dataset.licence_id, "")


@bp.app_template_filter()
def one_sentence(text: str) -> str:
    """The first sentence of a description, or two when the first says little."""
    said = ""
    for sentence in SENTENCE_END.split(excerpt(text, LONGEST_START)):
        if len(said) >= LITTLE or len(said) + len(sentence) > LONGEST_SENTENCE:
            break
        said = f"{said} {sentence}".strip()
    return said or excerpt(text, LONGEST_SENTENCE)


@bp.app_template_global()
def formats_of(resources: list[Resource]) -> list[str]:
    """The different formats, in the order of the resources."""
    return list(dict.fromkeys(row.format for row in resources if row.format))
