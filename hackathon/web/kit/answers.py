"""Answers: a page, a part of one, a redirect, a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask import Response, flash, redirect, render_template, request, url_for
from werkzeug.http import dump_options_header

if TYPE_CHECKING:
    from collections.abc import Iterable

SEE_OTHER = 303
INERT = frozenset({"application/pdf", "image/png", "image/jpeg", "image/webp", "text/plain"})


def page(template: str, status: int = 200, /, **context: Any) -> Response:
    """A page, with its status."""
    return Response(render_template(template, **context), status, mimetype="text/html")


def is_part() -> bool:
    """Whether htmx asks for a part of the page only."""
    return request.headers.get("HX-Request") == "true"


def redirect_to(endpoint: str, **values: Any) -> Response:
    """303 to one of our own views."""
    return redirect(url_for(endpoint, **values), SEE_OTHER)  # type: ignore[return-value]


def redirect_inside(path: str | None, endpoint: str, **values: Any) -> Response:
    """303 to a path of this site, or to `endpoint` when the path leads anywhere else."""
    if path and is_inside(path):
        return redirect(path, SEE_OTHER)  # type: ignore[return-value]
    return redirect_to(endpoint, **values)


def is_inside(path: str) -> bool:
    """Whether a path stays on this site however a browser reads it."""
    if not path.startswith("/") or path.startswith(("//", "/\\")) or "\\" in path:
        return False
    if any(character.isspace() or not character.isprintable() for character in path):
        return False
    parts = urlsplit(path)
    return not parts.scheme and not parts.netloc


def say(text: str, tone: str = "done") -> None:
    """Leave a sentence for the next page."""
    flash(text, tone)


def file_answer(
    body: bytes | Iterable[bytes], name: str, media_type: str, *, inline: bool = False
) -> Response:
    """A file: shown in the browser only when it is of an inert type, else as an attachment."""
    shown = inline and media_type in INERT
    answer = Response(body, mimetype=media_type)
    disposition = "inline" if shown else "attachment"
    safe_name = "".join(c for c in name if c.isprintable() and c not in '\\/"')
    answer.headers["Content-Disposition"] = dump_options_header(
        disposition, {"filename*": f"UTF-8''{_percent(safe_name)}"}
    ).replace('"', "")
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def _percent(name: str) -> str:
    return "".join(
        c
        if c.isascii() and (c.isalnum() or c in "-._")
        else "".join(f"%{b:02X}" for b in c.encode())
        for c in name
    )
