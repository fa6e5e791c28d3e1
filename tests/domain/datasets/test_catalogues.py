"""The catalogues that datasets are copied from."""

from __future__ import annotations

import pytest

from hackathon.db import writing
from hackathon.domain.datasets.actions.catalogues import (
    add_catalogue,
    catalogue_of_source,
    platform_catalogue,
)
from hackathon.domain.datasets.queries import catalogues_for, find_catalogue, find_catalogue_at
from hackathon.domain.datasets.rules import DatasetRule
from hackathon.errors import RuleBroken
from tests.factories.datasets import make_catalogue
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_member

pytestmark = pytest.mark.usefixtures("app")


def test_an_institution_adds_its_catalogue():
    organization = make_organization()
    member = actor(make_member(organization))
    with writing():
        made = add_catalogue(
            member, organization, name="Torreón", base_url=" https://datos.torreon.example/ "
        )
    assert (made.base_url, made.organization_id) == (
        "https://datos.torreon.example",
        organization.id,
    )
    assert find_catalogue(made.public_id) == made
    assert find_catalogue_at("https://datos.torreon.example/") == made


@pytest.mark.parametrize(
    "address", ["", "datos.example", "ftp://datos.example", "https://a b", "https://x" * 60]
)
def test_what_is_no_address_is_refused(address):
    organization = make_organization()
    with pytest.raises(RuleBroken) as broken, writing():
        add_catalogue(actor(make_member(organization)), organization, name="X", base_url=address)
    assert (broken.value.rule, broken.value.field) == (DatasetRule.ADDRESS_BAD, "base_url")


def test_a_catalogue_is_added_once():
    organization = make_organization()
    make_catalogue("https://datos.example")
    with pytest.raises(RuleBroken) as broken, writing():
        add_catalogue(
            actor(make_member(organization)),
            organization,
            name="Otra vez",
            base_url="https://datos.example/",
        )
    assert broken.value.rule is DatasetRule.CATALOGUE_TAKEN


def test_the_national_catalogue_is_made_when_first_needed():
    with writing():
        first = platform_catalogue("https://www.datos.gob.mx", "datos.gob.mx")
    with writing():
        assert platform_catalogue("https://www.datos.gob.mx", "datos.gob.mx").id == first.id
    assert first.organization_id is None


def test_a_pasted_address_brings_its_catalogue():
    organization = make_organization()
    with writing():
        found = catalogue_of_source("https://datos.example/busca", organization.id)
        assert catalogue_of_source("https://datos.example/busca", None) is found
    assert (found.name, found.organization_id) == ("datos.example", organization.id)


def test_an_institution_chooses_among_its_own_and_the_platforms_catalogues():
    organization = make_organization()
    everybodys, own = make_catalogue(), make_catalogue(organization=organization)
    make_catalogue(organization=make_organization())
    assert {row.id for row in catalogues_for(organization.id)} == {everybodys.id, own.id}
    assert [row.id for row in catalogues_for(None)] == [everybodys.id]


def test_an_unknown_catalogue_is_not_found():
    assert find_catalogue("nada") is None
