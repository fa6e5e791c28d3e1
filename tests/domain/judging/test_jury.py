"""Inviting judges, their links, declaration, reminders and withdrawal."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.models import Person, RoleGrant, SignIn
from hackathon.domain.accounts.queries import actor_of, find_person, find_session_person
from hackathon.domain.accounts.roles import Role
from hackathon.domain.events.phases import Phase
from hackathon.domain.jobs.models import Job
from hackathon.domain.judging.actions.jury import (
    Invitation,
    enter_by_link,
    invite_judge,
    issue_link,
    remind_all,
    remind_judge,
    revoke_links,
    send_new_link,
    sign_declaration,
    withdraw_judge,
)
from hackathon.domain.judging.models import Assignment, AssignmentState, Judge, RoundState
from hackathon.domain.judging.queries.jury import get_judge, get_seat, seats_of
from hackathon.domain.judging.queries.reviews import seats_with_progress
from hackathon.domain.judging.rules import JudgingRule
from hackathon.errors import Missing, RuleBroken
from tests.factories.challenges import make_criterion
from tests.factories.events import make_event
from tests.factories.judging import make_assignment, make_judge, make_review, make_round
from tests.factories.people import actor, make_member, make_person
from tests.factories.saving import change
from tests.factories.submissions import make_handed_in

ANA = Invitation(email="Ana@Example.org", name="Ana", affiliation="UV", max_load=4)


def _event() -> tuple[Any, Any]:
    event = make_event(phase=Phase.JUDGING)
    return event, actor(make_member(event.organization))


def _refused(act: Any) -> RuleBroken:
    with pytest.raises(RuleBroken) as broken, writing():
        act()
    return broken.value


def _letters(name: str) -> list[Any]:
    jobs = db.session.query(Job).filter_by(kind="send_letter").all()
    return [job for job in jobs if job.payload["letter"] == name]


def test_an_invited_person_gets_a_seat_a_role_and_a_letter(app: Any) -> None:
    event, organizer = _event()
    with writing():
        judge = invite_judge(organizer, event, ANA)
    person = find_person("ana@example.org")
    assert person is not None
    assert (judge.person_id, judge.affiliation, judge.max_load) == (person.id, "UV", 4)
    assert person.confirmed_at is None
    assert actor_of(person).has_event_role(event.id, Role.JUDGE)
    (letter,) = _letters("judge_invitation")
    assert letter.payload["ids"] == {"judge": judge.id}
    assert letter.payload["to"] == "Ana@Example.org"


def test_a_person_with_an_account_is_not_made_twice(app: Any) -> None:
    event, organizer = _event()
    ana = make_person(email="ana@example.org", name="Ana María")
    before = db.session.query(Person).count()
    with writing():
        judge = invite_judge(organizer, event, ANA)
    assert (judge.person_id, ana.name) == (ana.id, "Ana María")
    assert db.session.query(Person).count() == before


def test_nobody_is_invited_twice(app: Any) -> None:
    event, organizer = _event()
    with writing():
        invite_judge(organizer, event, ANA)
    broken = _refused(lambda: invite_judge(organizer, event, ANA))
    assert (broken.rule, broken.field) == (JudgingRule.ALREADY_JUDGE, "email")


def test_a_seat_taken_away_can_be_given_back(app: Any) -> None:
    event, organizer = _event()
    with writing():
        judge = invite_judge(organizer, event, ANA)
        withdraw_judge(organizer, judge, "Enfermedad")
        again = invite_judge(organizer, event, ANA)
    assert (again.id, again.removed_at, again.removed_reason) == (judge.id, None, "")
    assert db.session.query(Judge).count() == 1
    assert actor_of(judge.person).has_event_role(event.id, Role.JUDGE)


def test_after_the_first_mark_the_jury_does_not_grow(app: Any) -> None:
    event, organizer = _event()
    criterion = make_criterion(event)
    assignment = make_assignment(make_round(event), make_judge(event), make_handed_in(event))
    make_review(assignment, {criterion: 3})
    broken = _refused(lambda: invite_judge(organizer, event, ANA))
    assert (broken.rule, broken.is_of_state) == (JudgingRule.PANEL_FROZEN, True)


def test_a_link_opens_a_session_for_the_jury_alone_and_more_than_once(app: Any) -> None:
    event, _ = _event()
    judge = make_judge(event, make_person(confirmed_at=None))
    make_round(event)
    with writing():
        token = issue_link(judge)
    for _time in range(2):
        with writing():
            entered, session = enter_by_link(token, "phone")
        assert entered.id == judge.id
        assert find_session_person(session, "/jurado") == judge.person
        assert find_session_person(session, "/jurado/evaluar/x") == judge.person
        assert find_session_person(session, "/cuenta") is None
        assert find_session_person(session, "/jurados") is None
    assert judge.person.confirmed_at is not None
    assert judge.last_seen_at is not None


def test_a_link_that_nobody_knows_opens_nothing(app: Any) -> None:
    broken = _refused(lambda: enter_by_link("nada"))
    assert (broken.rule, broken.is_of_state) == (JudgingRule.LINK_NOT_VALID, True)


def test_a_link_dies_with_its_round(app: Any) -> None:
    event, _ = _event()
    judge = make_judge(event)
    round_ = make_round(event)
    with writing():
        token = issue_link(judge)
    with clock.stopped(event.judging_until):
        assert _refused(lambda: enter_by_link(token)).rule == JudgingRule.LINK_IS_OVER
    change(round_, state=RoundState.CLOSED)
    assert _refused(lambda: enter_by_link(token)).rule == JudgingRule.LINK_IS_OVER


def test_revoking_ends_links_and_the_sessions_they_opened(app: Any) -> None:
    event, _ = _event()
    judge = make_judge(event)
    with writing():
        token = issue_link(judge)
        _, session = enter_by_link(token)
        revoke_links(judge)
    assert _refused(lambda: enter_by_link(token)).rule == JudgingRule.LINK_NOT_VALID
    assert find_session_person(session, "/jurado") is None
    assert db.session.query(SignIn).count() == 0


def test_a_new_link_ends_the_earlier_ones(app: Any) -> None:
    event, organizer = _event()
    judge = make_judge(event)
    with writing():
        token = issue_link(judge)
        send_new_link(organizer, judge)
    assert _refused(lambda: enter_by_link(token)).rule == JudgingRule.LINK_NOT_VALID
    assert len(_letters("judge_invitation")) == 1


def test_signing_twice_keeps_the_first_moment(app: Any) -> None:
    event, _ = _event()
    judge = make_judge(event, declaration_signed_at=None)
    with writing():
        first = sign_declaration(actor(judge.person), judge).declaration_signed_at
    with clock.stopped(clock.now() + timedelta(days=1)), writing():
        assert sign_declaration(actor(judge.person), judge).declaration_signed_at == first


def test_a_reminder_goes_to_whoever_has_something_left_once_an_hour(app: Any) -> None:
    event, organizer = _event()
    judge = make_judge(event)
    assert _refused(lambda: remind_judge(organizer, judge)).rule == JudgingRule.NOTHING_LEFT
    make_assignment(make_round(event), judge, make_handed_in(event))
    with writing():
        remind_judge(organizer, judge)
    broken = _refused(lambda: remind_judge(organizer, judge))
    assert (broken.rule, broken.is_of_state) == (JudgingRule.REMINDED_RECENTLY, True)
    with clock.stopped(clock.now() + timedelta(hours=1)), writing():
        remind_judge(organizer, judge)
    assert len(_letters("judge_reminder")) == 2


def test_everybody_with_something_left_is_reminded_at_once(app: Any) -> None:
    event, organizer = _event()
    round_ = make_round(event)
    assert _refused(lambda: remind_all(organizer, round_)).rule == JudgingRule.NOTHING_LEFT
    judges = [make_judge(event) for _ in range(3)]
    for judge in judges[:2]:
        make_assignment(round_, judge, make_handed_in(event))
    with writing():
        remind_judge(organizer, judges[0])
        assert [one.id for one in remind_all(organizer, round_)] == [judges[1].id]
    broken = _refused(lambda: remind_all(organizer, round_))
    assert (broken.rule, broken.is_of_state) == (JudgingRule.REMINDED_RECENTLY, True)


def test_withdrawing_passes_on_what_is_not_finished_and_keeps_the_rest(app: Any) -> None:
    event, organizer = _event()
    criterion = make_criterion(event)
    round_ = make_round(event)
    judge, other = make_judge(event), make_judge(event)
    done, left = make_handed_in(event), make_handed_in(event)
    finished = make_assignment(round_, judge, done)
    make_review(finished, {criterion: 4})
    pending = make_assignment(round_, judge, left)
    with writing():
        withdraw_judge(organizer, judge, "Cambio de funciones")
    assert (finished.state, pending.state) == (AssignmentState.DONE, AssignmentState.WITHDRAWN)
    passed = db.session.query(Assignment).filter_by(judge_id=other.id).one()
    assert (passed.submission_id, passed.state) == (left.id, AssignmentState.OFFERED)
    assert judge.removed_reason == "Cambio de funciones"
    grants = db.session.query(RoleGrant).filter_by(person_id=judge.person_id).all()
    assert all(grant.revoked_at for grant in grants)


def test_a_seat_is_taken_away_once_and_with_a_reason(app: Any) -> None:
    event, organizer = _event()
    judge = make_judge(event)
    broken = _refused(lambda: withdraw_judge(organizer, judge, "  "))
    assert (broken.rule, broken.field) == (JudgingRule.REASON_NEEDED, "reason")
    with writing():
        withdraw_judge(organizer, judge, "Motivo")
    for act in (
        lambda: withdraw_judge(organizer, judge, "Motivo"),
        lambda: send_new_link(organizer, judge),
        lambda: remind_judge(organizer, judge),
    ):
        assert _refused(act).rule == JudgingRule.JUDGE_REMOVED


def test_a_judge_is_found_under_the_own_event_only(app: Any) -> None:
    event, _ = _event()
    judge, elsewhere = make_judge(event), make_event()
    assert get_judge(event.slug, judge.public_id).id == judge.id
    assert get_seat(event.slug, judge.person_id).id == judge.id
    assert [seat.id for seat in seats_of(judge.person_id)] == [judge.id]
    for lookup in (
        lambda: get_judge(elsewhere.slug, judge.public_id),
        lambda: get_seat(elsewhere.slug, judge.person_id),
        lambda: get_seat(event.slug, None),
    ):
        with pytest.raises(Missing):
            lookup()


def test_the_own_list_counts_what_is_done(app: Any) -> None:
    event, _ = _event()
    criterion = make_criterion(event)
    round_ = make_round(event)
    judge = make_judge(event)
    first = make_assignment(round_, judge, make_handed_in(event))
    make_assignment(round_, judge, make_handed_in(event))
    make_assignment(round_, judge, make_handed_in(event), state=AssignmentState.RECUSED)
    make_review(first, {criterion: 4})
    (seat,) = seats_with_progress(judge.person_id)
    assert (seat.done, seat.total, seat.left) == (1, 2, 1)
    assert seats_with_progress(None) == []
