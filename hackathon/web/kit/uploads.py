"""Why a file was not taken, in plain Spanish."""

from __future__ import annotations

from flask_babel import gettext as _

from hackathon.gateways.files import FileFault
from hackathon.web.kit.filters import size_words


def file_sentence(fault: FileFault, limit: int) -> str:
    """The sentence for a refused file; `limit` in bytes."""
    sentences = {
        FileFault.TOO_LARGE: _(
            "El archivo pesa demasiado: el máximo es %(size)s.", size=size_words(limit)
        ),
        FileFault.EMPTY: _("El archivo está vacío."),
        FileFault.TYPE_NOT_ALLOWED: _("Ese tipo de archivo no se acepta aquí."),
        FileFault.CONTENT_MISMATCH: _("El contenido del archivo no corresponde a su nombre."),
        FileFault.DOUBLE_EXTENSION: _("Cambia el nombre del archivo: solo una terminación."),
        FileFault.TOO_MANY_PIXELS: _(
            "La imagen es demasiado grande. Redúcela e inténtalo otra vez."
        ),
        FileFault.BROKEN: _("El archivo está dañado y no se puede abrir."),
        FileFault.ARCHIVE_UNSAFE: _("El archivo comprimido contiene algo que no se acepta."),
    }
    return sentences[fault]
