"""Why something elsewhere could not be read, as its publisher understands it."""

from __future__ import annotations

from hackathon.gateways.previews import PreviewFault
from hackathon.gateways.safe_fetch import FetchFault
from hackathon.presentation.translations import Words, say
from hackathon.presentation.translations import lazy as _l

REASONS: dict[str, Words] = {
    FetchFault.REFUSED: _l("Esa dirección no se puede consultar desde aquí."),
    FetchFault.TIMEOUT: _l("El sitio tardó demasiado en responder."),
    FetchFault.TOO_LARGE: _l("La respuesta del sitio es demasiado grande."),
    FetchFault.STATUS: _l("El sitio respondió con un error."),
    FetchFault.NOT_JSON: _l("El sitio respondió, pero no como un catálogo de datos."),
    FetchFault.TLS: _l("El certificado de seguridad del sitio no es válido."),
    FetchFault.DNS: _l("No encontramos ningún sitio con ese nombre. Revisa la dirección."),
    FetchFault.RESET: _l("El sitio no respondió o cortó la conexión."),
    FetchFault.REDIRECT_LOOP: _l("La dirección lleva de una página a otra sin llegar al archivo."),
    FetchFault.NOT_FOUND: _l("En esa dirección ya no hay nada, o no es pública."),
    FetchFault.NOT_AUTHORIZED: _l("El catálogo pide permiso para ver este conjunto de datos."),
    FetchFault.INVALID: _l("El catálogo no entendió lo que le pedimos."),
    FetchFault.BAD_QUERY: _l("El catálogo no entendió la búsqueda. Prueba con otras palabras."),
    FetchFault.UNKNOWN_ACTION: _l("El sitio no es un catálogo CKAN, o es de una versión anterior."),
    FetchFault.NOT_DATA: _l(
        "Ahí hay una página web, no un archivo. Pega la dirección del archivo."
    ),
    PreviewFault.EMPTY: _l("El archivo está vacío."),
    PreviewFault.NOT_TEXT: _l("El archivo dice ser CSV, pero no es texto."),
    PreviewFault.LINE_TOO_LONG: _l("El archivo tiene líneas demasiado largas para ser una tabla."),
    PreviewFault.CRASHED: _l("El archivo no se pudo leer como tabla."),
    "file_missing": _l("El archivo ya no está en el almacén."),
}


def reason_words(code: str, locale: str) -> str:
    """The sentence for the code of a failure; a general one for a code nobody knows."""
    return say(REASONS.get(code, _l("No se pudo leer. Lo intentaremos otra vez.")), locale)
