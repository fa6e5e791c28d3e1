"""What every template may use: assets, moments, labels, policies."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from flask import Flask, current_app, url_for
from jinja2 import StrictUndefined

from hackathon import clock
from hackathon.web.kit.i18n import chosen_language
from hackathon.web.kit.people import current_actor

if TYPE_CHECKING:
    from pathlib import Path


@lru_cache(maxsize=4)
def _manifest(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    found: dict[str, str] = json.loads(path.read_text())
    return found


def asset_url(path: str) -> str:
    """The address of a static file, with its content hash once set-up has run."""
    folder: Path = current_app.extensions["assets_dir"]
    hashed = _manifest(folder / "manifest.json").get(path)
    return f"/static/{hashed}" if hashed else url_for("static", filename=path)


def _context() -> dict[str, object]:
    return {"current_actor": current_actor(), "locale": chosen_language(), "now": clock.now()}


def init_app(app: Flask) -> None:
    """Give templates their globals and let an unknown name fail loudly."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["asset_url"] = asset_url
    app.context_processor(_context)
