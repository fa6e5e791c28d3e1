"""Events in a given phase."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hackathon import clock
from hackathon.domain.events.models import Event, EventKind, EventState
from hackathon.domain.events.phases import Phase
from tests.factories.organizations import make_organization
from tests.factories.saving import next_number, save

ORDER = (Phase.ANNOUNCED, Phase.REGISTRATION, Phase.HACKING, Phase.JUDGING, Phase.RESULTS)


def dates_in(phase: Phase) -> dict[str, datetime]:
    """Dates ten days apart, so that now is in the middle of `phase`."""
    order = (*ORDER, Phase.ARCHIVED)
    start = clock.now() - timedelta(days=10 * order.index(phase) + 5)
    at = {name: start + timedelta(days=10 * place) for place, name in enumerate(order)}
    return {
        "announced_at": at[Phase.ANNOUNCED],
        "registration_at": at[Phase.REGISTRATION],
        "registration_until": at[Phase.JUDGING],
        "hacking_at": at[Phase.HACKING],
        "submissions_until": at[Phase.JUDGING],
        "judging_at": at[Phase.JUDGING],
        "judging_until": at[Phase.RESULTS],
        "results_at": at[Phase.RESULTS],
        "archived_at": at[Phase.ARCHIVED],
    }


def make_event(organization: Any = None, phase: Phase = Phase.REGISTRATION, **values: Any) -> Event:
    """A published datatón that stands in `phase`."""
    number = next_number()
    owner = organization or make_organization()
    given = {
        "slug": f"dataton-{number}",
        "title": f"Datatón {number}",
        "summary": "Un datatón de prueba.",
        "kind": EventKind.DATATON,
        "state": EventState.PUBLISHED,
        "organization_id": owner.id,
        "published_at": clock.now(),
        "created_at": clock.now(),
        **dates_in(phase),
    } | values
    return save(Event(**given))
