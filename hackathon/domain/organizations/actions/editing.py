"""Editing what an institution says of itself, its logo, its colour and its address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import select

from hackathon.db import db, expect_revision
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.emails import is_email
from hackathon.domain.accounts.rules import AccountRule
from hackathon.domain.addresses.actions import redirect_path
from hackathon.domain.addresses.slugs import SlugRule, find_slug_fault
from hackathon.domain.audit.actions import record
from hackathon.domain.files.actions import attach_file
from hackathon.domain.jobs.actions import enqueue
from hackathon.domain.organizations.colours import is_colour, is_readable, lowest_contrast
from hackathon.domain.organizations.models import Organization
from hackathon.domain.organizations.queries import find_organization
from hackathon.domain.organizations.rules import OrganizationRule
from hackathon.domain.search.actions import Searchable, hide_from_search, show_in_search
from hackathon.domain.search.terms import folded
from hackathon.errors import RuleBroken
from hackathon.richtext import excerpt, render
from hackathon.values import StoredFile

WEB_ADDRESS = re.compile(r"https?://[^\s/?#@\\<>\"']+\.[^\s/?#@\\<>\"']+([/?#][^\s\\<>\"']*)?")
SUMMARY_LENGTH = 300
SLUG_RULES = {
    SlugRule.EMPTY: OrganizationRule.SLUG_EMPTY,
    SlugRule.SHAPE: OrganizationRule.SLUG_SHAPE,
    SlugRule.TOO_LONG: OrganizationRule.SLUG_TOO_LONG,
    SlugRule.RESERVED: OrganizationRule.SLUG_RESERVED,
}


@dataclass(frozen=True, kw_only=True)
class Description:
    """What an institution says of itself."""

    name: str
    acronym: str = ""
    region: str = ""
    description: str = ""
    website: str = ""
    contact_email: str = ""
    action_colour: str = ""


def edit_organization(
    actor: Actor, organization: Organization, text: Description, revision: int | None = None
) -> Organization:
    """Change the public texts and the action colour."""
    expect_revision(organization, revision)
    _check(organization, text)
    organization.name, organization.acronym = text.name, text.acronym
    organization.region, organization.website = text.region, text.website
    organization.contact_email = text.contact_email
    organization.action_colour = text.action_colour.lower()
    organization.description = text.description
    organization.description_html = render(text.description)
    db.session.flush()
    show_organization(organization)
    record("organization.edited", actor, f"organization:{organization.id}")
    return organization


def replace_logo(actor: Actor, organization: Organization, stored: StoredFile) -> Organization:
    """Take a new logo; it is shown once a job has made it anew without what it carries."""
    original = attach_file(actor.number, stored)
    enqueue("remake_logo", organization=organization.id, original=original.id)
    record("organization.logo_replaced", actor, f"organization:{organization.id}")
    return organization


def show_logo(organization: Organization, made: StoredFile) -> Organization:
    """Show the logo that was made anew."""
    organization.logo_id = attach_file(None, made).id
    db.session.flush()
    return organization


def move_organization(actor: Actor, organization: Organization, slug: str) -> Organization:
    """Give the institution another address; the old one leads to it."""
    if slug == organization.slug:
        return organization
    fault = find_slug_fault(slug)
    if fault:
        raise RuleBroken(SLUG_RULES[fault], "slug")
    if find_organization(slug):
        raise RuleBroken(OrganizationRule.SLUG_TAKEN, "slug")
    former, organization.slug = organization.slug, slug
    db.session.flush()
    redirect_path(f"/instituciones/{former}", f"/instituciones/{slug}")
    show_organization(organization)
    place = f"organization:{organization.id}"
    record("organization.moved", actor, place, before=former, after=slug)
    return organization


def show_organization(organization: Organization) -> None:
    """Write the search row of an accredited institution; before, it has none."""
    if organization.accredited_at is None:
        hide_from_search("organization", organization.id)
        return
    show_in_search(
        Searchable(
            kind="organization",
            thing_id=organization.id,
            path=f"/instituciones/{organization.slug}",
            title=organization.name,
            summary=excerpt(organization.description, SUMMARY_LENGTH),
            context=organization.acronym,
            text=organization.description,
        )
    )


def check_website(address: str) -> None:
    """Refuse what is not the address of a site; empty is fine."""
    if address and not WEB_ADDRESS.fullmatch(address):
        raise RuleBroken(OrganizationRule.WEBSITE_SHAPE, "website")


def _check(organization: Organization, text: Description) -> None:
    check_website(text.website)
    if text.contact_email and not is_email(text.contact_email):
        raise RuleBroken(AccountRule.EMAIL_SHAPE, "contact_email")
    if text.action_colour:
        _check_colour(text.action_colour)
    same = select(Organization.id).where(
        Organization.name_folded == folded(text.name)[:400], Organization.id != organization.id
    )
    if db.session.scalar(same.limit(1)):
        raise RuleBroken(OrganizationRule.NAME_TAKEN, "name")


def _check_colour(colour: str) -> None:
    if not is_colour(colour):
        raise RuleBroken(OrganizationRule.COLOUR_SHAPE, "action_colour")
    if not is_readable(colour):
        ratio = f"{lowest_contrast(colour):.1f}"
        raise RuleBroken(OrganizationRule.COLOUR_TOO_PALE, "action_colour", ratio=ratio)
