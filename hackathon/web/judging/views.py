"""The judge's screen and the judging of an event."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("judging", __name__)
