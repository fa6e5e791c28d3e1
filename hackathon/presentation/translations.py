"""The words of a language, with or without a request around."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from babel import Locale
from babel.support import NullTranslations, Translations
from flask_babel import gettext as gettext_of_request

CATALOGUES = Path(__file__).resolve().parent.parent / "locale"
LOCALES = {"es": Locale("es", "MX"), "en": Locale("en", "US")}
DEFAULT = "es"


class Words:
    """A sentence said in the language of whoever reads it, when it is read."""

    __slots__ = ("msgid",)

    def __init__(self, msgid: str) -> None:
        self.msgid = msgid

    def __str__(self) -> str:
        return str(gettext_of_request(self.msgid))

    def __repr__(self) -> str:
        return f"Words({self.msgid!r})"

    def __eq__(self, other: object) -> bool:
        return str(self) == str(other) if isinstance(other, Words | str) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.msgid)


def lazy(msgid: str) -> Words:
    """Put off the translation of a sentence until it is shown."""
    return Words(msgid)


def language_of(locale: str) -> str:
    """The interface language for any spelling of a locale; Spanish when it is not spoken here."""
    language = locale.replace("_", "-").split("-")[0].lower()
    return language if language in LOCALES else DEFAULT


def babel_locale(locale: str) -> Locale:
    """The regional rules for dates and figures of an interface language."""
    return LOCALES[language_of(locale)]


@lru_cache(maxsize=16)
def load(catalogues: Path, language: str) -> NullTranslations:
    """Read the compiled catalogue of a language; without one every sentence stays Spanish."""
    if language == DEFAULT:
        return NullTranslations()
    return Translations.load(catalogues, [language])


def translate(locale: str) -> NullTranslations:
    """The catalogue to say things in a locale outside a request; the msgid is the Spanish text."""
    return load(CATALOGUES, language_of(locale))


def say(words: Words | str, locale: str) -> str:
    """Say a lazy sentence in a given locale, whatever the request's own language."""
    return translate(locale).gettext(words.msgid) if isinstance(words, Words) else words
