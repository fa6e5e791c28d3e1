"""Sentences can be said in a language with or without a request."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from hackathon.presentation import translations


def test_a_locale_is_reduced_to_a_language_that_is_spoken_here() -> None:
    assert translations.language_of("es_MX") == "es"
    assert translations.language_of("en-US") == "en"
    assert translations.language_of("fr") == "es"
    assert str(translations.babel_locale("es")) == "es_MX"


def test_a_catalogue_translates_and_spanish_needs_none(tmp_path: Path) -> None:
    catalogue = Catalog(locale="en")
    catalogue.add("equipo", "team")
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, catalogue)
    assert translations.load(tmp_path, "en").gettext("equipo") == "team"
    assert translations.load(tmp_path, "es").gettext("equipo") == "equipo"


def test_a_missing_catalogue_leaves_the_spanish_text(tmp_path: Path) -> None:
    assert translations.load(tmp_path / "nowhere", "en").gettext("equipo") == "equipo"


def test_a_lazy_sentence_is_spanish_outside_a_request_and_can_be_said_in_a_locale() -> None:
    words = translations.lazy("equipo sin nombre")
    assert str(words) == words == "equipo sin nombre"
    assert words != 7
    assert len({words, translations.lazy("equipo sin nombre")}) == 1
    assert repr(words) == "Words('equipo sin nombre')"
    assert translations.say(words, "es") == "equipo sin nombre"
    assert translations.say("ya dicho", "en") == "ya dicho"
