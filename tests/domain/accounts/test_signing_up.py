"""Signing up: no person before the address is confirmed, the same work for every address."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.actions.signing_up import (
    Newcomer,
    answer_sign_up,
    check_newcomer,
    confirm_sign_up,
    sign_up,
)
from hackathon.domain.accounts.models import (
    OneTimeLink,
    SignUp,
)
from hackathon.domain.accounts.queries import (
    find_person,
    find_session_person,
)
from hackathon.domain.accounts.rules import AccountRule, Throttled
from hackathon.errors import Missing, RuleBroken
from tests.domain.accounts.proofs import ANA, actions, count, letters, signed_up
from tests.factories.people import make_person

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize(
    ("name", "email", "password", "field"),
    [
        (" ", "ana@example.org", "caballo pila grapa", "name"),
        ("Ana", "ana@example", "caballo pila grapa", "email"),
        ("Ana", "ana@example.org", "corta", "password"),
        ("Ana", "ana@example.org", "Ana@example.org", "password"),
    ],
)
def test_what_cannot_become_an_account_is_refused_beside_its_field(
    name: str, email: str, password: str, field: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_newcomer(name, email, password)
    assert refused.value.field == field


def test_a_good_newcomer_passes_the_check() -> None:
    check_newcomer("Ana", "ana@example.org", "caballo pila grapa")


def test_a_sign_up_is_no_person_until_its_address_is_confirmed() -> None:
    link = signed_up()
    assert find_person("ana@example.org") is None
    with writing():
        entrance = confirm_sign_up(link, "Firefox · Android")
    person = find_person("ana@example.org")
    assert person is not None
    assert entrance.person.id == person.id
    assert (person.name, person.email, person.password_hash) == (
        "Ana",
        "Ana@Example.org",
        "hash of Ana",
    )
    assert person.language == "en"
    assert person.confirmed_at is not None
    assert find_session_person(entrance.token) == person
    assert actions() == ["account.created", "account.signed_in"]


def test_a_confirmed_sign_up_leaves_nothing_behind() -> None:
    signed_up()
    link = signed_up()
    with writing():
        confirm_sign_up(link)
    assert (count(SignUp), count(OneTimeLink)) == (0, 0)


def test_a_confirmation_is_good_once() -> None:
    link = signed_up()
    with writing():
        confirm_sign_up(link)

    def again() -> None:
        with writing():
            confirm_sign_up(link)

    with pytest.raises(RuleBroken) as refused:
        again()
    assert (refused.value.rule, refused.value.is_of_state) == (AccountRule.LINK_GONE, True)


def test_confirming_gives_an_invited_person_the_name_and_password_they_chose() -> None:
    invited = make_person(email="ana@example.org", name="ana", confirmed_at=None)
    link = signed_up()
    with writing():
        entrance = confirm_sign_up(link)
    assert entrance.person.id == invited.id
    assert (entrance.person.name, entrance.person.password_hash) == ("Ana", "hash of Ana")


def test_a_sign_up_never_changes_an_account_that_is_confirmed() -> None:
    link = signed_up()
    person = make_person(email="ana@example.org", name="Otra Ana", password_hash="hers")

    def confirm() -> None:
        with writing():
            confirm_sign_up(link)

    with pytest.raises(RuleBroken):
        confirm()
    db.session.refresh(person)
    assert (person.name, person.password_hash) == ("Otra Ana", "hers")


def test_the_same_work_is_done_for_a_known_and_an_unknown_address(statements) -> None:
    make_person(email="conocida@example.org")
    with statements() as unknown, writing():
        sign_up(ANA)
    known_newcomer = Newcomer(name="Ana", email="conocida@example.org", password_hash="x")
    with statements() as known, writing():
        sign_up(known_newcomer)
    assert known == unknown


def test_the_letter_that_fits_is_chosen_later() -> None:
    known = make_person(email="conocida@example.org")
    make_person(email="invitada@example.org", confirmed_at=None)
    for email in ("conocida@example.org", "invitada@example.org", "nueva@example.org"):
        with writing():
            kept = sign_up(Newcomer(name="X", email=email.upper(), password_hash="x"))
            answer_sign_up(kept.id)
    assert letters() == [
        ("address_in_use", known.email),
        ("confirm_address", "INVITADA@EXAMPLE.ORG"),
        ("confirm_address", "NUEVA@EXAMPLE.ORG"),
    ]


def test_a_sign_up_that_is_gone_needs_no_letter() -> None:
    with pytest.raises(Missing), writing():
        answer_sign_up(99)


def test_sign_ups_that_nobody_confirmed_are_forgotten_after_two_days() -> None:
    signed_up()
    with clock.stopped(clock.now() + timedelta(days=2, seconds=1)):
        signed_up(Newcomer(name="Luis", email="luis@example.org", password_hash="x"))
    assert [kept.name for kept in db.session.scalars(select(SignUp))] == ["Luis"]
    assert count(OneTimeLink) == 1


def test_the_sixth_letter_to_one_address_in_an_hour_waits() -> None:
    for _ in range(5):
        with writing():
            sign_up(ANA)
    with pytest.raises(Throttled) as refused, writing():
        sign_up(ANA)
    assert refused.value.until > clock.now()


def test_two_hundred_people_sign_up_in_the_same_minute() -> None:
    with clock.stopped():
        for number in range(200):
            with writing():
                sign_up(Newcomer(name="X", email=f"persona{number}@example.org", password_hash="x"))
    assert count(SignUp) == 200
