"""Retos, their data, rubric, prizes and the call."""

from __future__ import annotations

from hackathon.web.challenges import messages
from hackathon.web.challenges.blueprint import bp
from hackathon.web.challenges.views import call, judging, public, retos

__all__ = ["bp", "call", "judging", "messages", "public", "retos"]
