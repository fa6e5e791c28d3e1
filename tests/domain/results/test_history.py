"""Placings of another time: readable like any other, without scores and nobody's receipt."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import select

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.judging.queries.reading import public_submissions
from hackathon.domain.judging.queries.rounds import entries_of
from hackathon.domain.results.actions.history import Placing, record_placing
from hackathon.domain.results.models import Award, Certificate, ResultRun
from hackathon.domain.results.queries.runs import public_awards
from hackathon.domain.results.rules import ResultRule
from hackathon.domain.search.models import SearchDocument
from hackathon.domain.submissions.models import Submission
from hackathon.domain.submissions.receipts import parse_folio
from hackathon.errors import RuleBroken
from tests.factories.challenges import make_challenge
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event

FIRST = Placing(
    place=1,
    title="Primer lugar",
    team="Five5",
    project="Salud Xalapa",
    summary="Para donar sangre.",
    description="Campañas **y** registro.",
    amount=Decimal(30_000),
)


def _past_event():
    """An event that is over and was never judged here."""
    at = clock.now()
    return make_event(
        is_historical=True,
        submissions_until=at,
        judging_at=None,
        judging_until=None,
        results_at=at,
        archived_at=None,
    )


@pytest.mark.usefixtures("app")
def test_a_placing_is_public_with_its_project_and_its_data() -> None:
    event, dataset = _past_event(), make_dataset()
    challenge = make_challenge(event)
    with writing():
        placing = replace(FIRST, challenge=challenge, datasets=(dataset,))
        award = record_placing(NOBODY, event, placing)
    assert [row.id for row in db.session.scalars(public_awards())] == [award.id]
    project = db.session.scalars(public_submissions()).one()
    assert (project.title, project.team.name, project.challenge_id) == (
        "Salud Xalapa",
        "Five5",
        challenge.id,
    )
    assert [use.dataset_id for use in project.datasets] == [dataset.id]
    assert "<strong>y</strong>" in project.current_version.content_html
    assert award.amount == Decimal(30_000)
    kinds = db.session.scalars(select(SearchDocument.kind)).all()
    assert kinds == ["submission"]


@pytest.mark.usefixtures("app")
def test_a_placing_has_no_members_no_scores_and_no_certificates() -> None:
    event = _past_event()
    with writing():
        record_placing(NOBODY, event, FIRST)
    project = db.session.scalars(select(Submission)).one()
    assert project.is_historical
    assert (project.team.member_count, project.team.lead_id) == (0, None)
    assert entries_of(event.id) == []
    assert db.session.scalars(select(ResultRun)).all() == []
    assert db.session.scalars(select(Certificate)).all() == []


@pytest.mark.usefixtures("app")
def test_the_folio_of_a_placing_verifies_as_no_receipt() -> None:
    event = _past_event()
    with writing():
        record_placing(NOBODY, event, FIRST)
        record_placing(
            NOBODY, event, Placing(place=2, title="Segundo", team="B", project="B", summary="B")
        )
    folios = sorted(
        row.current_version.folio for row in db.session.scalars(select(Submission)).all()
    )
    assert folios == [f"{event.slug}-historico-1", f"{event.slug}-historico-2"]
    for folio in folios:
        with pytest.raises(RuleBroken):
            parse_folio(folio)


@pytest.mark.usefixtures("app")
def test_a_placing_without_a_date_of_results_is_dated_now() -> None:
    event = make_event(is_historical=True, judging_at=None, judging_until=None, results_at=None)
    with writing():
        award = record_placing(NOBODY, event, FIRST)
    assert award.granted_at <= clock.now()
    assert event.results_published_at is not None


@pytest.mark.usefixtures("app")
def test_an_event_of_today_records_no_placing_without_judging() -> None:
    event = make_event()
    with pytest.raises(RuleBroken) as broken, writing():
        record_placing(NOBODY, event, FIRST)
    assert broken.value.rule is ResultRule.NOT_HISTORICAL
    assert db.session.scalars(select(Award)).all() == []
