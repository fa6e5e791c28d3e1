"""The data rule of a reto in words."""

from __future__ import annotations

from hackathon.presentation.numbers import figure
from hackathon.presentation.translations import translate


def data_rule_words(min_linked: int, min_other: int, locale: str = "es") -> str:
    """What a project must use, as «usar al menos uno de estos conjuntos…»; empty without a rule."""
    _ = translate(locale).gettext
    linked = {
        0: "",
        1: _("usar al menos uno de estos conjuntos de datos"),
    }.get(min_linked, _("usar al menos %(num)s de estos conjuntos de datos"))
    if linked and min_other:
        other = (
            _(" y otro de cualquier fuente") if min_other == 1 else _(" y %(num)s de otras fuentes")
        )
    elif min_other:
        other = (
            _("usar al menos uno de otra fuente")
            if min_other == 1
            else _("usar al menos %(num)s de otras fuentes")
        )
    else:
        other = ""
    return _with(linked, min_linked, locale) + _with(other, min_other, locale)


def _with(words: str, number: int, locale: str) -> str:
    return words % {"num": figure(number, locale)}
