"""Taking an uploaded file from a form into the store, and saying why one was not taken."""

from __future__ import annotations

from collections.abc import Collection

from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage
from wtforms import FileField

from hackathon.gateways.files import FileFault, FileKind, FileRefused
from hackathon.gateways.installed import files
from hackathon.values import StoredFile
from hackathon.web.kit.filters import size_words
from hackathon.web.kit.forms import UNPROCESSABLE, Form

MEGABYTE = 1_000_000


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
    return str(sentences[fault])


def has_upload(field: FileField) -> bool:
    """Whether a file was chosen in the field."""
    return isinstance(field.data, FileStorage) and bool(field.data.filename)


def store_upload(
    form: Form, field: FileField, kinds: Collection[FileKind], megabytes: int = 10
) -> StoredFile | None:
    """Keep the file of a field; None when there is none or it is refused, with the reason.

    Call it after the form is valid and before the writing unit; a file that no row refers to
    is swept later.
    """
    if not has_upload(field):
        return None
    chosen: FileStorage = field.data
    limit = megabytes * MEGABYTE
    try:
        return files().put(
            chosen.stream,
            name=chosen.filename or "",
            media_type_claimed=chosen.mimetype,
            limit=limit,
            kinds=kinds,
        )
    except FileRefused as refused:
        field.errors = [*field.errors, file_sentence(refused.fault, limit)]
        form.status = UNPROCESSABLE
        return None
