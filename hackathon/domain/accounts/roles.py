"""The roles of the product and where each one holds."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a person is to the platform, an institution or an event."""

    OPERATOR = "operator"
    OWNER = "owner"
    ORGANIZER = "organizer"
    EDITOR = "editor"
    PUBLISHER = "publisher"
    COHOST = "cohost"
    JUDGE = "judge"
    CERTIFIER = "certifier"
    MENTOR = "mentor"
    STAFF = "staff"
    OBSERVER = "observer"


ORGANIZATION_ROLES = (Role.OWNER, Role.ORGANIZER, Role.EDITOR, Role.PUBLISHER)
EVENT_ROLES = (
    Role.COHOST,
    Role.JUDGE,
    Role.CERTIFIER,
    Role.MENTOR,
    Role.STAFF,
    Role.OBSERVER,
)
