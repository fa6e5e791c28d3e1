"""The rules of registering."""

from __future__ import annotations

from enum import StrEnum


class RegistrationRule(StrEnum):
    """Why a registration is refused."""

    CLOSED = "registration.closed"
    FULL = "registration.full"
    ALREADY = "registration.already"
    CONSENT_MISSING = "registration.consent_missing"
    NOTICE_CHANGED = "registration.notice_changed"
    CANCELLED = "registration.cancelled"
