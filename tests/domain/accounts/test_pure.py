"""What accounts decide without a database: addresses, passwords, tokens, throttle, zones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hackathon.domain.accounts.emails import email_key, is_email
from hackathon.domain.accounts.passwords import find_password_fault, hash_password, is_password
from hackathon.domain.accounts.rules import AccountRule
from hackathon.domain.accounts.throttle import LETTERS, SIGN_IN, account_key, heard_again_at
from hackathon.domain.accounts.tokens import new_token, token_hash
from hackathon.domain.accounts.zones import is_zone

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed", ["Ana@Example.org", "  ana@example.ORG ", "ANA@EXAMPLE.ORG", "ａｎａ@example.org"]
)
def test_one_mailbox_has_one_key_however_it_is_typed(typed: str) -> None:
    assert email_key(typed) == "ana@example.org"


@pytest.mark.parametrize(
    "other", ["a.na@example.org", "ana+1@example.org", "aná@example.org", "аna@example.org"]
)
def test_dots_plus_signs_accents_and_other_alphabets_are_other_mailboxes(other: str) -> None:
    assert email_key(other) != "ana@example.org"


@pytest.mark.parametrize(
    "good",
    [
        "ana@example.org",
        "a@b.mx",
        "ana.maria+dataton@correo.gob.mx",
        "o'neill@example.org",
        "ana@peña.mx",
        "x" * 64 + "@example.org",
    ],
)
def test_an_address_is_taken(good: str) -> None:
    assert is_email(good)


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "ana",
        "@example.org",
        "ana@",
        "ana@example",
        "ana@@example.org",
        "a@b@example.org",
        "ana maria@example.org",
        "ana@exam ple.org",
        "ana@example.org\nBcc: otra@example.org",
        "ana@example..org",
        "ana@-example.org",
        "ana@example-.org",
        ".ana@example.org",
        "ana.@example.org",
        "an..a@example.org",
        "aná@example.org",
        "ana<x>@example.org",
        '"ana"@example.org',
        "x" * 65 + "@example.org",
        "ana@" + "x" * 64 + ".org",
        "ana@" + "x." * 130 + "org",
        "ana@exa_mple.org",
        "ana\0@example.org",
    ],
)
def test_what_is_not_one_address_is_refused(bad: str) -> None:
    assert not is_email(bad)


def test_a_password_is_kept_so_that_only_it_opens() -> None:
    kept = hash_password("caballo pila grapa")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert is_password(kept, "caballo pila grapa")
    assert not is_password(kept, "caballo pila grapb")
    assert not is_password(kept, "Caballo pila grapa")
    assert hash_password("caballo pila grapa") != kept


def test_a_password_may_be_typed_on_any_keyboard() -> None:
    composed, decomposed = "contrase\u00f1a larga", "contrasen\u0303a larga"
    assert is_password(hash_password(composed), decomposed)


@pytest.mark.parametrize("kept", [None, "", "no hash at all"])
def test_who_has_no_password_is_opened_by_none(kept: str | None) -> None:
    assert not is_password(kept, "nobody has this password")
    assert not is_password(kept, "")


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("", AccountRule.PASSWORD_SHORT),
        ("corta", AccountRule.PASSWORD_SHORT),
        ("123456789", AccountRule.PASSWORD_SHORT),
        ("x" * 201, AccountRule.PASSWORD_LONG),
        ("1234567890", AccountRule.PASSWORD_COMMON),
        ("Contraseña123", AccountRule.PASSWORD_COMMON),
        ("aaaaaaaaaaaa", AccountRule.PASSWORD_COMMON),
        ("abababababab", AccountRule.PASSWORD_COMMON),
        ("Ana Hernández", AccountRule.PASSWORD_PERSONAL),
        ("ANA@example.org", AccountRule.PASSWORD_PERSONAL),
        ("caballo pila grapa", None),
        ("ñandú 😀 verde claro", None),
        ("pq7!vD9z#k", None),
        ("abcde" * 40, None),
    ],
)
def test_a_password_is_long_and_not_the_first_to_be_tried(
    password: str, fault: AccountRule | None
) -> None:
    assert find_password_fault(password, "Ana Hernández", "ana@example.org") == fault


def test_tokens_are_long_different_and_kept_as_a_hash() -> None:
    one, other = new_token(), new_token()
    assert one != other
    assert len(one) >= 43
    assert token_hash(one) not in {one, token_hash(other)}
    assert len(token_hash(one)) == 64


def test_the_key_of_a_try_tells_nothing_and_differs_by_limit() -> None:
    key = account_key(SIGN_IN, "ana@example.org")
    assert "ana" not in key
    assert key != account_key(LETTERS, "ana@example.org")
    assert key == account_key(SIGN_IN, "ana@example.org")


def test_nine_tries_are_heard_and_the_tenth_waits_for_the_first_to_be_old() -> None:
    tries = [NOON - timedelta(minutes=number) for number in range(10)]
    assert heard_again_at(SIGN_IN, tries[:9], NOON) is None
    assert heard_again_at(SIGN_IN, tries, NOON) == NOON + timedelta(minutes=6)


def test_a_try_counts_until_its_quarter_hour_is_over() -> None:
    at_the_edge = [NOON - timedelta(minutes=15)] * 10
    assert heard_again_at(SIGN_IN, at_the_edge, NOON) is None
    just_inside = [NOON - timedelta(minutes=15) + timedelta(seconds=1)] * 10
    assert heard_again_at(SIGN_IN, just_inside, NOON) == NOON + timedelta(seconds=1)


def test_zones_are_those_of_the_world() -> None:
    assert is_zone("America/Mexico_City")
    assert not is_zone("America/Xalapa")
    assert not is_zone("")
