"""The blueprint of the operators' pages."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("operation", __name__)
