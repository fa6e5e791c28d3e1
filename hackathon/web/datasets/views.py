"""Datasets: directory, page, preview, linking from catalogues."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("datasets", __name__)
