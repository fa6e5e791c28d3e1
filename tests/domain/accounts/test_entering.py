"""Links, passwords and sessions: every proof is good once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.actions.links import (
    answer_link_request,
    ask_for_link,
)
from hackathon.domain.accounts.actions.sessions import end_session, open_session
from hackathon.domain.accounts.actions.signing_in import (
    begin_sign_in,
    refuse_sign_in,
    reset_password,
    sign_in,
    sign_in_by_link,
)
from hackathon.domain.accounts.models import (
    LinkPurpose,
    Person,
    SignIn,
    SignInAttempt,
)
from hackathon.domain.accounts.passwords import hash_password
from hackathon.domain.accounts.queries import (
    find_by_password,
    find_link,
    find_session_person,
    sessions_of,
)
from hackathon.domain.accounts.rules import Throttled
from hackathon.domain.audit.models import AuditEntry
from hackathon.errors import RuleBroken
from tests.domain.accounts.proofs import actions, count, letters, link_for
from tests.factories.people import make_person

pytestmark = pytest.mark.usefixtures("app")


# ---------------------------------------------------------------- links


def test_a_link_is_kept_as_a_hash_and_found_by_its_token_and_purpose() -> None:
    token, link = link_for(make_person())
    assert token not in link.token_hash
    assert find_link(token, LinkPurpose.SIGN_IN) == link
    assert find_link(token, LinkPurpose.RESET) is None
    assert find_link(token[:-1], LinkPurpose.SIGN_IN) is None


@pytest.mark.parametrize(
    ("purpose", "lives"),
    [
        (LinkPurpose.SIGN_IN, timedelta(minutes=15)),
        (LinkPurpose.RESET, timedelta(hours=1)),
        (LinkPurpose.CHANGE_EMAIL, timedelta(days=1)),
    ],
)
def test_a_link_dies_of_age(purpose: LinkPurpose, lives: timedelta) -> None:
    token, _ = link_for(make_person(), purpose)
    with clock.stopped(clock.now() + lives - timedelta(seconds=1)):
        assert find_link(token, purpose) is not None
    with clock.stopped(clock.now() + lives + timedelta(seconds=1)):
        assert find_link(token, purpose) is None


def test_a_link_of_an_erased_person_is_not_found() -> None:
    person = make_person()
    token, _ = link_for(person)
    with writing():
        db.session.get_one(Person, person.id).erased_at = clock.now()
    assert find_link(token, LinkPurpose.SIGN_IN) is None


def test_a_sign_in_link_opens_one_session_and_confirms_whoever_reads_the_mail() -> None:
    person = make_person(confirmed_at=None)
    token, link = link_for(person)
    with writing():
        entrance = sign_in_by_link(link, "Chrome · Windows")
    assert find_session_person(entrance.token) == person
    assert entrance.person.confirmed_at is not None
    assert find_link(token, LinkPurpose.SIGN_IN) is None
    assert actions() == ["account.confirmed", "account.signed_in"]


def test_a_sign_in_link_is_good_once() -> None:
    _, link = link_for(make_person())
    with writing():
        sign_in_by_link(link)
    with pytest.raises(RuleBroken), writing():
        sign_in_by_link(link)


def test_a_link_sent_to_an_address_that_the_account_left_is_gone() -> None:
    person = make_person()
    _, link = link_for(person)
    with writing():
        db.session.get_one(Person, person.id).email = "otra@example.org"
    with pytest.raises(RuleBroken), writing():
        sign_in_by_link(link)


def test_asking_for_a_link_is_the_same_work_for_a_known_and_an_unknown_address(statements) -> None:
    make_person(email="conocida@example.org")
    with statements() as unknown, writing():
        ask_for_link(LinkPurpose.RESET, "nadie@example.org")
    with statements() as known, writing():
        ask_for_link(LinkPurpose.RESET, "conocida@example.org")
    assert known == unknown


def test_a_letter_goes_to_the_address_as_the_account_has_it_never_as_it_was_typed() -> None:
    make_person(email="mike@example.org")
    with writing():
        answer_link_request(LinkPurpose.RESET, "ｍike@example.org")
        answer_link_request(LinkPurpose.SIGN_IN, "MIKE@example.org", "/cuenta")
    assert letters() == [
        ("reset_password", "mike@example.org"),
        ("magic_link", "mike@example.org"),
    ]


def test_an_unknown_or_erased_address_gets_no_letter() -> None:
    make_person(email="ida@example.org", erased_at=clock.now())
    with writing():
        answer_link_request(LinkPurpose.RESET, "nadie@example.org")
        answer_link_request(LinkPurpose.RESET, "ida@example.org")
    assert letters() == []


# ---------------------------------------------------------------- passwords


def test_the_password_opens_to_its_owner_only() -> None:
    ana = make_person(email="ana@example.org", password_hash=hash_password("caballo pila"))
    make_person(email="luis@example.org", password_hash=hash_password("otra cosa larga"))
    assert find_by_password("ANA@example.org", "caballo pila") == ana
    assert find_by_password("luis@example.org", "caballo pila") is None
    assert find_by_password("nadie@example.org", "caballo pila") is None


@pytest.mark.parametrize("state", [{"confirmed_at": None}, {"erased_at": "now"}])
def test_an_account_that_is_not_confirmed_or_erased_opens_to_nobody(state) -> None:
    values = {key: clock.now() if value == "now" else value for key, value in state.items()}
    make_person(email="ana@example.org", password_hash=hash_password("caballo pila"), **values)
    assert find_by_password("ana@example.org", "caballo pila") is None


def test_the_eleventh_try_in_a_quarter_hour_is_not_heard_however_the_address_is_typed() -> None:
    with clock.stopped() as at:
        for number in range(10):
            with writing():
                begin_sign_in("ana@example.org" if number % 2 else "ANA@example.org ")
        with pytest.raises(Throttled) as refused, writing():
            begin_sign_in("ana@example.org")
        assert refused.value.until == at + timedelta(minutes=15)
        with writing():
            begin_sign_in("luis@example.org")


def test_a_proof_that_succeeds_starts_the_counting_anew() -> None:
    ana = make_person(email="ana@example.org")
    for _ in range(9):
        with writing():
            begin_sign_in(ana.email)
    with writing():
        sign_in(ana)
    assert count(SignInAttempt) == 0


def test_tries_are_forgotten_after_a_day() -> None:
    with writing():
        begin_sign_in("ana@example.org")
    with clock.stopped(clock.now() + timedelta(days=1, seconds=1)), writing():
        begin_sign_in("luis@example.org")
    assert count(SignInAttempt) == 1


def test_a_refused_sign_in_is_noted_with_the_same_work_for_an_unknown_address(statements) -> None:
    ana = make_person(email="ana@example.org")
    with statements() as known, writing():
        refuse_sign_in("ana@example.org")
    with statements() as unknown, writing():
        refuse_sign_in("nadie@example.org")
    assert known == unknown
    subjects = db.session.scalars(select(AuditEntry.subject).order_by(AuditEntry.id)).all()
    assert subjects == [f"person:{ana.number}", "person:unknown"]


def test_a_reset_keeps_the_new_password_and_ends_every_other_session() -> None:
    ana = make_person(password_hash=hash_password("la de antes"))
    with writing():
        old = open_session(ana)
    _, link = link_for(ana, LinkPurpose.RESET)
    with writing():
        entrance = reset_password(link, hash_password("la nueva larga"))
    assert find_session_person(old) is None
    assert find_session_person(entrance.token) == ana
    assert find_by_password(ana.email, "la nueva larga") == ana
    assert find_by_password(ana.email, "la de antes") is None


# ---------------------------------------------------------------- sessions


def test_a_session_lives_thirty_days() -> None:
    ana = make_person()
    with writing():
        token = open_session(ana, "x" * 300)
    (session,) = sessions_of(ana)
    assert len(session.device) == 200
    with clock.stopped(clock.now() + timedelta(days=30, seconds=1)):
        assert find_session_person(token) is None
        assert sessions_of(ana) == []


def test_an_ended_session_is_dead_and_ending_it_twice_is_fine() -> None:
    ana = make_person()
    with writing():
        token, other = open_session(ana), open_session(ana)
    for _ in range(2):
        with writing():
            end_session(token)
    assert find_session_person(token) is None
    assert find_session_person(other) == ana
    assert count(SignIn) == 1


@pytest.mark.parametrize(
    ("path", "opens"),
    [("/jurado", True), ("/jurado/abc", True), ("/juradoabc", False), ("/", False)],
)
def test_a_session_for_one_path_opens_nothing_else(path: str, opens: bool) -> None:
    ana = make_person()
    with writing():
        token = open_session(ana, only_under="/jurado")
    assert (find_session_person(token, path) is not None) == opens


def test_a_session_of_an_erased_person_is_dead() -> None:
    ana = make_person()
    with writing():
        token = open_session(ana)
    with writing():
        db.session.get_one(Person, ana.id).erased_at = clock.now()
    assert find_session_person(token) is None
