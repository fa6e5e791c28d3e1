"""The map of the site: the addresses of everything that anybody may read."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from flask import url_for
from sqlalchemy import select

from hackathon.db import db
from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.challenges.models import Challenge
from hackathon.domain.challenges.queries import visible_challenges
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.events.models import Event
from hackathon.domain.events.queries import visible_events
from hackathon.domain.judging.queries.reading import public_submissions
from hackathon.domain.organizations.models import Organization
from hackathon.domain.organizations.queries import visible_organizations
from hackathon.domain.stories.models import Story
from hackathon.domain.stories.queries import public_stories
from hackathon.domain.submissions.models import Submission
from hackathon.gateways.installed import settings

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST_OF_A_KIND = 8000
LISTS = (
    "home.index",
    "events.list_events",
    "challenges.list_challenges",
    "datasets.list_datasets",
    "submissions.list_projects",
    "stories.list_stories",
    "organizations.list_organizations",
    "home.open_data",
    "api.reference",
)


def sitemap_xml() -> bytes:
    """The map as XML, in six statements."""
    root = Element("urlset", {"xmlns": NAMESPACE})
    for path in _paths():
        SubElement(SubElement(root, "url"), "loc").text = settings().site_url + path
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + bytes(tostring(root, encoding="utf-8"))


def _paths() -> Iterator[str]:
    for endpoint in LISTS:
        yield url_for(endpoint)
    singles = (
        ("stories.story", public_stories().with_only_columns(Story.slug)),
        ("events.event", visible_events(NOBODY).with_only_columns(Event.slug)),
        ("datasets.dataset", select(Dataset.slug)),
        (
            "organizations.organization",
            visible_organizations(NOBODY).with_only_columns(Organization.slug),
        ),
    )
    for endpoint, slugs in singles:
        for slug in db.session.scalars(slugs.limit(MOST_OF_A_KIND)):
            yield url_for(endpoint, slug=slug)
    projects = public_submissions().with_only_columns(Submission.public_id)
    for public_id in db.session.scalars(projects.limit(MOST_OF_A_KIND)):
        yield url_for("submissions.project", public_id=public_id)
    retos = visible_challenges(NOBODY).join(Event, Event.id == Challenge.event_id)
    pairs = retos.with_only_columns(Event.slug, Challenge.slug).limit(MOST_OF_A_KIND)
    for event_slug, slug in db.session.execute(pairs):
        yield url_for("challenges.challenge", event_slug=event_slug, slug=slug)
