"""Letters about results leave only once the results are out."""

from __future__ import annotations

from typing import Any

import pytest

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.results.actions.computing import certify_result, compute_results
from hackathon.domain.results.actions.publishing import issue_certificates, publish_results
from hackathon.domain.results.models import Award
from hackathon.errors import Missing
from hackathon.jobs.letters import build
from hackathon.jobs.letters import results as _builders
from hackathon.jobs.runner import run_until_idle
from tests.factories.people import actor, make_member, make_person
from tests.factories.results import Judged, make_judged, make_prize
from tests.factories.saving import change


@pytest.fixture
def judged(app: Any) -> Judged:
    made = make_judged([[2, 3], [5, 4]])
    make_prize(made.event)
    organizer = actor(make_member(made.event.organization))
    with writing():
        run = compute_results(organizer, made.round)
        certify_result(organizer, run)
        publish_results(organizer, run)
        issue_certificates(made.event)
    return made


def test_the_winner_reads_what_was_won(judged: Judged) -> None:
    winner, award = judged.entries[1].team.lead, db.session.query(Award).one()
    with clock.stopped(judged.event.results_at):
        sent = build("award_won", {"award": award.id, "person": winner.id}, "es")
    assert sent.subject == "«Entrega Q» ganó: Lugar 1"
    assert "/constancias/" in sent.text
    assert f"/eventos/{judged.event.slug}/resultados" in sent.text


def test_the_announcement_reaches_everybody_by_mail(judged: Judged, app: Any) -> None:
    with clock.stopped(judged.event.results_at):
        run_until_idle()
    received = [letter.subject for letter in app.extensions["carrier"].list_letters()]
    assert received.count("«Entrega Q» ganó: Lugar 1") == 1
    assert len(received) == 3


def test_a_reader_learns_the_own_place(judged: Judged) -> None:
    lead = judged.entries[0].team.lead
    ids = {"event": judged.event.id, "person": lead.id}
    with clock.stopped(judged.event.results_at):
        own = build("results_published", ids, "es").text
        other = build("results_published", {**ids, "person": make_person().id}, "es").text
    assert "2.º de 2" in own
    assert "Lugar" not in other


def test_before_the_date_no_letter_leaves(judged: Judged) -> None:
    winner, award = judged.entries[1].team.lead, db.session.query(Award).one()
    for letter, ids in (
        ("award_won", {"award": award.id, "person": winner.id}),
        ("results_published", {"event": judged.event.id, "person": winner.id}),
    ):
        with pytest.raises(Missing):
            build(letter, ids, "es")
    assert _builders.__doc__


def test_what_was_taken_back_is_not_announced(judged: Judged) -> None:
    winner, award = judged.entries[1].team.lead, db.session.query(Award).one()
    change(award, is_void=True)
    with clock.stopped(judged.event.results_at):
        for ids in (
            {"award": award.id, "person": winner.id},
            {"award": 999, "person": winner.id},
            {"award": award.id, "person": 999},
        ):
            with pytest.raises(Missing):
                build("award_won", ids, "es")
        with pytest.raises(Missing):
            build("results_published", {"event": 999, "person": winner.id}, "es")
