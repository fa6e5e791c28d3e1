"""The organizer's desk."""

from __future__ import annotations

from hackathon.web.desk.blueprint import bp
from hackathon.web.desk.views import events, registered

__all__ = ["bp", "events", "registered"]
