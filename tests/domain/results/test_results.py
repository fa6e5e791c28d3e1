"""Computing, certifying, awarding, publishing and announcing a result."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.roles import Role
from hackathon.domain.audit.canonical import content_hash
from hackathon.domain.challenges.models import Convocatoria
from hackathon.domain.events.models import EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.jobs.models import Job
from hackathon.domain.judging.models import Review, RoundState, Score
from hackathon.domain.judging.ranking.components import GraphRule
from hackathon.domain.results.actions.awarding import propose_awards, void_award
from hackathon.domain.results.actions.computing import certify_result, compute_results
from hackathon.domain.results.actions.publishing import (
    announce_results,
    issue_certificates,
    publish_results,
    revoke_certificate,
)
from hackathon.domain.results.computing import compute
from hackathon.domain.results.models import Award, Certificate, CertificateKind, ResultRun
from hackathon.domain.results.policies import are_results_out
from hackathon.domain.results.queries.people import (
    certificates_of,
    find_award_certificate,
    get_certificate,
    names_of,
)
from hackathon.domain.results.queries.runs import (
    awards_of_submission,
    find_run,
    get_award,
    get_run,
    place_of_person,
    public_awards,
    published_run,
    ranked_projects,
)
from hackathon.domain.results.rules import ResultRule
from hackathon.errors import Missing, RuleBroken
from tests.factories.challenges import make_challenge
from tests.factories.events import make_event
from tests.factories.judging import make_assignment, make_conflict, make_judge, make_review
from tests.factories.people import actor, make_event_member, make_member
from tests.factories.results import Judged, make_award, make_judged, make_prize
from tests.factories.saving import change
from tests.factories.submissions import make_handed_in


def _refused(act: Any) -> RuleBroken:
    with pytest.raises(RuleBroken) as broken, writing():
        act()
    return broken.value


def _computed(judged: Judged) -> tuple[Any, ResultRun]:
    organizer = actor(make_member(judged.event.organization))
    with writing():
        run = compute_results(organizer, judged.round)
    return organizer, run


def _certified(judged: Judged) -> tuple[Any, ResultRun]:
    organizer, run = _computed(judged)
    certifier = actor(make_event_member(judged.event, Role.CERTIFIER))
    for signer in (organizer, certifier):
        with writing():
            certify_result(signer, run)
    return organizer, run


def _published(judged: Judged) -> tuple[Any, ResultRun]:
    organizer, run = _certified(judged)
    with writing():
        publish_results(organizer, run)
    return organizer, run


def _titles(run: ResultRun) -> list[tuple[int, str, str]]:
    return [(one.rank, one.submission.title, one.score) for one in ranked_projects(run)]


def test_the_mean_of_all_reviews_ranks(app: Any) -> None:
    _, run = _computed(make_judged([[2, 3], [5, 4], [1, 1]]))
    assert _titles(run) == [
        (1, "Entrega Q", "87.50"),
        (2, "Entrega P", "37.50"),
        (3, "Entrega R", "0.00"),
    ]
    assert run.round.state == RoundState.COMPUTED


def test_the_input_holds_all_that_decides_and_no_name(app: Any) -> None:
    judged = make_judged([[2, 3], [5, 4]])
    make_conflict(judged.judges[0], judged.entries[1])
    _, run = _computed(judged)
    assert run.input_hash == content_hash(run.input)
    assert run.input["rules_hash"] == judged.round.rules_hash
    assert {one["judge"] for one in run.input["reviews"]} == {"J01", "J02"}  # type: ignore[attr-defined,union-attr]
    text = str(run.input)
    for judge in judged.judges:
        assert judge.person.name not in text
        assert judge.person.number not in text
    assert compute(run.input) == run.output


def test_the_adjusted_rule_takes_severity_away(app: Any) -> None:
    judged = make_judged([[3, 4], [2, 3]], rule="adjusted")
    _, run = _computed(judged)
    figures = {one["judge"]: Decimal(one["severity"]) for one in run.output["judges"]}  # type: ignore[attr-defined,union-attr]
    assert sorted(figures.values()) == [Decimal("-12.5"), Decimal("12.5")]
    assert [score for _, _, score in _titles(run)] == ["62.50", "37.50"]


def test_groups_that_cannot_be_compared_are_refused(app: Any) -> None:
    event = make_event(phase=Phase.JUDGING)
    judged = make_judged([[3], [4]], rule="adjusted", event=event)
    lonely = make_handed_in(event)
    assignment = make_assignment(judged.round, make_judge(event), lonely)
    make_review(assignment, dict.fromkeys(judged.criteria, 5))
    organizer = actor(make_member(event.organization))
    broken = _refused(lambda: compute_results(organizer, judged.round))
    assert (broken.rule, broken.is_of_state) == (GraphRule.DISCONNECTED, True)


def test_an_entry_without_a_finished_review_is_named(app: Any) -> None:
    judged = make_judged([[3], [4]])
    make_handed_in(judged.event, title="Olvidado")
    organizer = actor(make_member(judged.event.organization))
    broken = _refused(lambda: compute_results(organizer, judged.round))
    assert broken.rule == ResultRule.ENTRY_WITHOUT_REVIEW
    assert broken.facts == {"entries": "Olvidado"}


@pytest.mark.parametrize("state", [RoundState.DRAFT, RoundState.OPEN])
def test_nothing_is_computed_before_the_round_closes(app: Any, state: RoundState) -> None:
    judged = make_judged([[3]], RoundState.OPEN)
    change(judged.round, state=state)
    organizer = actor(make_member(judged.event.organization))
    broken = _refused(lambda: compute_results(organizer, judged.round))
    assert (broken.rule, broken.is_of_state) == (ResultRule.ROUND_NOT_CLOSED, True)


def test_two_different_persons_certify(app: Any) -> None:
    judged = make_judged([[3, 4], [5, 5]])
    organizer, run = _computed(judged)
    certifier = actor(make_event_member(judged.event, Role.CERTIFIER))
    with writing():
        certify_result(organizer, run)
    assert run.certified_at is None
    assert _refused(lambda: certify_result(organizer, run)).rule == ResultRule.ALREADY_SIGNED
    with writing():
        certify_result(certifier, run)
    assert run.certified_at is not None
    assert len(run.audit_head) == 64
    assert [one["role"] for one in run.certified_by] == ["organizer", "certifier"]
    assert names_of([one["number"] for one in run.certified_by]) == {
        organizer.number: organizer.name,
        certifier.number: certifier.name,
    }
    assert _refused(lambda: certify_result(certifier, run)).rule == ResultRule.ALREADY_CERTIFIED
    assert _refused(lambda: compute_results(organizer, run.round)).rule == (
        ResultRule.ALREADY_CERTIFIED
    )


def test_where_one_person_alone_can_sign_one_signature_is_enough(app: Any) -> None:
    organizer, run = _computed(make_judged([[3]]))
    with writing():
        certify_result(organizer, run)
    assert run.certified_at is not None


def test_a_result_whose_reviews_changed_is_not_certified(app: Any) -> None:
    judged = make_judged([[3, 4], [5, 5]])
    organizer, run = _computed(judged)
    score = db.session.query(Score).first()
    assert score is not None
    change(score, value=1)
    broken = _refused(lambda: certify_result(organizer, run))
    assert (broken.rule, broken.is_of_state) == (ResultRule.INPUT_CHANGED, True)


def test_a_result_whose_output_was_touched_is_not_certified(app: Any) -> None:
    organizer, run = _computed(make_judged([[3, 4], [5, 5]]))
    output = {**run.output, "components": 7}
    change(run, output=output)
    assert _refused(lambda: certify_result(organizer, run)).rule == ResultRule.INPUT_CHANGED


def test_only_the_newest_result_is_certified(app: Any) -> None:
    organizer, first = _computed(make_judged([[3, 4], [5, 5]]))
    with writing():
        second = compute_results(organizer, first.round)
    assert (second.number, get_run(first.round.event).id) == (2, second.id)
    assert _refused(lambda: certify_result(organizer, first)).rule == ResultRule.NOT_THE_LATEST


def test_only_the_newest_finished_revision_counts(app: Any) -> None:
    judged = make_judged([[5], [1]])
    assignment = judged.assignments[0]
    make_review(assignment, dict.fromkeys(judged.criteria, 2), number=2)
    unfinished = make_assignment(judged.round, make_judge(judged.event), judged.entries[1])
    make_review(unfinished, {judged.criteria[0]: 5}, is_complete=False)
    _, run = _computed(judged)
    assert _titles(run) == [(1, "Entrega P", "25.00"), (2, "Entrega Q", "0.00")]
    assert db.session.query(Review).count() == 4


def test_places_win_their_prizes_and_a_missing_place_is_left_open(app: Any) -> None:
    judged = make_judged([[3], [5]])
    for place in (1, 2, 3):
        make_prize(judged.event, place)
    _, run = _certified(judged)
    awards = db.session.query(Award).order_by(Award.place).all()
    assert [
        (one.place, one.submission and one.submission.title, one.is_void) for one in awards
    ] == [
        (1, "Entrega Q", False),
        (2, "Entrega P", False),
        (3, None, True),
    ]
    assert all(award.published_at is None for award in awards)
    assert run.round.state == RoundState.CERTIFIED


def test_a_prize_of_a_reto_goes_to_the_best_of_that_reto(app: Any) -> None:
    judged = make_judged([[5], [4], [3]])
    reto = make_challenge(judged.event)
    for entry in judged.entries[1:]:
        change(entry, challenge_id=reto.id)
    make_prize(judged.event, challenge_id=reto.id)
    _certified(judged)
    (award,) = db.session.query(Award).all()
    assert (award.submission_id, award.challenge_id) == (judged.entries[1].id, reto.id)


def test_a_shared_place_shares_the_prize(app: Any) -> None:
    judged = make_judged([[4], [4]])
    make_prize(judged.event)
    _, run = _certified(judged)
    awards = db.session.query(Award).all()
    assert [(one.place, one.amount, one.shared_by) for one in awards] == [
        (1, Decimal("1500.00"), 2),
        (1, Decimal("1500.00"), 2),
    ]
    trace = run.output["tie_trace"]
    assert trace[-1]["rule"] == "shared"  # type: ignore[index]


def test_a_prize_without_a_winner_needs_a_reason_before_publication(app: Any) -> None:
    judged = make_judged([[3]])
    make_prize(judged.event)
    make_prize(judged.event, 2)
    organizer, run = _certified(judged)
    broken = _refused(lambda: publish_results(organizer, run))
    assert (broken.rule, broken.is_of_state) == (ResultRule.AWARDS_PENDING, True)
    empty = db.session.query(Award).filter_by(place=2).one()
    assert _refused(lambda: void_award(organizer, empty, " ")).field == "reason"
    with writing():
        void_award(organizer, empty, "No hubo segundo lugar.")
        publish_results(organizer, run)
    assert empty.published_at is not None
    assert _refused(lambda: void_award(organizer, empty, "x")).rule == ResultRule.ALREADY_PUBLISHED


def test_a_prize_is_left_void_once_and_only_where_the_call_said_so(app: Any) -> None:
    judged = make_judged([[3]])
    make_prize(judged.event)
    organizer, _ = _certified(judged)
    award = db.session.query(Award).one()
    with writing():
        call = Convocatoria(event_id=judged.event.id, may_be_void=False)
        db.session.add(call)
    assert _refused(lambda: void_award(organizer, award, "x")).rule == ResultRule.VOID_NOT_ANNOUNCED
    change(call, may_be_void=True)
    with writing():
        void_award(organizer, award, "No alcanza el mínimo.")
    assert (award.is_void, award.submission_id) == (True, None)
    assert _refused(lambda: void_award(organizer, award, "x")).rule == ResultRule.ALREADY_VOID
    old = make_award(judged.event, judged.entries[0])
    broken = _refused(lambda: void_award(organizer, old, "x"))
    assert broken.rule == ResultRule.AWARD_OF_ANOTHER_TIME


def test_only_a_certified_result_is_published_and_once(app: Any) -> None:
    organizer, run = _computed(make_judged([[3]]))
    assert _refused(lambda: publish_results(organizer, run)).rule == ResultRule.NOT_CERTIFIED
    with writing():
        certify_result(organizer, run)
        publish_results(organizer, run)
    assert _refused(lambda: publish_results(organizer, run)).rule == ResultRule.ALREADY_PUBLISHED
    assert _refused(lambda: propose_awards(organizer, run)).rule == ResultRule.ALREADY_PUBLISHED


def test_results_are_out_when_published_and_the_date_has_come(app: Any) -> None:
    judged = make_judged([[3]])
    make_prize(judged.event)
    _, run = _published(judged)
    event = judged.event
    before, at = event.results_at - timedelta(seconds=1), event.results_at
    assert (are_results_out(event, before), are_results_out(event, at)) == (False, True)
    with clock.stopped(before):
        assert db.session.scalars(public_awards()).all() == []
        assert awards_of_submission(judged.entries[0]) == []
    with clock.stopped(at):
        assert len(db.session.scalars(public_awards()).all()) == 1
        assert len(awards_of_submission(judged.entries[0])) == 1
    change(event, state=EventState.DRAFT)
    assert not are_results_out(event, at)
    published = published_run(event)
    assert published is not None
    assert published.id == run.id


def test_the_announcement_waits_for_the_date_and_is_made_once(app: Any) -> None:
    judged = make_judged([[3], [5]])
    make_prize(judged.event)
    _, run = _published(judged)
    event = judged.event
    first = db.session.query(Job).filter_by(kind="announce_results").one()
    assert first.run_at == event.results_at
    later = event.results_at + timedelta(days=1)
    change(event, results_at=later)
    with writing():
        assert not announce_results(event, run)
    assert {one.run_at for one in db.session.query(Job).filter_by(kind="announce_results")} == {
        first.run_at,
        later,
    }
    for _time in range(2):
        with clock.stopped(later), writing():
            assert announce_results(event, run)
    letters = [job.payload["letter"] for job in db.session.query(Job).filter_by(kind="send_letter")]
    assert sorted(letters) == ["award_won", "results_published", "results_published"]
    kinds = [one.kind for one in db.session.query(Certificate).order_by(Certificate.id)]
    assert kinds == [
        CertificateKind.AWARD,
        CertificateKind.PARTICIPATION,
        CertificateKind.PARTICIPATION,
        CertificateKind.JURY,
    ]
    with writing():
        assert issue_certificates(event) == 0


def test_a_certificate_is_found_by_its_code_and_can_be_revoked(app: Any) -> None:
    judged = make_judged([[3]])
    make_prize(judged.event)
    organizer, _ = _published(judged)
    with writing():
        issue_certificates(judged.event)
    winner = judged.entries[0].team.lead
    award = db.session.query(Award).one()
    certificate = find_award_certificate(award, winner.id)
    assert certificate is not None
    assert get_certificate(certificate.public_id).id == certificate.id
    assert len(certificates_of(winner.id)) == 2
    with writing():
        revoke_certificate(organizer, certificate, "Error en el nombre")
    assert len(certificates_of(winner.id)) == 1
    assert _refused(lambda: revoke_certificate(organizer, certificate, "")).field == "reason"
    with pytest.raises(Missing):
        get_certificate("nadalodice23")


def test_a_reader_finds_the_own_place(app: Any) -> None:
    judged = make_judged([[3], [5]])
    _published(judged)
    lead = judged.entries[0].team.lead
    place = place_of_person(judged.event, lead.id)
    assert place is not None
    assert (place.title, place.rank, place.projects) == ("Entrega P", 2, 2)
    assert place_of_person(judged.event, judged.judges[0].person_id) is None


def test_an_award_is_found_under_its_own_event_only(app: Any) -> None:
    judged = make_judged([[3]])
    award = make_award(judged.event, judged.entries[0])
    assert get_award(judged.event.slug, award.public_id).id == award.id
    with pytest.raises(Missing):
        get_award(make_event().slug, award.public_id)
    assert find_run(judged.event) is None
    with pytest.raises(Missing):
        get_run(judged.event)
