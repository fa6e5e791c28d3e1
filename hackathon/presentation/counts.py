"""How many of a thing, in words: «9 equipos», «1 persona»."""

from __future__ import annotations

from collections.abc import Callable

from hackathon.presentation.numbers import figure
from hackathon.presentation.translations import translate

Plural = Callable[[str, str, int], str]

# Each entry asks the catalogue for its own plural, so that the extractor finds every form.
FORMS: dict[str, Callable[[Plural, int], str]] = {
    "person": lambda ngettext, n: ngettext("%(num)s persona", "%(num)s personas", n),
    "team": lambda ngettext, n: ngettext("%(num)s equipo", "%(num)s equipos", n),
    "project": lambda ngettext, n: ngettext("%(num)s proyecto", "%(num)s proyectos", n),
    "dataset": lambda ngettext, n: ngettext(
        "%(num)s conjunto de datos", "%(num)s conjuntos de datos", n
    ),
    "resource": lambda ngettext, n: ngettext("%(num)s recurso", "%(num)s recursos", n),
    "challenge": lambda ngettext, n: ngettext("%(num)s reto", "%(num)s retos", n),
    "event": lambda ngettext, n: ngettext("%(num)s evento", "%(num)s eventos", n),
    "organization": lambda ngettext, n: ngettext("%(num)s institución", "%(num)s instituciones", n),
    "story": lambda ngettext, n: ngettext("%(num)s Historia", "%(num)s Historias", n),
    "review": lambda ngettext, n: ngettext("%(num)s evaluación", "%(num)s evaluaciones", n),
    "judge": lambda ngettext, n: ngettext(
        "%(num)s integrante del jurado", "%(num)s integrantes del jurado", n
    ),
    "award": lambda ngettext, n: ngettext("%(num)s premio", "%(num)s premios", n),
    "file": lambda ngettext, n: ngettext("%(num)s archivo", "%(num)s archivos", n),
    "row": lambda ngettext, n: ngettext("%(num)s fila", "%(num)s filas", n),
    "column": lambda ngettext, n: ngettext("%(num)s columna", "%(num)s columnas", n),
    "place": lambda ngettext, n: ngettext("%(num)s lugar", "%(num)s lugares", n),
    "registration": lambda ngettext, n: ngettext("%(num)s inscripción", "%(num)s inscripciones", n),
    "result": lambda ngettext, n: ngettext("%(num)s resultado", "%(num)s resultados", n),
    "day": lambda ngettext, n: ngettext("%(num)s día", "%(num)s días", n),
    "hour": lambda ngettext, n: ngettext("%(num)s hora", "%(num)s horas", n),
    "minute": lambda ngettext, n: ngettext("%(num)s minuto", "%(num)s minutos", n),
}


def counted(number: int, thing: str, locale: str = "es") -> str:
    """A number of things of one kind, with the plural of the language and its separators."""
    words = FORMS[thing](translate(locale).ngettext, number)
    return words % {"num": figure(number, locale)}
