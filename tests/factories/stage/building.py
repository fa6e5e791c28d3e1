"""The whole stage, for tests that walk every page."""

from __future__ import annotations

from hackathon.db import db, writing
from hackathon.domain.accounts.passwords import hash_password
from hackathon.domain.accounts.roles import Role
from hackathon.domain.challenges.actions.retos import show_challenge
from hackathon.domain.challenges.models import Challenge
from hackathon.domain.datasets.actions.showing import show_dataset
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.events.actions.finding import refresh_search
from hackathon.domain.events.models import Event
from hackathon.domain.jobs.actions import enqueue
from hackathon.domain.judging.actions.listing import list_project_in_search
from hackathon.domain.organizations.actions.editing import show_organization
from hackathon.domain.organizations.models import Organization
from hackathon.domain.stories.actions.publishing import list_in_search
from hackathon.domain.stories.models import Story
from hackathon.domain.submissions.models import (
    Submission,
)
from tests.factories.datasets import make_catalogue, make_dataset
from tests.factories.organizations import make_organization
from tests.factories.people import (
    make_member,
    make_operator,
    make_person,
)
from tests.factories.saving import change
from tests.factories.stage.events import (
    add_draft,
    add_judging,
    add_open_event,
    add_planned,
)
from tests.factories.stage.house import PASSWORD, WORDS, House, Stage
from tests.factories.stage.papers import add_papers
from tests.factories.stage.results import add_judged, add_published


def make_stage(words: str = WORDS) -> Stage:
    """Build both institutions; `words` stands in every public text of ours."""
    stage = Stage(House(""), House(""))
    stage.ours = _house(stage, "", words)
    stage.rival = _house(stage, "rival_", "vecina")
    stage.add("operator", make_operator(name=f"Operadora {words}"))
    stage.add("outsider", make_person(name="Paseante", password_hash=hash_password(PASSWORD)))
    _list_everything()
    with writing():
        for house in (stage.ours, stage.rival):
            job = enqueue("send_letter", letter="nothing")
            db.session.flush()
            house["job"] = job.public_id
    return stage


def make_small_stage(words: str = WORDS) -> Stage:
    """The same with one institution only."""
    stage = Stage(House(""), House(""))
    stage.ours = _house(stage, "", words)
    stage.add("operator", make_operator(name=f"Operadora {words}"))
    stage.add("outsider", make_person(name="Paseante", password_hash=hash_password(PASSWORD)))
    _list_everything()
    with writing():
        for house in (stage.ours, stage.rival):
            job = enqueue("send_letter", letter="nothing")
            db.session.flush()
            house["job"] = job.public_id
    return stage


def _house(stage: Stage, prefix: str, words: str) -> House:
    organization = make_organization(
        name=f"Ayuntamiento {words}", description="Qué hace.", action_colour="#0b5d4e"
    )
    house = House(organization.slug)
    for role in (Role.OWNER, Role.ORGANIZER, Role.EDITOR, Role.PUBLISHER):
        person = make_member(organization, role, name=f"{role.value} {words}")
        stage.add(prefix + role.value, change(person, password_hash=hash_password(PASSWORD)))
    house["member"] = stage.numbers[f"{prefix}editor"]
    dataset = make_dataset(organization, title=f"Conjunto {words}")
    house["dataset"], house["resource"] = dataset.slug, dataset.resources[0].public_id
    house["spare_dataset"] = make_dataset(organization, title=f"Otro conjunto {words}").slug
    house["catalogue"] = make_catalogue(organization=organization).public_id
    add_papers(stage, prefix, house, organization, words)
    add_draft(stage, prefix, house, organization, dataset, words)
    add_open_event(stage, prefix, house, organization, dataset, words)
    add_planned(stage, prefix, house, organization, words)
    add_judging(stage, prefix, house, organization, words)
    add_judged(stage, prefix, house, organization, words)
    add_published(stage, prefix, house, organization, words)
    return house


def _list_everything() -> None:
    """Write the search row of everything; each feature decides who may find it."""
    with writing():
        for event in db.session.query(Event):
            refresh_search(event)
        for reto in db.session.query(Challenge):
            show_challenge(reto, reto.event)
        for project in db.session.query(Submission):
            list_project_in_search(project)
        for story in db.session.query(Story):
            list_in_search(story)
        for organization in db.session.query(Organization):
            show_organization(organization)
        for dataset in db.session.query(Dataset):
            show_dataset(dataset)
