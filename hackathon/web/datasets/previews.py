"""The first rows of a table as a page shows them, with what was assumed to read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from flask_babel import gettext as _

from hackathon.domain.datasets.models import Resource, SnapshotState
from hackathon.domain.datasets.queries import preview_of
from hackathon.values import PreviewNote
from hackathon.web.kit.filters import counted_words, figure_words

ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252"}


@dataclass(frozen=True)
class ShownPreview:
    """Columns, rows, the sentence that says how many there are, and what was assumed."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    summary: str
    assumptions: Sequence[str]


def shown_preview(resource: Resource | None) -> ShownPreview | None:
    """The stored preview of a resource in words; None without one."""
    if resource is None or resource.preview_state != SnapshotState.READY:
        return None
    stored = cast("dict[str, Any]", preview_of(resource) or {})
    rows = stored.get("rows", [])
    return ShownPreview(
        stored.get("columns", []), rows, _summary(stored, len(rows)), _assumptions(stored)
    )


def _summary(stored: dict[str, Any], shown: int) -> str:
    columns = counted_words(len(stored.get("columns", [])), "column")
    total = stored.get("total_rows", shown)
    rows, first = counted_words(total, "row"), figure_words(shown)
    whole: str = _("Todo el archivo: %(rows)s, %(columns)s.", rows=rows, columns=columns)
    part: str = _(
        "Las primeras %(first)s de %(rows)s, %(columns)s.", first=first, rows=rows, columns=columns
    )
    cut: str = _(
        "Las primeras %(first)s filas; el archivo es más grande de lo que leímos. %(columns)s.",
        first=first,
        columns=columns,
    )
    if stored.get("is_cut"):
        return cut
    return part if total > shown else whole


def _assumptions(stored: dict[str, Any]) -> list[str]:
    separators = {
        ",": _("comas"),
        ";": _("punto y coma"),
        "\t": _("tabuladores"),
        "|": _("barras verticales"),
    }
    said = stored.get("separator", "")
    encoding = stored.get("encoding", "")
    first = _(
        "Texto en %(encoding)s, columnas separadas por %(separator)s.",
        encoding=ENCODINGS.get(encoding, encoding),
        separator=separators.get(said, f"«{said}»"),
    )
    line = stored.get("header_line", 0)
    header = _("Los nombres de las columnas están en la línea %(line)s.", line=line)
    notes = [_note(note) for note in stored.get("notes", [])]
    return [first, *([header] if line > 1 else []), *notes]


def _note(note: str) -> str:
    sentences = {
        PreviewNote.ENCODING_ASSUMED: _(
            "El archivo no dice en qué codificación está: si ves letras raras, no era esta."
        ),
        PreviewNote.ENCODING_BROKEN: _("Algunas letras no se pudieron leer."),
        PreviewNote.TITLE_LINES_SKIPPED: _("Antes de la tabla hay líneas de título; se saltaron."),
        PreviewNote.NO_HEADER: _(
            "La primera línea no parece de nombres: las columnas van por número."
        ),
        PreviewNote.HEADER_MENDED: _(
            "Había nombres de columna vacíos o repetidos; se completaron."
        ),
        PreviewNote.EMPTY_COLUMNS_DROPPED: _("Se quitaron columnas vacías del final."),
        PreviewNote.RAGGED_ROWS: _("Hay filas con más o menos celdas que la primera."),
        PreviewNote.CELLS_CUT: _("Las celdas muy largas se muestran cortadas."),
        PreviewNote.COLUMNS_CUT: _("Hay más columnas de las que se muestran."),
        PreviewNote.QUOTES_IGNORED: _("Las comillas no cierran bien; se leyeron como texto."),
    }
    said: str = sentences[PreviewNote(note)]
    return said
