"""What operators see and do: accreditations, the queue, the audit chain."""

from __future__ import annotations

from hackathon.web.operation.blueprint import bp
from hackathon.web.operation.views import accreditations, platform

__all__ = ["accreditations", "bp", "platform"]
