"""The gateways of this installation, as web and jobs reach them."""

from __future__ import annotations

from typing import cast

from flask import current_app

from config import Config
from hackathon.gateways.files import FileStore
from hackathon.gateways.mail import MailCarrier
from hackathon.gateways.safe_fetch import SafeFetcher


def settings() -> Config:
    """The settings of this installation."""
    return cast("Config", current_app.extensions["settings"])


def files() -> FileStore:
    """Where files are kept."""
    return cast("FileStore", current_app.extensions["files"])


def fetcher() -> SafeFetcher:
    """The one door to other sites."""
    return cast("SafeFetcher", current_app.extensions["fetcher"])


def carrier() -> MailCarrier:
    """What carries letters."""
    return cast("MailCarrier", current_app.extensions["carrier"])
