"""What stands before the curtain rises: an accredited institution and the account of its owner."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hackathon.domain.accounts.passwords import hash_password
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.queries import get_event
from tests.browser.serving import LiveSite
from tests.factories.organizations import make_organization
from tests.factories.people import make_member
from tests.factories.saving import change

PASSWORD = "tres palabras sin rima"
INSTITUTION = "Ayuntamiento de Coatepec"
ORGANIZER = "laura@coatepec.example"


def set_stage(site: LiveSite) -> None:
    """Accredit one institution, with its owner; everybody else comes by the site's own ways."""
    with site.acting():
        place = make_organization(name=INSTITUTION, slug="coatepec", region="MX-VER")
        make_member(
            place,
            Role.OWNER,
            name="Laura Méndez",
            email=ORGANIZER,
            password_hash=hash_password(PASSWORD),
        )


def time_passes(site: LiveSite, slug: str, **minutes_ago: int) -> None:
    """Put dates of an event into the past: a deadline that is public may not be brought forward.

    The site offers no way to do that, on purpose, and the walk cannot wait for weeks.
    """
    now = datetime.now(UTC)
    with site.acting():
        dates = {name: now - timedelta(minutes=ago) for name, ago in minutes_ago.items()}
        change(get_event(slug), **dates)
