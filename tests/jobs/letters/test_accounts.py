"""The letters of accounts and institutions, from the outbox to the inbox."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from hackathon.db import db, writing
from hackathon.domain.accounts.actions.editing import ask_for_new_email, change_password
from hackathon.domain.accounts.actions.links import ask_for_link
from hackathon.domain.accounts.actions.signing_up import Newcomer, confirm_sign_up, sign_up
from hackathon.domain.accounts.models import LinkPurpose, OneTimeLink, Person, SignUp
from hackathon.domain.accounts.queries import find_link
from hackathon.domain.accounts.roles import Role
from hackathon.domain.jobs.actions import enqueue, post_letter
from hackathon.domain.organizations.actions.accrediting import accredit, refuse_accreditation
from hackathon.domain.organizations.actions.staffing import Post, invite_member
from hackathon.domain.organizations.queries import get_accreditation
from hackathon.gateways.installed import carrier
from hackathon.gateways.mail import ReceivedLetter
from hackathon.jobs.runner import run_until_idle
from tests.factories.organizations import make_organization, make_request
from tests.factories.people import actor, make_member, make_operator, make_person

pytestmark = pytest.mark.usefixtures("app")

ANA = Newcomer(name="Ana", email="ana@example.org", password_hash="x", next_path="/cuenta")


def delivered() -> list[ReceivedLetter]:
    run_until_idle()
    listed = carrier().list_letters()
    return [carrier().read_letter(summary.name) for summary in reversed(listed)]


def token_in(letter: ReceivedLetter) -> str:
    found = re.search(r"http://localhost/\S+/([A-Za-z0-9_-]{43})\s", letter.text)
    assert found, letter.text
    return found[1]


def test_who_signs_up_gets_a_link_that_confirms() -> None:
    with writing():
        sign_up(ANA)
    (letter,) = delivered()
    link = find_link(token_in(letter), LinkPurpose.CONFIRM)
    assert link is not None
    assert (link.email, link.next_path, link.person_id) == ("ana@example.org", "/cuenta", None)
    assert letter.summary.to == "ana@example.org"


def test_who_has_an_account_is_told_so_and_nothing_else_changes() -> None:
    make_person(email="ana@example.org", name="La de siempre")
    with writing():
        sign_up(ANA)
    (letter,) = delivered()
    assert "La de siempre" in letter.text
    assert "http://localhost/entrar" in letter.text
    assert "http://localhost/recuperar" in letter.text
    assert db.session.scalar(select(func.count(OneTimeLink.id))) == 0


def test_a_sign_up_confirmed_meanwhile_gets_no_more_letters() -> None:
    with writing():
        sign_up(ANA)
    (letter,) = delivered()
    link = find_link(token_in(letter), LinkPurpose.CONFIRM)
    assert link is not None
    sign_up_id = link.sign_up_id
    with writing():
        confirm_sign_up(link)
    with writing():
        enqueue("answer_sign_up", sign_up=sign_up_id)
        post_letter("confirm_address", "ana@example.org", "es", sign_up=sign_up_id)
    assert len(delivered()) == 1
    assert db.session.scalars(select(SignUp)).all() == []


@pytest.mark.parametrize(
    ("purpose", "address"),
    [(LinkPurpose.SIGN_IN, "/entrar/enlace/"), (LinkPurpose.RESET, "/recuperar/")],
)
def test_a_link_that_was_asked_for_comes_by_mail(purpose: LinkPurpose, address: str) -> None:
    person = make_person(email="ana@example.org")
    with writing():
        ask_for_link(purpose, "ANA@example.org")
        ask_for_link(purpose, "nadie@example.org")
    (letter,) = delivered()
    assert address in letter.text
    link = find_link(token_in(letter), purpose)
    assert link is not None
    assert link.person == person
    assert letter.summary.to == "ana@example.org"


def test_each_attempt_to_send_has_a_link_of_its_own() -> None:
    person = make_person()
    with writing():
        post_letter("magic_link", person.email, "es", person=person.id, next_path="")
        post_letter("magic_link", person.email, "es", person=person.id, next_path="")
    first, second = delivered()
    assert token_in(first) != token_in(second)
    hashes = db.session.scalars(select(OneTimeLink.token_hash)).all()
    assert not {token_in(first), token_in(second)} & set(hashes)


def test_a_new_address_gets_a_link_and_the_old_one_a_word() -> None:
    person = make_person()
    with writing():
        ask_for_new_email(person, "nueva@example.org")
    (letter,) = delivered()
    assert letter.summary.to == "nueva@example.org"
    link = find_link(token_in(letter), LinkPurpose.CHANGE_EMAIL)
    assert link is not None
    assert link.email == "nueva@example.org"


def test_an_address_that_is_wanted_no_more_gets_no_letter() -> None:
    person = make_person()
    with writing():
        ask_for_new_email(person, "nueva@example.org")
        db.session.get_one(Person, person.id).pending_email = ""
    assert delivered() == []


def test_a_changed_password_is_told() -> None:
    person = make_person()
    with writing():
        change_password(person, "x", "token")
    (letter,) = delivered()
    assert "http://localhost/recuperar" in letter.text


def test_a_request_for_accreditation_reaches_the_operators_page() -> None:
    request = make_request(make_person(name="Luis"))
    with writing():
        post_letter("accreditation_requested", "op@example.org", "es", request=request.id)
    (letter,) = delivered()
    assert f"http://localhost/operacion/acreditaciones/{request.public_id}" in letter.text
    assert "Luis" in letter.text


def test_a_decision_is_told_with_its_reason() -> None:
    operator = actor(make_operator())
    yes, no = make_request(make_person()), make_request(make_person())
    with writing():
        accredit(operator, get_accreditation(yes.public_id))
        refuse_accreditation(operator, get_accreditation(no.public_id), "Falta la firma.")
    accepted, refused = delivered()
    assert f"http://localhost/instituciones/{yes.organization.slug}" in accepted.text
    assert "Falta la firma." in refused.text
    assert "http://localhost/instituciones/acreditar" in refused.text


def test_a_request_that_is_gone_needs_no_letter() -> None:
    with writing():
        post_letter("accreditation_decided", "a@example.org", "es", request=99)
    assert delivered() == []


def test_a_member_with_an_account_is_led_to_the_institution() -> None:
    organization = make_organization()
    owner = make_member(organization, Role.OWNER, name="Ana Hernández")
    luis = make_person()
    with writing():
        invite_member(actor(owner), organization, luis.email, "Luis", Post(role=Role.EDITOR))
    (letter,) = delivered()
    assert f"http://localhost/instituciones/{organization.slug}" in letter.text.split()
    assert "Ana Hernández" in letter.text


def test_a_member_without_an_account_gets_a_link_that_opens_it_for_a_day() -> None:
    organization = make_organization()
    owner = make_member(organization, Role.OWNER)
    with writing():
        invite_member(
            actor(owner), organization, "nueva@example.org", "Nueva", Post(role=Role.EDITOR)
        )
    (letter,) = delivered()
    link = find_link(token_in(letter), LinkPurpose.SIGN_IN)
    assert link is not None
    assert link.next_path == f"/instituciones/{organization.slug}"
    assert (link.expires_at - link.created_at).days == 1
