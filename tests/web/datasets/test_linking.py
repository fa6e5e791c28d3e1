"""Linking data to a reto."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from hackathon.db import db
from hackathon.domain.accounts.roles import Role
from hackathon.domain.challenges.models import ChallengeDataset
from hackathon.domain.datasets.models import Catalogue, Dataset, SnapshotState
from hackathon.domain.jobs.models import Job
from hackathon.gateways.safe_fetch import SafeFetcher
from tests.factories.challenges import make_challenge
from tests.factories.datasets import make_catalogue, make_dataset, make_found_dataset
from tests.factories.events import Phase, make_event
from tests.factories.organizations import make_organization
from tests.factories.people import make_event_member, make_member, make_person


@pytest.fixture
def owner(app):
    return make_organization()


@pytest.fixture
def challenge(owner):
    return make_challenge(make_event(owner, phase=Phase.REGISTRATION))


@pytest.fixture
def organizer(visitor, owner):
    return visitor.sign_in(make_member(owner, Role.ORGANIZER))


def data_of(challenge, more=""):
    return f"/eventos/{challenge.event.slug}/retos/{challenge.slug}/datos{more}"


def linked(challenge):
    found = select(ChallengeDataset.dataset_id).where(ChallengeDataset.challenge_id == challenge.id)
    return set(db.session.scalars(found))


def recorded(catalogue):
    return next(one for one in catalogue._packages if "ccidentes" in one["title"])


def hit(package, **more):
    given = {
        "catalogue": "nacional",
        "remote_id": package["id"],
        "name": package["name"],
        "title": package["title"],
        "publisher": "Tránsito",
    }
    return given | more


def test_only_organizers_find_the_page(app, challenge, owner):
    dataset = make_dataset()
    people = {
        "nobody": None,
        "person": make_person(),
        "foreign owner": make_member(make_organization(), Role.OWNER),
        "publisher": make_member(owner, Role.PUBLISHER),
        "judge": make_event_member(challenge.event, Role.JUDGE),
        "organizer": make_member(owner, Role.ORGANIZER),
        "cohost": make_event_member(challenge.event, Role.COHOST),
    }
    admitted = set()
    for name, person in people.items():
        visitor = app.test_client()
        if person:
            visitor.sign_in(person)
        answers = {
            visitor.get(data_of(challenge)).status_code,
            visitor.get(data_of(challenge, "/buscar-en-catalogo")).status_code,
        }
        if answers == {200}:
            admitted.add(name)
            continue
        assert answers == {404}, name
        for more in ("", "/de-catalogo", "/de-direccion", f"/{dataset.slug}/quitar"):
            data = {"dataset": dataset.slug, "url": "https://a.example/b.csv"}
            assert visitor.post(data_of(challenge, more), data=data).status_code == 404, name
    assert admitted == {"organizer", "cohost"}
    assert linked(challenge) == set()


def test_a_dataset_registered_here_is_found_and_linked(organizer, challenge, catalogue):
    dataset = make_found_dataset(title="Rutas de camiones")
    text = organizer.get(data_of(challenge, "/buscar-en-catalogo?q=camiones")).text
    assert "Rutas de camiones" in text
    answer = organizer.post(data_of(challenge), data={"dataset": dataset.slug})
    assert (answer.status_code, answer.location) == (303, data_of(challenge))
    assert linked(challenge) == {dataset.id}
    again = organizer.get(data_of(challenge, "/buscar-en-catalogo?q=camiones")).text
    assert "Ya está vinculado" in again


def test_a_hit_of_the_catalogue_is_registered_linked_and_copied_later(
    organizer, challenge, catalogue
):
    package = recorded(catalogue)
    text = organizer.get(data_of(challenge, "/buscar-en-catalogo?q=accidentes")).text
    assert package["title"] in text
    for _press in range(2):
        answer = organizer.post(data_of(challenge, "/de-catalogo"), data=hit(package))
        assert answer.location == data_of(challenge)
    dataset = db.session.scalars(select(Dataset)).one()
    assert (dataset.state, dataset.organization_id) == (SnapshotState.PENDING, None)
    assert linked(challenge) == {dataset.id}
    assert db.session.scalars(select(Job.kind)).all() == ["take_snapshot"]
    assert db.session.scalars(select(Catalogue.base_url)).all() == [catalogue.url]
    page = organizer.get(data_of(challenge)).text
    assert "Copiando los datos" in page
    part = organizer.get(
        data_of(challenge, "/buscar-en-catalogo?q=accidentes"), headers={"HX-Request": "true"}
    ).text
    assert "<html" not in part
    assert "Ya está vinculado" in part


def test_the_page_of_a_hit_is_the_catalogues_whatever_was_sent(organizer, challenge, catalogue):
    package = recorded(catalogue)
    sent = hit(package, name="../../x?y", landing_page="https://malo.example")
    organizer.post(data_of(challenge, "/de-catalogo"), data=sent)
    dataset = db.session.scalars(select(Dataset)).one()
    assert dataset.landing_page == f"{catalogue.url}/dataset/..%2F..%2Fx%3Fy"


def test_a_pasted_address_is_registered_and_linked(organizer, challenge, owner):
    answer = organizer.post(
        data_of(challenge, "/de-direccion"), data={"url": "https://datos.example/dataset/rutas"}
    )
    assert answer.location == data_of(challenge)
    dataset = db.session.scalars(select(Dataset)).one()
    assert (dataset.source_url, dataset.organization_id) == (
        "https://datos.example/dataset/rutas",
        owner.id,
    )
    assert linked(challenge) == {dataset.id}


def test_a_resource_of_a_known_page_leads_to_its_dataset(organizer, challenge):
    known = make_dataset(landing_page="https://datos.example/dataset/rutas")
    url = "https://datos.example/dataset/rutas/resource/1f2e"
    organizer.post(data_of(challenge, "/de-direccion"), data={"url": url})
    assert linked(challenge) == {known.id}


@pytest.mark.parametrize(
    "url", ["", "datos.csv", "javascript:alert(1)", "https://a.example/" + "x" * 1000]
)
def test_a_wrong_address_is_told_beside_its_field(organizer, challenge, url):
    answer = organizer.post(data_of(challenge, "/de-direccion"), data={"url": url})
    assert answer.status_code == 422
    assert 'id="url-error' in answer.text
    assert url[:30] in answer.text
    assert linked(challenge) == set()


def test_what_nobody_offered_is_not_linked(organizer, challenge, catalogue):
    foreign = make_catalogue("https://otro.example", make_organization())
    post = organizer.post
    package = recorded(catalogue)
    assert post(data_of(challenge), data={"dataset": "nada"}).status_code == 404
    assert post(data_of(challenge), data={"dataset": ""}).status_code == 422
    assert post(data_of(challenge, "/de-catalogo"), data={}).status_code == 422
    sent = hit(package, catalogue=foreign.public_id)
    assert post(data_of(challenge, "/de-catalogo"), data=sent).status_code == 404
    assert linked(challenge) == set()


def test_a_dataset_is_taken_off_the_reto(organizer, challenge):
    kept, dataset = make_dataset(), make_dataset()
    for one in (kept, dataset):
        organizer.post(data_of(challenge), data={"dataset": one.slug})
    answer = organizer.post(data_of(challenge, f"/{dataset.slug}/quitar"))
    assert answer.location == data_of(challenge)
    assert linked(challenge) == {kept.id}
    assert organizer.post(data_of(challenge, f"/{dataset.slug}/quitar")).status_code == 404


def test_once_teams_work_nothing_is_taken_off(organizer, owner):
    dataset = make_dataset()
    challenge = make_challenge(make_event(owner, phase=Phase.HACKING), dataset)
    assert "ya no se quitan" in organizer.get(data_of(challenge)).text
    assert organizer.post(data_of(challenge, f"/{dataset.slug}/quitar")).status_code == 409
    assert linked(challenge) == {dataset.id}


def test_a_catalogue_that_is_down_is_told_beside_the_local_results(organizer, challenge, catalogue):
    dataset = make_found_dataset(title="Rutas de camiones")
    catalogue.broken = (503, "text/html", b"")
    answer = organizer.get(data_of(challenge, "/buscar-en-catalogo?q=camiones"))
    assert answer.status_code == 200
    assert dataset.title in answer.text
    assert "El sitio respondió con un error." in answer.text


def test_a_catalogue_inside_the_own_network_gets_the_one_refusal(organizer, challenge, owner):
    inside = make_catalogue("http://10.0.0.1", owner)
    path = data_of(challenge, f"/buscar-en-catalogo?q=agua&catalogo={inside.public_id}")
    assert "Esa dirección no se puede consultar desde aquí." in organizer.get(path).text


def test_no_transaction_is_open_while_the_catalogue_is_asked(app, organizer, challenge, catalogue):
    seen = []

    class Watched(SafeFetcher):
        def get(self, *arguments, **more):
            seen.append(db.session().in_transaction())
            return super().get(*arguments, **more)

    app.extensions["fetcher"] = Watched(frozenset({catalogue.origin}))
    for _time in range(2):
        organizer.get(data_of(challenge, "/buscar-en-catalogo?q=agua"))
    assert seen == [False]


def test_the_page_takes_the_same_statements_for_one_and_three(organizer, challenge, statements):
    organizer.post(data_of(challenge), data={"dataset": make_dataset().slug})
    with statements() as one:
        organizer.get(data_of(challenge))
    for _number in range(2):
        organizer.post(data_of(challenge), data={"dataset": make_dataset().slug})
    organizer.get(data_of(challenge))
    with statements() as three:
        answer = organizer.get(data_of(challenge))
    assert answer.text.count("<article") == 3
    assert len(one) == len(three)


def test_a_failed_copy_is_told_where_it_is_linked(organizer, owner):
    broken = make_dataset(state=SnapshotState.FAILED, state_reason="timeout")
    challenge = make_challenge(make_event(owner), broken)
    assert "tardó demasiado" in organizer.get(data_of(challenge)).text
