"""The numbers of the front page, and the datasets behind a cover."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hackathon import clock
from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.datasets.models import Resource
from hackathon.domain.events.models import EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.stories.drawing import (
    challenge_rows,
    dataset_rows,
    event_rows,
    organization_rows,
    story_rows,
)
from hackathon.domain.stories.figures import SiteFigures, event_projects, site_figures
from hackathon.domain.stories.models import StoryState
from hackathon.domain.submissions.models import SubmissionDataset
from hackathon.errors import Missing
from tests.factories.challenges import make_challenge
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_member, make_person
from tests.factories.saving import save
from tests.factories.stories import make_story
from tests.factories.submissions import make_handed_in
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


def declare(project, dataset):
    save(SubmissionDataset(submission_id=project.id, dataset_id=dataset.id, use="Sí"))


def counted(*rows):
    return make_dataset(
        resources=[Resource(title="Datos", url="https://x.mx", row_count=count) for count in rows]
    )


def test_an_empty_site_counts_nothing(app):
    assert site_figures(clock.now()) == SiteFigures(0, 0, 0, 0)


def test_only_public_projects_count_and_each_dataset_once(app):
    shared, secret = make_dataset(), make_dataset()
    for event in (make_event(phase=Phase.RESULTS), make_event(phase=Phase.RESULTS)):
        declare(make_handed_in(event), shared)
    declare(make_handed_in(make_event(phase=Phase.HACKING)), secret)
    assert site_figures(clock.now()).datasets == 1


def test_people_are_counted_once_and_from_the_start_of_the_year(app):
    since = clock.now() - timedelta(seconds=5)
    ana, luis = make_person(), make_person()
    make_team(make_event(), ana, luis)
    make_team(make_event(), ana)
    make_team(make_event(state=EventState.DRAFT), make_person())
    figures = site_figures(since)
    assert (figures.people, figures.teams) == (2, 2)
    later = site_figures(clock.now() + timedelta(days=1))
    assert (later.people, later.teams) == (0, 0)


def test_only_published_historias_count(app):
    make_story()
    make_story(state=StoryState.WITHDRAWN)
    assert site_figures(clock.now()).stories == 1


def test_the_projects_of_an_event_count_once_anybody_may_read_them(app):
    over, running = make_event(phase=Phase.RESULTS), make_event(phase=Phase.HACKING)
    make_handed_in(over)
    make_handed_in(running)
    assert (event_projects(over), event_projects(running)) == (1, 0)


def test_a_cover_shows_the_rows_of_the_datasets_of_the_historia(app):
    story = make_story(
        None, counted(10), counted(5, 7), external_datasets=[{"title": "x", "url": ""}]
    )
    assert story_rows(NOBODY, story.slug) == [12, 10, 0]


def test_a_historia_without_datasets_shows_those_of_its_event(app):
    event = make_event(phase=Phase.RESULTS)
    make_challenge(event, counted(30))
    story = make_story(None, submission_id=make_handed_in(event).id)
    assert story_rows(NOBODY, story.slug) == [30]


def test_each_thing_has_the_circles_of_its_datasets(app):
    organization = make_organization()
    event = make_event(organization)
    first = make_challenge(event, counted(3))
    make_challenge(event, counted(9), counted())
    dataset = make_dataset(
        organization, resources=[Resource(title="A", row_count=4), Resource(title="B")]
    )
    assert event_rows(NOBODY, event.slug) == [9, 3, 0]
    assert challenge_rows(NOBODY, event.slug, first.slug) == [3]
    assert dataset_rows(NOBODY, dataset.slug) == [4, 0]
    assert organization_rows(NOBODY, organization.slug) == [4]


def test_what_is_not_public_has_no_cover_but_for_those_who_write_it(app):
    organization = make_organization(accredited_at=None)
    event = make_event(organization, state=EventState.DRAFT)
    challenge = make_challenge(event)
    story = make_story(organization, state=StoryState.DRAFT)
    asked = [
        (story_rows, (story.slug,)),
        (event_rows, (event.slug,)),
        (challenge_rows, (event.slug, challenge.slug)),
        (organization_rows, (organization.slug,)),
    ]
    member = actor(make_member(organization))
    for rows_of, address in asked:
        assert rows_of(member, *address) == []
        with pytest.raises(Missing):
            rows_of(NOBODY, *address)
    with pytest.raises(Missing):
        dataset_rows(NOBODY, "nada")
