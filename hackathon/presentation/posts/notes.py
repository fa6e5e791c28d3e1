"""What the reading of a post found to tell: warnings, and why a post is refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hackathon.presentation.translations import Words
from hackathon.presentation.translations import lazy as _l


class PostNote(StrEnum):
    """A remark on a post; those in REFUSALS mean that it was not read."""

    NO_FRONT_MATTER = "no_front_matter"
    TABS = "tabs"
    MENDED = "mended"
    DUPLICATE_KEY = "duplicate_key"
    DUPLICATE_PERMALINK = "duplicate_permalink"
    NO_TITLE = "no_title"
    BAD_DATE = "bad_date"
    BAD_DATE_IN_NAME = "bad_date_in_name"
    BAD_VALUE = "bad_value"
    UNKNOWN_SECTION = "unknown_section"
    UNKNOWN_CATEGORY = "unknown_category"
    LINK_WITHOUT_SCHEME = "link_without_scheme"
    BAD_LINK = "bad_link"
    LIQUID = "liquid"
    RAW_HTML = "raw_html"
    EMBED = "embed"
    OTHER_ENCODING = "other_encoding"
    TOO_LARGE = "too_large"
    BINARY = "binary"
    UNCLOSED = "unclosed"
    BAD_FRONT_MATTER = "bad_front_matter"
    NOT_A_MAPPING = "not_a_mapping"
    EMPTY = "empty"
    UNREADABLE = "unreadable"


REFUSALS = frozenset(
    {
        PostNote.TOO_LARGE,
        PostNote.BINARY,
        PostNote.UNCLOSED,
        PostNote.BAD_FRONT_MATTER,
        PostNote.NOT_A_MAPPING,
        PostNote.EMPTY,
        PostNote.UNREADABLE,
    }
)

SENTENCES: dict[PostNote, Words] = {
    PostNote.NO_FRONT_MATTER: _l("no trae encabezado; todo el texto es el cuerpo"),
    PostNote.TABS: _l("el encabezado trae tabuladores; se leyeron como espacios"),
    PostNote.MENDED: _l("el encabezado no era YAML válido; se leyó con comillas añadidas"),
    PostNote.DUPLICATE_KEY: _l("una clave está repetida; vale la última"),
    PostNote.DUPLICATE_PERMALINK: _l("otra entrada ya usa esta dirección; se le dio otra"),
    PostNote.NO_TITLE: _l("no trae título; se tomó del texto o del nombre del archivo"),
    PostNote.BAD_DATE: _l("la fecha no se entiende; quedó sin fecha"),
    PostNote.BAD_DATE_IN_NAME: _l("la fecha en el nombre del archivo no existe"),
    PostNote.BAD_VALUE: _l("un valor no es del tipo esperado; se conserva, pero no se usa"),
    PostNote.UNKNOWN_SECTION: _l("la sección no existe; quedó en Historias"),
    PostNote.UNKNOWN_CATEGORY: _l("la categoría no existe; quedó en Otros"),
    PostNote.LINK_WITHOUT_SCHEME: _l("un enlace no trae http; se completó al mostrarlo"),
    PostNote.BAD_LINK: _l("un enlace no lleva a la web; se muestra como texto"),
    PostNote.LIQUID: _l("trae etiquetas de plantilla; se conservan, pero no se muestran"),
    PostNote.RAW_HTML: _l("trae HTML; se conserva, pero se muestra solo su texto"),
    PostNote.EMBED: _l("trae contenido incrustado de otro sitio; se muestra como enlace"),
    PostNote.OTHER_ENCODING: _l("no está en UTF-8; se leyó como Windows-1252"),
    PostNote.TOO_LARGE: _l("es demasiado grande"),
    PostNote.BINARY: _l("no es un archivo de texto"),
    PostNote.UNCLOSED: _l("el encabezado no se cierra con ---"),
    PostNote.BAD_FRONT_MATTER: _l("el encabezado no se puede leer"),
    PostNote.NOT_A_MAPPING: _l("el encabezado no es una lista de claves y valores"),
    PostNote.EMPTY: _l("está vacío"),
    PostNote.UNREADABLE: _l("no se pudo abrir"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """A note with the key and the value it is about, where it is about one."""

    note: PostNote
    field: str = ""
    value: str = ""
