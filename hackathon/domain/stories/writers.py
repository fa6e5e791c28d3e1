"""Which roles of an institution write its Historias, and which publish them."""

from __future__ import annotations

from hackathon.domain.accounts.roles import Role

WRITERS = (Role.OWNER, Role.ORGANIZER, Role.EDITOR)
PUBLISHERS = (Role.OWNER, Role.ORGANIZER)
