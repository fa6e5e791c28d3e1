"""The development inbox: the letters of an installation without a mail server."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from hackathon.errors import Missing
from hackathon.gateways.installed import carrier
from hackathon.gateways.mail import LetterMissing, ReceivedLetter
from hackathon.web.kit.access import public
from hackathon.web.kit.answers import page

bp = Blueprint("mailbox", __name__)

ADDRESS = re.compile(r"(https?://[^\s<>\"]+)")
# The html of a letter has its style inline and nothing else that a browser would run or fetch.
LETTER_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "sandbox allow-popups allow-top-navigation-by-user-activation",
    )
)


def _letter(name: str) -> ReceivedLetter:
    try:
        return carrier().read_letter(name)
    except LetterMissing as error:
        raise Missing from error


def pieces_of(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces, each with whether it is an address."""
    for place, piece in enumerate(ADDRESS.split(text)):
        if piece:
            yield bool(place % 2), piece


@bp.get("/buzon")
@public
def inbox() -> ResponseReturnValue:
    """The letters, newest first."""
    return page("mailbox/inbox.html", letters=carrier().list_letters())


@bp.get("/buzon/<name>")
@public
def letter(name: str) -> ResponseReturnValue:
    """One letter as text, its links alive."""
    received = _letter(name)
    return page("mailbox/letter.html", letter=received, pieces=list(pieces_of(received.text)))


@bp.get("/buzon/<name>/html")
@public
def letter_html(name: str) -> ResponseReturnValue:
    """The same letter as a mail program would show it, in a sandbox."""
    answer = Response(_letter(name).html, mimetype="text/html")
    answer.headers["Content-Security-Policy"] = LETTER_POLICY
    return answer
