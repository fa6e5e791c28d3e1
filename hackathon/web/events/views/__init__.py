"""Events: directory, page, set-up, dates, people and calendar."""

from __future__ import annotations

from hackathon.web.events import messages
from hackathon.web.events.blueprint import bp
from hackathon.web.events.views import changes, people, periods, public, setup

__all__ = ["bp", "changes", "messages", "people", "periods", "public", "setup"]
