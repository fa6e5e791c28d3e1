"""What may stand in an address: numbers that a row can have, and text that a database can hold."""

from __future__ import annotations

from flask import Flask, Response, request
from werkzeug.routing import IntegerConverter, UnicodeConverter, ValidationError

from hackathon.web.kit.errors import error_page

LARGEST_NUMBER = 2**31 - 1
LONGEST_PART = 300


class RowNumber(IntegerConverter):
    """A number that the number of a row can be; beyond that there is no such page."""

    regex = "[0-9]+"

    def to_python(self, value: str) -> int:
        """The number; ValidationError for one that is too large."""
        if len(value) > len(str(LARGEST_NUMBER)) or int(value) > LARGEST_NUMBER:
            raise ValidationError
        return int(super().to_python(value))


class PlainPart(UnicodeConverter):
    """A part of an address as a slug, an id or a file name can be."""

    def to_python(self, value: str) -> str:
        """The text; ValidationError for one that is too long."""
        if len(value) > LONGEST_PART:
            raise ValidationError
        return str(super().to_python(value))


def _refuse_nul() -> Response | None:
    if "\x00" in request.path:
        return error_page(404)
    if any("\x00" in word for pair in request.args.items(multi=True) for word in pair):
        return error_page(400)
    return None


def init_app(app: Flask) -> None:
    """Let no address bring what no row holds; call it before any address is registered."""
    app.url_map.converters |= {"int": RowNumber, "default": PlainPart, "string": PlainPart}
    app.before_request(_refuse_nul)
