"""Events of another time: told as drafts, with the figures that their source gives."""

from __future__ import annotations

import pytest

from hackathon.db import db, writing
from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.events.actions.history import Figure, tell_history
from hackathon.domain.events.models import Event, EventState
from hackathon.domain.events.rules import EventRule
from hackathon.errors import RuleBroken
from tests.factories.events import make_event

FIGURES = (Figure("28", "equipos"), Figure("380", "personas en las conferencias"))


@pytest.mark.usefixtures("app")
def test_a_draft_becomes_history_with_its_figures_in_order() -> None:
    event = make_event(state=EventState.DRAFT)
    with writing():
        tell_history(NOBODY, event, FIGURES)
    stored = db.session.get_one(Event, event.id)
    assert stored.is_historical
    assert stored.figures == [
        {"value": "28", "label": "equipos"},
        {"value": "380", "label": "personas en las conferencias"},
    ]


@pytest.mark.usefixtures("app")
def test_an_event_that_people_see_does_not_turn_into_history() -> None:
    event = make_event()
    with pytest.raises(RuleBroken) as broken, writing():
        tell_history(NOBODY, event, FIGURES)
    assert broken.value.rule is EventRule.ALREADY_PUBLISHED
    assert broken.value.is_of_state


@pytest.mark.usefixtures("app")
def test_an_event_called_off_does_not_turn_into_history() -> None:
    event = make_event(state=EventState.CANCELLED)
    with pytest.raises(RuleBroken) as broken, writing():
        tell_history(NOBODY, event, FIGURES)
    assert broken.value.rule is EventRule.CANCELLED
