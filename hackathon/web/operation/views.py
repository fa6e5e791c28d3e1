"""What operators do: accreditation and the queue."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("operation", __name__)
