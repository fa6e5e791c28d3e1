"""Taking an uploaded file from a form into the store, with the refusal beside its field."""

from __future__ import annotations

from collections.abc import Collection

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import FileStorage
from wtforms import FileField

from hackathon.gateways.files import FileFault, FileKind, FileRefused, accepted_extensions
from hackathon.gateways.installed import files
from hackathon.values import StoredFile
from hackathon.web.kit.forms import UNPROCESSABLE, Form

MEGABYTE = 1024 * 1024
SENTENCES = {
    FileFault.TOO_LARGE: _l("El archivo pesa más de %(limit)d MB. Elige uno más ligero."),
    FileFault.EMPTY: _l("El archivo está vacío. Elige otro."),
    FileFault.TYPE_NOT_ALLOWED: _l("Este tipo de archivo no se acepta. Se aceptan: %(types)s."),
    FileFault.CONTENT_MISMATCH: _l(
        "El contenido del archivo no corresponde a su nombre. Guárdalo de nuevo y súbelo otra vez."
    ),
    FileFault.DOUBLE_EXTENSION: _l(
        "El nombre del archivo tiene más de una terminación. Cámbialo y súbelo otra vez."
    ),
    FileFault.TOO_MANY_PIXELS: _l("La imagen es demasiado grande. Redúcela y súbela otra vez."),
    FileFault.BROKEN: _l("El archivo está dañado y no se puede abrir. Elige otro."),
    FileFault.ARCHIVE_UNSAFE: _l("El archivo comprimido no es seguro. Sube los archivos sueltos."),
}


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
    try:
        return files().put(
            chosen.stream,
            name=chosen.filename or "",
            media_type_claimed=chosen.mimetype,
            limit=megabytes * MEGABYTE,
            kinds=kinds,
        )
    except FileRefused as refused:
        facts = {"limit": megabytes, "types": ", ".join(accepted_extensions(kinds))}
        field.errors = [*field.errors, str(SENTENCES[refused.fault]) % facts]
        form.status = UNPROCESSABLE
        return None
