"""Which roles organize an event, and which read its desk."""

from __future__ import annotations

from hackathon.domain.accounts.roles import Role

ORGANIZERS = (Role.OWNER, Role.ORGANIZER)
DESK_ROLES = (*ORGANIZERS, Role.EDITOR)
DESK_EVENT_ROLES = (Role.COHOST, Role.OBSERVER)
