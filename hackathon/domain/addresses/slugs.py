"""Slugs: the readable last part of an address, made from Spanish text."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from itertools import chain, count

from slugify import slugify

MAX_LENGTH = 60
FALLBACK = "sin-titulo"
# First words of our own addresses, and words that would read like one of its pages.
RESERVED = frozenset(
    """
    acceso acreditar actas acuses admin administracion api archivos assets atom
    aviso-de-privacidad avisos ayuda borrar buscar buscar-en-catalogo cambiar catalogo
    categorias conjuntos-de-datos constancias contacto convocatoria cuenta datos descargar
    editar eliminar en enlaces entrar equipos es estadisticas evaluar eventos exportar favicon
    fechas feed guardar health healthz
    historias importar imprimir index inicio inscripcion inscripciones instituciones jurado
    mapa-del-sitio mi mis nueva nuevo null operacion panel perfil preguntas premios privacidad
    proyectos publicar readyz registro resultados retos revisar robots salir seguridad sitemap
    solicitudes static temas todos undefined usuarios verificar well-known
    """.split()  # noqa: SIM905 - a long list reads better as text
)
_SHAPE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_READ_ALOUD = (("&", " y "), ("@", " arroba "), ("%", " por ciento "), ("+", " mas "))


class SlugRule(StrEnum):
    """Why a slug that somebody typed is not taken."""

    EMPTY = "slug_empty"
    SHAPE = "slug_shape"
    TOO_LONG = "slug_too_long"
    RESERVED = "slug_reserved"


def slug_of(text: str, max_length: int = MAX_LENGTH) -> str:
    """The slug of `text`: a–z, 0–9 and single hyphens, cut between words; may be `""`."""
    return slugify(text, max_length=max_length, word_boundary=True, replacements=_READ_ALOUD)


def find_slug_fault(slug: str, max_length: int = MAX_LENGTH) -> SlugRule | None:
    """What is wrong with a slug that somebody typed, None when nothing is."""
    if not slug:
        return SlugRule.EMPTY
    if len(slug) > max_length:
        return SlugRule.TOO_LONG
    if _SHAPE.fullmatch(slug) is None:
        return SlugRule.SHAPE
    return SlugRule.RESERVED if slug in RESERVED else None


def free_slug(
    text: str,
    is_taken: Callable[[str], bool],
    fallback: str = FALLBACK,
    max_length: int = MAX_LENGTH,
) -> str:
    """A slug of `text` that is neither reserved nor taken: with -2, -3 … behind it when needed.

    `is_taken` is asked once for each candidate. `fallback` stands in for a text without a letter.
    """
    base = slug_of(text, max_length) or fallback
    numbered = (_numbered(base, number, max_length) for number in count(2))
    candidates = (slug for slug in chain([base], numbered) if slug not in RESERVED)
    return next(slug for slug in candidates if not is_taken(slug))


def _numbered(base: str, number: int, max_length: int) -> str:
    suffix = f"-{number}"
    return base[: max_length - len(suffix)].rstrip("-") + suffix
