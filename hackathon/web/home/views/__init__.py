"""The front page, the pages about this site, covers, and what machines ask for."""

from __future__ import annotations

from hackathon.web.home.blueprint import bp
from hackathon.web.home.views import about, covers, front, health, machines

__all__ = ["about", "bp", "covers", "front", "health", "machines"]
