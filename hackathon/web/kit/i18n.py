"""The language of the interface: the person's choice, else the cookie, else Spanish."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, g, has_request_context, request
from flask_babel import Babel, get_locale

from hackathon.web.kit.people import current_actor

babel = Babel()
LANGUAGES = {"es": "Español", "en": "English"}
COOKIE = "idioma"
CATALOGUES = Path(__file__).resolve().parents[2] / "locale"


def chosen_language() -> str:
    """`es` or `en`."""
    if not has_request_context():
        return "es"
    actor = current_actor()
    chosen = actor.language if actor.is_signed_in else request.cookies.get(COOKIE, "es")
    return chosen if chosen in LANGUAGES else "es"


def _locale() -> str:
    if "locale" not in g:
        g.locale = chosen_language()
    return str(g.locale)


def init_app(app: Flask) -> None:
    """Set Babel up with our own choice of language."""
    app.config["BABEL_DEFAULT_LOCALE"] = "es"
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(CATALOGUES)
    babel.init_app(app, locale_selector=_locale)
    app.jinja_env.globals["languages"] = LANGUAGES
    app.jinja_env.globals["get_locale"] = get_locale
