"""The English catalogue: every sentence of the interface is there, translated, and none beside."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.architecture.reading import ROOT

ENGLISH = ROOT / "hackathon/locale/en/LC_MESSAGES/messages.po"
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]")


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _sentences(catalog: Catalog) -> dict[object, Message]:
    return {(message.context, message.id): message for message in catalog if message.id}


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> dict[object, Message]:
    """Every sentence in the code and the templates, as `make i18n` collects them."""
    path = tmp_path_factory.mktemp("catalogue") / "sentences.pot"
    subprocess.run(["make", "-s", "sentences", f"SENTENCES={path}"], cwd=ROOT, check=True)
    found = _sentences(_read(path))
    assert len(found) > 100
    return found


@pytest.fixture(scope="module")
def english() -> dict[object, Message]:
    """The committed English catalogue."""
    return _sentences(_read(ENGLISH))


def test_every_sentence_is_in_the_catalogue(
    collected: dict[object, Message], english: dict[object, Message]
) -> None:
    assert collected.keys() - english.keys() == set()


def test_no_sentence_of_the_catalogue_has_gone(
    collected: dict[object, Message], english: dict[object, Message]
) -> None:
    assert english.keys() - collected.keys() == set()


def test_every_sentence_is_translated(english: dict[object, Message]) -> None:
    lacking = [
        message.id
        for message in english.values()
        if message.fuzzy or not all(_forms(message.string))
    ]
    assert lacking == []


def test_translations_fill_in_the_same_facts(english: dict[object, Message]) -> None:
    differing = [
        message.id
        for message in english.values()
        if {*PLACEHOLDER.findall("".join(_forms(message.string)))}
        - {*PLACEHOLDER.findall("".join(_forms(message.id)))}
    ]
    assert differing == []


def _forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (str(text),)
