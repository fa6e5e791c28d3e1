"""What people change in their own account."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.actions.editing import (
    Profile,
    ask_for_new_email,
    change_email,
    change_password,
    choose_language,
    edit_profile,
    end_own_session,
)
from hackathon.domain.accounts.actions.links import issue_link
from hackathon.domain.accounts.actions.people import find_or_invite
from hackathon.domain.accounts.actions.sessions import end_all_sessions, open_session
from hackathon.domain.accounts.models import LinkPurpose, OneTimeLink, Person
from hackathon.domain.accounts.queries import (
    demonstration_people,
    find_person,
    find_session_person,
    get_person,
    get_session,
    operators,
    sessions_of,
)
from hackathon.domain.accounts.rules import AccountRule, Throttled
from hackathon.domain.jobs.models import Job
from hackathon.errors import Missing, RuleBroken, Stale
from tests.factories.people import actor, make_operator, make_person

pytestmark = pytest.mark.usefixtures("app")

GOOD = Profile(name="Ana María", language="en", zone="America/Tijuana")


def letters() -> list[tuple[str, str]]:
    jobs = db.session.scalars(select(Job).where(Job.kind == "send_letter").order_by(Job.id))
    return [(str(job.payload["letter"]), str(job.payload["to"])) for job in jobs]


def test_a_profile_is_changed() -> None:
    ana = make_person()
    with writing():
        edit_profile(ana, GOOD, ana.revision)
    db.session.refresh(ana)
    assert (ana.name, ana.language, ana.zone) == ("Ana María", "en", "America/Tijuana")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (Profile(name=" ", language="es", zone="UTC"), "name"),
        (Profile(name="Ana", language="fr", zone="UTC"), "language"),
        (Profile(name="Ana", language="es", zone="America/Xalapa"), "zone"),
    ],
)
def test_a_wrong_profile_is_refused_beside_its_field(wrong: Profile, field: str) -> None:
    ana = make_person(name="Ana")
    with pytest.raises(RuleBroken) as refused, writing():
        edit_profile(ana, wrong)
    assert refused.value.field == field
    assert find_person(ana.email).name == "Ana"


def test_a_profile_saved_by_another_window_is_not_overwritten() -> None:
    ana = make_person()
    seen = ana.revision
    with writing():
        edit_profile(ana, GOOD, seen)
    with pytest.raises(Stale), writing():
        edit_profile(ana, GOOD, seen)


def test_a_language_is_one_of_ours() -> None:
    ana = make_person()
    with writing():
        choose_language(ana, "en")
    assert find_person(ana.email).language == "en"
    with pytest.raises(RuleBroken), writing():
        choose_language(ana, "xx")


def test_a_new_password_ends_every_other_session_and_says_so_by_mail() -> None:
    ana = make_person()
    with writing():
        here, there = open_session(ana), open_session(ana)
    with writing():
        change_password(ana, "new hash", here)
    assert find_session_person(here) == ana
    assert find_session_person(there) is None
    assert find_person(ana.email).password_hash == "new hash"
    assert letters() == [("account_changed", ana.email)]


def new_email(ana: Person, email: str) -> OneTimeLink:
    with writing():
        ask_for_new_email(ana, email)
    with writing():
        return issue_link(LinkPurpose.CHANGE_EMAIL, db.session.get_one(Person, ana.id))[1]


def test_a_new_address_counts_once_its_letter_was_answered() -> None:
    ana = make_person(email="ana@example.org")
    link = new_email(ana, "Ana@Nueva.example")
    assert find_person("ana@example.org") == ana
    with writing():
        change_email(link)
    assert find_person("ana@nueva.example") == ana
    assert find_person("ana@example.org") is None
    assert letters() == [
        ("change_address", "Ana@Nueva.example"),
        ("account_changed", "ana@example.org"),
    ]


def test_what_is_no_address_is_not_asked_for() -> None:
    ana = make_person()
    with pytest.raises(RuleBroken) as refused, writing():
        ask_for_new_email(ana, "ana@")
    assert refused.value.field == "email"


def test_a_stranger_is_not_flooded_with_letters() -> None:
    ana = make_person()
    for _ in range(5):
        with writing():
            ask_for_new_email(ana, "victima@example.org")
    with pytest.raises(Throttled), writing():
        ask_for_new_email(ana, "victima@example.org")


def test_an_address_taken_meanwhile_stays_with_who_has_it() -> None:
    ana = make_person(email="ana@example.org")
    link = new_email(ana, "otra@example.org")
    make_person(email="OTRA@example.org")
    with pytest.raises(RuleBroken) as refused, writing():
        change_email(link)
    assert refused.value.rule == AccountRule.EMAIL_TAKEN
    assert find_person("ana@example.org") == ana


def test_only_the_last_address_asked_for_counts() -> None:
    ana = make_person()
    first = new_email(ana, "uno@example.org")
    new_email(ana, "dos@example.org")
    with pytest.raises(RuleBroken), writing():
        change_email(first)


def test_an_address_may_change_only_in_its_case() -> None:
    ana = make_person(email="ana@example.org")
    link = new_email(ana, "Ana@example.org")
    with writing():
        change_email(link)
    assert find_person("ana@example.org").email == "Ana@example.org"


def test_one_ends_only_ones_own_sessions() -> None:
    ana, luis = make_person(), make_person()
    with writing():
        open_session(ana)
        token = open_session(luis)
    (mine,), (his,) = sessions_of(ana), sessions_of(luis)
    with pytest.raises(Missing):
        get_session(ana.id, his.public_id)
    with pytest.raises(Missing), writing():
        end_own_session(ana, his)
    with writing():
        end_own_session(ana, get_session(ana.id, mine.public_id))
    assert sessions_of(ana) == []
    assert find_session_person(token) == luis


def test_all_sessions_end_at_once() -> None:
    ana, luis = make_person(), make_person()
    with writing():
        open_session(ana)
        open_session(ana)
        token = open_session(luis)
    with writing():
        end_all_sessions(ana)
    assert sessions_of(ana) == []
    assert find_session_person(token) == luis


def test_an_invited_person_is_made_once_and_not_confirmed() -> None:
    ana = actor(make_person())
    with writing():
        made = find_or_invite(ana, "Luis@example.org", " ", "en")
        again = find_or_invite(ana, "luis@EXAMPLE.org", "Otro")
    assert made is again
    assert (made.name, made.confirmed_at, made.language) == ("Luis", None, "en")


def test_what_is_no_address_invites_nobody() -> None:
    ana = actor(make_person())
    with pytest.raises(RuleBroken), writing():
        find_or_invite(ana, "luis", "Luis")


def test_an_erased_or_unknown_person_is_missing() -> None:
    erased = make_person(erased_at=clock.now())
    known = make_person()
    assert get_person(known.id) == known
    for number in (erased.id, 999):
        with pytest.raises(Missing):
            get_person(number)


def test_operators_are_those_who_hold_the_role() -> None:
    make_person()
    operator = make_operator()
    make_operator(erased_at=clock.now())
    assert operators() == [operator]


def test_the_demonstration_shows_only_accounts_that_open() -> None:
    make_person(email="alguien@demo.example")
    make_person(email="sin.clave@demo.example", is_demonstration=True)
    make_person(email="ajena@example.org", is_demonstration=True, password_hash="x")
    shown = make_person(email="persona@demo.example", is_demonstration=True, password_hash="x")
    assert demonstration_people() == [shown]
