"""Datasets: finding, reading, registering, editing, and linking them to retos."""

from __future__ import annotations

from hackathon.web.datasets import messages
from hackathon.web.datasets.blueprint import bp
from hackathon.web.datasets.views import editing, linking, public, registering

__all__ = ["bp", "editing", "linking", "messages", "public", "registering"]
