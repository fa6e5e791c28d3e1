"""Asking for accreditation, and the operators' yes or no."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from hackathon.db import db, writing
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.queries import actor_of
from hackathon.domain.accounts.roles import Role
from hackathon.domain.audit.models import AuditEntry
from hackathon.domain.jobs.models import Job
from hackathon.domain.organizations.actions.accrediting import (
    Application,
    accredit,
    refuse_accreditation,
    request_accreditation,
)
from hackathon.domain.organizations.models import (
    AccreditationRequest,
    AccreditationState,
    Organization,
    OrganizationKind,
)
from hackathon.domain.organizations.queries import (
    accreditations_in,
    accreditations_of,
    count_pending_accreditations,
    find_accreditation_by_letter,
    find_pending_accreditation,
    get_accreditation,
)
from hackathon.domain.organizations.rules import OrganizationRule
from hackathon.domain.search.queries import found_documents
from hackathon.errors import Missing, RuleBroken
from tests.factories.files import stored_file
from tests.factories.organizations import make_organization, make_request
from tests.factories.people import actor, make_operator, make_person

pytestmark = pytest.mark.usefixtures("app")


def application(**values: object) -> Application:
    given = {
        "name": "H. Ayuntamiento de Xalapa",
        "kind": OrganizationKind.MUNICIPAL,
        "region": "MX-VER",
        "position": "Directora de Gobierno Abierto",
        "letter": stored_file(),
    } | values
    return Application(**given)  # type: ignore[arg-type]  # cases are written as plain values


def ask(who: Actor, **values: object) -> AccreditationRequest:
    with writing():
        made = request_accreditation(who, application(**values))
    return get_accreditation(made.public_id)


def letters() -> list[tuple[str, str]]:
    jobs = db.session.scalars(select(Job).order_by(Job.id))
    return [(str(job.payload["letter"]), str(job.payload["to"])) for job in jobs]


def test_a_request_makes_an_institution_that_is_not_accredited_yet() -> None:
    ana = make_person()
    request = ask(actor(ana))
    assert request.state == AccreditationState.PENDING
    assert (request.organization.slug, request.organization.accredited_at) == (
        "h-ayuntamiento-de-xalapa",
        None,
    )
    assert request.letter.uploaded_by == ana.number
    assert found_documents("xalapa") == []
    assert actor_of(ana).organization_roles == {}
    assert find_accreditation_by_letter(request.letter_id) == request
    assert find_pending_accreditation(request.organization) == request


def test_every_operator_hears_of_a_request() -> None:
    first, second = make_operator(), make_operator()
    ask(actor(make_person()))
    assert letters() == [
        ("accreditation_requested", first.email),
        ("accreditation_requested", second.email),
    ]


def test_a_person_asks_for_one_institution_at_a_time() -> None:
    ana = actor(make_person())
    ask(ana)
    with pytest.raises(RuleBroken) as refused, writing():
        request_accreditation(ana, application(name="Otra"))
    assert (refused.value.rule, refused.value.is_of_state) == (
        OrganizationRule.REQUEST_PENDING,
        True,
    )


@pytest.mark.parametrize(
    "name", ["H. Ayuntamiento de Xalapa", "H. AYUNTAMIENTO DE XÁLAPA", "h. ayuntamiento de xalapa"]
)
def test_a_name_that_another_institution_has_is_refused(name: str) -> None:
    make_organization(name="H. Ayuntamiento de Xalapa")
    with pytest.raises(RuleBroken) as refused, writing():
        request_accreditation(actor(make_person()), application(name=name))
    assert (refused.value.rule, refused.value.field) == (OrganizationRule.NAME_TAKEN, "name")


def test_a_name_that_somebody_else_is_asking_for_is_refused() -> None:
    ask(actor(make_person()))
    with pytest.raises(RuleBroken), writing():
        request_accreditation(actor(make_person()), application())


def test_a_wrong_website_is_refused() -> None:
    with pytest.raises(RuleBroken) as refused, writing():
        request_accreditation(actor(make_person()), application(website="javascript:alert(1)"))
    assert refused.value.field == "website"


def test_two_institutions_with_like_names_have_two_addresses() -> None:
    make_organization(slug="h-ayuntamiento-de-xalapa", name="Otro nombre")
    assert ask(actor(make_person())).organization.slug == "h-ayuntamiento-de-xalapa-2"


def test_a_yes_accredits_and_puts_the_person_in_charge() -> None:
    ana, operator = make_person(), actor(make_operator())
    request = ask(actor(ana))
    with writing():
        accredit(operator, get_accreditation(request.public_id), "Bienvenidos")
    decided = get_accreditation(request.public_id)
    assert (decided.state, decided.decided_by) == (AccreditationState.ACCREDITED, operator.number)
    assert decided.organization.accredited_at is not None
    assert actor_of(ana).has_organization_role(decided.organization_id, Role.OWNER)
    assert [found.path for found in found_documents("xalapa")] == [
        "/instituciones/h-ayuntamiento-de-xalapa"
    ]
    assert letters()[-1] == ("accreditation_decided", ana.email)
    recorded = db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert recorded == ["accreditation.requested", "role.granted", "organization.accredited"]


def test_a_no_needs_a_reason_and_grants_nothing() -> None:
    ana, operator = make_person(), actor(make_operator())
    request = ask(actor(ana))
    with pytest.raises(RuleBroken) as refused, writing():
        refuse_accreditation(operator, get_accreditation(request.public_id), "  ")
    assert refused.value.rule == OrganizationRule.REASON_NEEDED
    with writing():
        refuse_accreditation(operator, get_accreditation(request.public_id), "Falta la firma.")
    decided = get_accreditation(request.public_id)
    assert (decided.state, decided.reason) == (AccreditationState.REFUSED, "Falta la firma.")
    assert decided.organization.accredited_at is None
    assert actor_of(ana).organization_roles == {}
    assert letters()[-1] == ("accreditation_decided", ana.email)


@pytest.mark.parametrize("state", [AccreditationState.ACCREDITED, AccreditationState.REFUSED])
def test_what_is_decided_is_not_decided_again(state: AccreditationState) -> None:
    operator = actor(make_operator())
    request = make_request(make_person(), state=state)
    for decide in (accredit, refuse_accreditation):
        with pytest.raises(RuleBroken) as refused, writing():
            decide(operator, get_accreditation(request.public_id), "otra vez")
        assert refused.value.is_of_state


def test_after_a_no_the_same_person_asks_again_for_the_same_institution() -> None:
    ana, operator = make_person(), actor(make_operator())
    first = ask(actor(ana))
    with writing():
        refuse_accreditation(operator, get_accreditation(first.public_id), "Falta la firma.")
    second = ask(actor(ana), region="MX-PUE", name="H. AYUNTAMIENTO DE XALAPA")
    assert second.organization_id == first.organization_id
    assert (second.organization.region, second.organization.name) == (
        "MX-PUE",
        "H. AYUNTAMIENTO DE XALAPA",
    )
    assert len(db.session.scalars(select(Organization)).all()) == 1
    assert [made.id for made in accreditations_of(ana.id)] == [second.id, first.id]


def test_requests_are_listed_by_state_the_oldest_first() -> None:
    first, second = make_request(make_person()), make_request(make_person())
    make_request(make_person(), state=AccreditationState.REFUSED)
    waiting = db.session.scalars(accreditations_in(AccreditationState.PENDING)).all()
    assert [made.id for made in waiting] == [first.id, second.id]
    assert count_pending_accreditations() == 2


def test_a_request_that_does_not_exist_is_missing() -> None:
    with pytest.raises(Missing):
        get_accreditation("nothing")
