"""Institutions: directory, page, accreditation, editing, members."""

from __future__ import annotations

from hackathon.web.organizations import messages
from hackathon.web.organizations.blueprint import bp
from hackathon.web.organizations.views import accreditation, editing, members, public

__all__ = ["accreditation", "bp", "editing", "members", "messages", "public"]
