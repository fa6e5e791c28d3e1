"""The data rule of a reto in words."""

from __future__ import annotations

from hackathon.presentation.numbers import figure
from hackathon.presentation.translations import translate


def data_rule_words(min_linked: int, min_other: int, locale: str = "es") -> str:
    """What a project must use, as «usar al menos uno de estos conjuntos…»; empty without a rule."""
    translations = translate(locale)
    parts = []
    if min_linked:
        words = translations.ngettext(
            "usar al menos %(num)s de estos conjuntos de datos",
            "usar al menos %(num)s de estos conjuntos de datos",
            min_linked,
        )
        parts.append(words % {"num": figure(min_linked, locale)})
    if min_other:
        words = translations.ngettext(
            "usar al menos %(num)s de otra fuente",
            "usar al menos %(num)s de otras fuentes",
            min_other,
        )
        parts.append(words % {"num": figure(min_other, locale)})
    return translations.gettext(" y ").join(parts)
