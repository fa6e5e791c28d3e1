"""Taking the file of a resource into the store."""

from __future__ import annotations

from wtforms import FileField

from hackathon.gateways.files import FileKind, accepted_extensions
from hackathon.values import StoredFile
from hackathon.web.datasets.blueprint import bp
from hackathon.web.kit.forms import Form
from hackathon.web.kit.uploads import store_upload

LARGEST_MB = 40
KINDS = frozenset({FileKind.DATA, FileKind.DOCUMENT})


def stored_data(form: Form, field: FileField) -> StoredFile | None:
    """The file of a field, stored; None when there is none or it is refused with its reason."""
    return store_upload(form, field, KINDS, LARGEST_MB)


@bp.app_template_global()
def data_extensions() -> str:
    """The file types that a resource may have, for the file field."""
    return ",".join(accepted_extensions(KINDS))
