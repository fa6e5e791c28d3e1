"""Jobs of judging and results: a round closes in time, results are announced in time."""

from __future__ import annotations

from typing import Any

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.events.phases import Phase
from hackathon.domain.judging.actions.rounds import open_round
from hackathon.domain.judging.models import RoundState
from hackathon.domain.results.actions.computing import certify_result, compute_results
from hackathon.domain.results.actions.publishing import publish_results
from hackathon.domain.results.models import Certificate
from hackathon.jobs.judging import close_round_in_time
from hackathon.jobs.results import announce_results_in_time
from tests.factories.challenges import make_criterion
from tests.factories.events import make_event
from tests.factories.judging import make_judge, make_round
from tests.factories.people import actor, make_member
from tests.factories.results import make_judged
from tests.factories.submissions import make_handed_in


def test_a_round_closes_at_its_moment(app: Any) -> None:
    event = make_event(phase=Phase.JUDGING)
    make_criterion(event)
    make_judge(event)
    make_handed_in(event)
    round_ = make_round(event, RoundState.DRAFT)
    with writing():
        open_round(actor(make_member(event.organization)), round_)
    close_round_in_time(round_id=round_.id)
    assert round_.state == RoundState.OPEN
    with clock.stopped(event.judging_until):
        close_round_in_time(round_id=round_.id)
        close_round_in_time(round_id=round_.id)
    assert round_.state == RoundState.CLOSED
    close_round_in_time(round_id=999)


def test_certificates_come_with_the_announcement(app: Any) -> None:
    judged = make_judged([[3], [4]])
    organizer = actor(make_member(judged.event.organization))
    with writing():
        run = compute_results(organizer, judged.round)
        certify_result(organizer, run)
        publish_results(organizer, run)
    announce_results_in_time(run_id=run.id)
    assert db.session.query(Certificate).count() == 0
    with clock.stopped(judged.event.results_at):
        announce_results_in_time(run_id=run.id)
        announce_results_in_time(run_id=run.id)
    assert db.session.query(Certificate).count() == 3
    announce_results_in_time(run_id=999)
