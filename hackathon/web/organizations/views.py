"""Institutions: directory, page, members, accreditation."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("organizations", __name__)
