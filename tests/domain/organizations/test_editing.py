"""What an institution says of itself, its logo, its colour and its address."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from hackathon.db import db, writing
from hackathon.domain.addresses.queries import find_new_path
from hackathon.domain.files.models import FileRecord
from hackathon.domain.jobs.models import Job
from hackathon.domain.organizations.actions.editing import (
    Description,
    edit_organization,
    move_organization,
    replace_logo,
    show_logo,
    show_organization,
)
from hackathon.domain.organizations.models import Organization
from hackathon.domain.organizations.queries import (
    directory,
    find_organization,
    find_organization_by_logo,
    get_organization,
    organizations_of,
)
from hackathon.domain.organizations.rules import OrganizationRule
from hackathon.domain.search.queries import found_documents
from hackathon.errors import Missing, RuleBroken, Stale
from tests.factories.files import stored_file
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_member, make_person

pytestmark = pytest.mark.usefixtures("app")

TEXT = Description(
    name="Ayuntamiento de Xalapa",
    acronym="XAL",
    region="MX-VER",
    description="Abre **datos** <script>alert(1)</script>",
    website="https://xalapa.gob.mx",
    contact_email="datos@xalapa.gob.mx",
    action_colour="#0A6B4A",
)


def edit(organization: Organization, **changes: str) -> Organization:
    who = actor(make_person())
    text = Description(**({**vars(TEXT), **changes}))
    with writing():
        return edit_organization(who, organization, text)


def test_the_public_texts_are_kept_and_found() -> None:
    organization = edit(make_organization())
    db.session.refresh(organization)
    assert "<strong>datos</strong>" in organization.description_html
    assert "<script>" not in organization.description_html
    assert organization.action_colour == "#0a6b4a"
    assert organization.name_folded == "ayuntamiento de xalapa"
    assert [found.title for found in found_documents("xalapa datos")] == ["Ayuntamiento de Xalapa"]


def test_an_institution_that_is_not_accredited_is_not_found() -> None:
    organization = edit(make_organization())
    with writing():
        db.session.refresh(organization)
        organization.accredited_at = None
        show_organization(organization)
    assert found_documents("xalapa") == []


@pytest.mark.parametrize(
    ("changes", "field", "rule"),
    [
        ({"action_colour": "#f2a20c"}, "action_colour", OrganizationRule.COLOUR_TOO_PALE),
        ({"action_colour": "verde"}, "action_colour", OrganizationRule.COLOUR_SHAPE),
        ({"action_colour": "#0a6b4a}"}, "action_colour", OrganizationRule.COLOUR_SHAPE),
        ({"website": "javascript:alert(1)"}, "website", OrganizationRule.WEBSITE_SHAPE),
        ({"website": "xalapa.gob.mx"}, "website", OrganizationRule.WEBSITE_SHAPE),
        ({"contact_email": "datos"}, "contact_email", None),
        ({"name": "OTRA INSTITUCIÓN"}, "name", OrganizationRule.NAME_TAKEN),
    ],
)
def test_what_is_wrong_is_refused_beside_its_field(
    changes: dict[str, str], field: str, rule: OrganizationRule | None
) -> None:
    make_organization(name="Otra institucion")
    organization = make_organization()
    with pytest.raises(RuleBroken) as refused:
        edit(organization, **changes)
    assert refused.value.field == field
    assert rule in {None, refused.value.rule}
    db.session.refresh(organization)
    assert organization.name != TEXT.name


def test_the_ratio_of_a_pale_colour_is_told() -> None:
    with pytest.raises(RuleBroken) as refused:
        edit(make_organization(), action_colour="#f2a20c")
    assert refused.value.facts == {"ratio": "2.0"}


def test_optional_texts_may_be_empty() -> None:
    edited = edit(make_organization(), action_colour="", website="", contact_email="")
    assert (edited.action_colour, edited.website, edited.contact_email) == ("", "", "")


def test_a_text_saved_by_another_is_not_overwritten() -> None:
    organization, who = make_organization(), actor(make_person())
    seen = organization.revision
    with writing():
        edit_organization(who, organization, TEXT, seen)
    with pytest.raises(Stale) as stale, writing():
        edit_organization(who, organization, TEXT, seen)
    assert stale.value.stored is organization


def test_a_logo_waits_until_it_was_made_anew() -> None:
    organization = make_organization()
    with writing():
        replace_logo(actor(make_person()), organization, stored_file("a.png", "image/png"))
    db.session.refresh(organization)
    original = db.session.scalars(select(FileRecord)).one()
    job = db.session.scalars(select(Job)).one()
    assert organization.logo_id is None
    assert (job.kind, job.payload) == (
        "remake_logo",
        {"organization": organization.id, "original": original.id},
    )
    with writing():
        show_logo(organization, stored_file("logo.webp", "image/webp"))
    assert organization.logo_id not in {None, original.id}
    assert find_organization_by_logo(organization.logo_id) == organization
    assert find_organization_by_logo(original.id) is None


def test_a_moved_institution_is_found_at_both_addresses() -> None:
    organization, who = make_organization(slug="xalapa"), actor(make_person())
    with writing():
        move_organization(who, organization, "ayuntamiento-de-xalapa")
    assert find_organization("xalapa") is None
    assert get_organization("ayuntamiento-de-xalapa") == organization
    assert find_new_path("/instituciones/xalapa") == "/instituciones/ayuntamiento-de-xalapa"


def test_a_move_to_the_same_address_changes_nothing() -> None:
    organization, who = make_organization(slug="xalapa"), actor(make_person())
    with writing():
        move_organization(who, organization, "xalapa")
    assert find_new_path("/instituciones/xalapa") is None


@pytest.mark.parametrize(
    ("slug", "rule"),
    [
        ("", OrganizationRule.SLUG_EMPTY),
        ("Xalapa", OrganizationRule.SLUG_SHAPE),
        ("xalapa/../x", OrganizationRule.SLUG_SHAPE),
        ("x" * 61, OrganizationRule.SLUG_TOO_LONG),
        ("nueva", OrganizationRule.SLUG_RESERVED),
        ("acreditar", OrganizationRule.SLUG_RESERVED),
        ("otra", OrganizationRule.SLUG_TAKEN),
    ],
)
def test_an_address_that_does_not_work_is_refused(slug: str, rule: OrganizationRule) -> None:
    make_organization(slug="otra")
    organization = make_organization()
    with pytest.raises(RuleBroken) as refused, writing():
        move_organization(actor(make_person()), organization, slug)
    assert (refused.value.rule, refused.value.field) == (rule, "slug")


def test_an_unknown_institution_is_missing() -> None:
    with pytest.raises(Missing):
        get_organization("nadie")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["Ámbito", "Xalapa", "Zapopan"]),
        ({"words": "xálapa"}, ["Xalapa"]),
        ({"words": "100%_"}, []),
        ({"kind": "university"}, ["Zapopan"]),
        ({"kind": "nothing"}, ["Ámbito", "Xalapa", "Zapopan"]),
        ({"region": "MX-VER"}, ["Xalapa"]),
        ({"region": "MX-VER", "kind": "university"}, []),
    ],
)
def test_the_directory_is_by_name_and_narrowed(asked: dict[str, str], names: list[str]) -> None:
    make_organization(name="Zapopan", kind="university")
    make_organization(name="Xalapa", region="MX-VER")
    make_organization(name="Ámbito")
    make_organization(name="Oculta", accredited_at=None)
    found = db.session.scalars(directory(actor(make_person()), **asked)).all()
    assert [organization.name for organization in found] == names


def test_the_institutions_of_a_person_are_those_of_their_roles() -> None:
    mine = make_organization()
    make_organization()
    person = make_member(mine)
    assert organizations_of(person.id) == [mine]
    assert organizations_of(None) == []
