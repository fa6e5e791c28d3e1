"""`flask accounts operator`: the shell names who operates the platform."""

from __future__ import annotations

from flask import Flask

from hackathon import clock
from hackathon.domain.accounts.queries import actor_of, operators
from tests.factories.people import make_person


def _run(app: Flask, *words: str) -> tuple[int, str]:
    done = app.test_cli_runner().invoke(args=["accounts", "operator", *words])
    return done.exit_code, done.output


def test_a_confirmed_account_becomes_an_operator_and_no_longer_is_one(app: Flask) -> None:
    person = make_person(email="sistemas@example.org")
    assert _run(app, "Sistemas@Example.org") == (0, "sistemas@example.org opera la plataforma.\n")
    assert actor_of(person).is_operator
    code, said = _run(app, "sistemas@example.org", "--revoke")
    assert (code, said) == (0, "sistemas@example.org ya no opera la plataforma.\n")
    assert not actor_of(person).is_operator


def test_naming_an_operator_twice_changes_nothing(app: Flask) -> None:
    person = make_person(email="sistemas@example.org")
    for _turn in range(2):
        assert _run(app, "sistemas@example.org")[0] == 0
    assert [one.id for one in operators()] == [person.id]


def test_an_account_that_nobody_confirmed_operates_nothing(app: Flask) -> None:
    make_person(email="nueva@example.org", confirmed_at=None)
    make_person(email="borrada@example.org", erased_at=clock.now())
    for email in ("nueva@example.org", "borrada@example.org", "nadie@example.org"):
        code, said = _run(app, email)
        assert code == 1
        assert "Primero regístrate" in said
    assert list(operators()) == []


def test_whoever_operates_nothing_cannot_lose_it(app: Flask) -> None:
    make_person(email="sistemas@example.org")
    code, said = _run(app, "sistemas@example.org", "--revoke")
    assert code == 1
    assert "no opera" in said
