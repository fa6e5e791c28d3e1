"""Limits of requests per account and address; memory by default, Valkey by setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

if TYPE_CHECKING:
    from flask import Flask

    from config import Config

limiter = Limiter(get_remote_address, headers_enabled=False)


def init_app(app: Flask) -> None:
    """Keep the counters where the settings say."""
    config: Config = app.extensions["settings"]
    app.config["RATELIMIT_STORAGE_URI"] = config.cache_url or "memory://"
    app.config["RATELIMIT_HEADERS_ENABLED"] = True
    limiter.init_app(app)
