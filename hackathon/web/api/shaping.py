"""From rows to the shapes of the programming interface."""

from __future__ import annotations

from typing import Any

from flask import url_for

from hackathon import clock
from hackathon.domain.challenges import models as challenges
from hackathon.domain.datasets import models as datasets
from hackathon.domain.events import models as events
from hackathon.domain.events import phases
from hackathon.domain.organizations import models as organizations
from hackathon.domain.search.models import SearchDocument
from hackathon.domain.stories import models as stories
from hackathon.domain.submissions import models as submissions
from hackathon.gateways.installed import settings
from hackathon.web.api import schemas


def absolute(endpoint: str, **values: Any) -> str:
    """The whole address of a page."""
    return settings().site_url + url_for(endpoint, **values)


def organization_shape(row: organizations.Organization) -> schemas.Organization:
    """An institution."""
    return schemas.Organization(slug=row.slug, name=row.name)


def event_shape(row: events.Event, counts: tuple[int, int]) -> schemas.Event:
    """An event with how many retos and datasets it has."""
    schedule = row.schedule
    return schemas.Event(
        slug=row.slug,
        url=absolute("events.event", slug=row.slug),
        title=row.title,
        kind=row.kind.value,
        state=row.state.value,
        phase=phases.phase_at(schedule, clock.now()).value,
        summary=row.summary,
        zone=row.zone,
        venue=row.venue,
        organization=organization_shape(row.organization),
        challenges=counts[0],
        datasets=counts[1],
        registration_opens_at=phases.registration_opens_at(schedule),
        registration_closes_at=phases.registration_closes_at(schedule),
        submissions_open_at=phases.submissions_open_at(schedule),
        submissions_close_at=phases.submissions_close_at(schedule),
        judging_at=row.judging_at,
        scores_close_at=phases.scores_close_at(schedule),
        results_at=row.results_at,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
    )


def project_shape(row: submissions.Submission) -> schemas.Project:
    """A project from its frozen version: the draft is nobody's business."""
    version = row.current_version
    content: dict[str, Any] = version.content if version else {}
    words = {
        name: str(content.get(name) or "")
        for name in (
            *("title", "summary", "team", "licence"),
            *("repository_url", "demo_url", "video_url"),
        )
    }
    return schemas.Project(
        id=row.public_id,
        url=absolute("submissions.project", public_id=row.public_id),
        event=row.event.slug,
        challenge=content.get("challenge"),
        datasets=[
            _dataset_link(line["title"], line["slug"]) for line in content.get("datasets", [])
        ],
        submitted_at=version.submitted_at if version else None,
        folio=version.folio if version else "",
        sha256=version.sha256 if version else "",
        **words,
    )


def challenge_shape(row: challenges.Challenge) -> schemas.Challenge:
    """A reto."""
    return schemas.Challenge(
        slug=row.slug,
        url=absolute("challenges.challenge", event_slug=row.event.slug, slug=row.slug),
        title=row.title,
        summary=row.summary,
        event=row.event.slug,
        track=row.track.name if row.track else None,
        datasets=[_dataset_link(link.dataset.title, link.dataset.slug) for link in row.links],
    )


def dataset_shape(row: datasets.Dataset) -> schemas.Dataset:
    """A dataset with its resources."""
    return schemas.Dataset(
        slug=row.slug,
        url=absolute("datasets.dataset", slug=row.slug),
        title=row.title,
        description=row.description,
        publisher=row.publisher,
        licence_id=row.licence_id,
        licence_url=row.licence_url,
        landing_page=row.landing_page,
        source_url=row.source_url,
        keywords=row.keywords,
        modified_at=row.modified_at,
        fetched_at=row.fetched_at,
        resources=[_resource(resource) for resource in row.resources],
    )


def story_shape(row: stories.Story) -> schemas.Story:
    """A Historia with the datasets it was made with, here and elsewhere."""
    here = [_dataset_link(link.dataset.title, link.dataset.slug) for link in row.links]
    outside = [
        schemas.Link(title=entry["title"], url=entry["url"]) for entry in row.external_datasets
    ]
    return schemas.Story(
        slug=row.slug,
        url=absolute("stories.story", slug=row.slug),
        title=row.title,
        excerpt=row.excerpt or row.tagline,
        category=row.category,
        section=row.sub_section,
        authors=row.authors,
        tags=row.tags,
        organization=organization_shape(row.organization) if row.organization else None,
        datasets=[*here, *outside],
        published_at=row.dated_at or row.published_at,
    )


def hit_shape(row: SearchDocument) -> schemas.Hit:
    """Something found; `project` is the public name of a submission."""
    return schemas.Hit(
        kind="project" if row.kind == "submission" else row.kind,
        title=row.title,
        url=settings().site_url + row.path,
        summary=row.summary,
        context=row.context,
    )


def _resource(row: datasets.Resource) -> schemas.Resource:
    return schemas.Resource(
        title=row.title,
        url=row.url,
        format=row.format,
        media_type=row.media_type,
        size=row.size,
        rows=row.row_count,
    )


def _dataset_link(title: str, slug: str) -> schemas.Link:
    return schemas.Link(title=title, url=absolute("datasets.dataset", slug=slug))
