"""Covers: drawn from the data, kept by browsers, and only for who may see the thing."""

from __future__ import annotations

import pytest

from hackathon.domain.datasets.models import Resource
from hackathon.domain.events.models import EventState
from hackathon.domain.stories.models import StoryState
from hackathon.web.home.views.covers import cover_url
from tests.factories.challenges import make_challenge
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import make_member
from tests.factories.stories import make_story


def things():
    organization = make_organization()
    dataset = make_dataset(organization, resources=[Resource(title="A", row_count=10)])
    event = make_event(organization)
    challenge = make_challenge(event, dataset)
    return organization, dataset, event, challenge, make_story(organization, dataset)


def test_each_kind_of_thing_has_its_cover(app, visitor):
    made = things()
    with app.test_request_context():
        paths = [cover_url(thing, "ancha") for thing in made]
    for path in paths:
        answer = visitor.get(path)
        assert answer.status_code == 200
        assert answer.mimetype == "image/svg+xml"
        assert 'viewBox="0 0 1600 400"' in answer.text
        assert answer.text.count("<circle") == 3


@pytest.mark.parametrize(
    ("query", "size"), [("", "640 440"), ("?forma=principal", "520 440"), ("?forma=x", "640 440")]
)
def test_the_shape_is_one_of_three(visitor, query, size):
    story = make_story()
    assert (
        f'viewBox="0 0 {size}"' in visitor.get(f"/portadas/historias/{story.slug}.svg{query}").text
    )


def test_a_browser_asks_again_only_for_what_changed(visitor):
    story = make_story(None, make_dataset())
    path = f"/portadas/historias/{story.slug}.svg"
    first = visitor.get(path)
    assert first.cache_control.public
    assert first.cache_control.max_age == 3600
    second = visitor.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (second.status_code, second.data) == (304, b"")


def test_what_is_secret_has_no_cover_and_is_never_kept(visitor):
    story = make_story(make_organization(), state=StoryState.DRAFT)
    event = make_event(story.organization, state=EventState.DRAFT)
    challenge = make_challenge(event)
    paths = [
        f"/portadas/historias/{story.slug}.svg",
        f"/portadas/eventos/{event.slug}.svg",
        f"/portadas/eventos/{event.slug}/retos/{challenge.slug}.svg",
    ]
    assert {visitor.get(path).status_code for path in paths} == {404}
    visitor.sign_in(make_member(story.organization))
    for path in paths:
        answer = visitor.get(path)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/portadas/personas/ana.svg", "/portadas/eventos/nada.svg"])
def test_there_is_no_cover_of_what_is_not_there(visitor, path):
    assert visitor.get(path).status_code == 404
