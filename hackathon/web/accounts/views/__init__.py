"""Signing up, in and out, recovering an account, and one's own account."""

from __future__ import annotations

from hackathon.web.accounts import messages
from hackathon.web.accounts.blueprint import bp
from hackathon.web.accounts.views import own, recovering, signing_in, signing_up

__all__ = ["bp", "messages", "own", "recovering", "signing_in", "signing_up"]
