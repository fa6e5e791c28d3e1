"""Historias: reading them, writing them, publishing them."""

from __future__ import annotations

from hackathon.web.stories import file_reading, messages
from hackathon.web.stories.blueprint import bp
from hackathon.web.stories.views import machines, public, publishing, writing

__all__ = ["bp", "file_reading", "machines", "messages", "public", "publishing", "writing"]
