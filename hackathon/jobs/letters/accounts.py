"""The letters of accounts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hackathon.db import db, writing
from hackathon.domain.accounts.actions.links import issue_link
from hackathon.domain.accounts.models import LinkPurpose, SignUp
from hackathon.domain.accounts.queries import get_person
from hackathon.errors import Missing
from hackathon.jobs.letters import letter, link_to, site_url
from hackathon.presentation.letters.composing import ComposedLetter, compose
from hackathon.presentation.letters.contexts import (
    AccountChanged,
    AddressInUse,
    ChangeAddress,
    ConfirmAddress,
    MagicLink,
    ResetPassword,
)

Ids = Mapping[str, Any]


@letter("confirm_address")
def confirm_address(ids: Ids, locale: str) -> ComposedLetter:
    """To whoever signs up: a link that proves the address."""
    with writing():
        kept = db.session.get(SignUp, ids["sign_up"])
        if kept is None:
            raise Missing
        token, link = issue_link(LinkPurpose.CONFIRM, kept, kept.next_path)
    context = ConfirmAddress(
        site_url=site_url(),
        name=kept.name,
        link=link_to("accounts.confirm", token=token),
        expires_at=link.expires_at,
    )
    return compose("confirm_address", locale, context)


@letter("address_in_use")
def address_in_use(ids: Ids, locale: str) -> ComposedLetter:
    """To whoever has an account with the address that somebody signed up with."""
    context = AddressInUse(
        site_url=site_url(),
        name=get_person(ids["person"]).name,
        sign_in_url=link_to("accounts.sign_in"),
        reset_url=link_to("accounts.recover"),
    )
    return compose("address_in_use", locale, context)


@letter("magic_link")
def magic_link(ids: Ids, locale: str) -> ComposedLetter:
    """A link to sign in with."""
    with writing():
        person = get_person(ids["person"])
        token, link = issue_link(LinkPurpose.SIGN_IN, person, ids["next_path"])
    context = MagicLink(
        site_url=site_url(),
        name=person.name,
        link=link_to("accounts.open_link", token=token),
        expires_at=link.expires_at,
        zone=person.zone,
    )
    return compose("magic_link", locale, context)


@letter("reset_password")
def reset_password(ids: Ids, locale: str) -> ComposedLetter:
    """A link to choose another password with."""
    with writing():
        person = get_person(ids["person"])
        token, link = issue_link(LinkPurpose.RESET, person)
    context = ResetPassword(
        site_url=site_url(),
        name=person.name,
        link=link_to("accounts.new_password", token=token),
        expires_at=link.expires_at,
        zone=person.zone,
    )
    return compose("reset_password", locale, context)


@letter("change_address")
def change_address(ids: Ids, locale: str) -> ComposedLetter:
    """To a new address: a link that proves it; nothing when it is wanted no more."""
    with writing():
        person = get_person(ids["person"])
        if not person.pending_email:
            raise Missing
        token, link = issue_link(LinkPurpose.CHANGE_EMAIL, person)
    context = ChangeAddress(
        site_url=site_url(),
        name=person.name,
        link=link_to("accounts.confirm_email", token=token),
        expires_at=link.expires_at,
        zone=person.zone,
    )
    return compose("change_address", locale, context)


@letter("account_changed")
def account_changed(ids: Ids, locale: str) -> ComposedLetter:
    """A word that the password or the address is another."""
    context = AccountChanged(
        site_url=site_url(),
        name=get_person(ids["person"]).name,
        what=ids["what"],
        reset_url=link_to("accounts.recover"),
    )
    return compose("account_changed", locale, context)
