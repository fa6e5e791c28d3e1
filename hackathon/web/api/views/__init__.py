"""The programming interface, version 1: reading what is public, nothing else."""

from __future__ import annotations

from hackathon.web.api.blueprint import bp
from hackathon.web.api.views import description, events, things

__all__ = ["bp", "description", "events", "things"]
