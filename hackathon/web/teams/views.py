"""Teams, invitations and members."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("teams", __name__)
