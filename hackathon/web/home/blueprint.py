"""The blueprint of the front page and of the pages about this site."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("home", __name__)
