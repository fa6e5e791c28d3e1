"""What a Historia's page and its machine forms say of its data and its place in the chain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import url_for

from hackathon import clock
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.judging.reading import may_open_submission
from hackathon.domain.stories.models import Story
from hackathon.gateways.installed import settings
from hackathon.presentation.citations import citation
from hackathon.presentation.dates import local_day
from hackathon.presentation.labels import label_in
from hackathon.presentation.structured import StoryFacts
from hackathon.web.kit.i18n import chosen_language


@dataclass(frozen=True)
class UsedDataset:
    """A dataset beside a Historia: what it is, and how to cite it."""

    title: str
    url: str
    formats: str
    licence: str
    citation: str


def used_datasets(story: Story, zone: str) -> list[UsedDataset]:
    """The datasets of a Historia that are registered here, each with its citation."""
    return [_used(link.dataset, zone) for link in story.links]


def project_address(actor: Actor, story: Story) -> str:
    """The address of the project, when the one who asks may open it."""
    submission = story.submission
    if submission is None or not may_open_submission(actor, submission):
        return ""
    return url_for("submissions.project", public_id=submission.public_id)


def written_at(story: Story) -> datetime:
    """The moment that a Historia carries: its own date, else when it was published or begun."""
    return story.dated_at or story.published_at or story.created_at


def absolute(path: str) -> str:
    """A path of this site as a whole address."""
    return settings().site_url + path


def story_facts(story: Story) -> StoryFacts:
    """The Historia as machines know it."""
    return StoryFacts(
        url=absolute(url_for("stories.story", slug=story.slug)),
        title=story.title,
        publisher=story.organization.name if story.organization else "",
        excerpt=story.excerpt,
        section=label_in("story_category", story.category, "es"),
        award=story.award.title if story.award else "",
        image_url=absolute(url_for("home.cover", kind="historias", slug=story.slug)),
        language=story.language,
        authors=tuple(story.authors),
        keywords=tuple(story.tags),
        based_on=tuple(_sources(story)),
        published_at=written_at(story),
    )


def _sources(story: Story) -> Sequence[tuple[str, str]]:
    here = [
        (link.dataset.title, absolute(url_for("datasets.dataset", slug=link.dataset.slug)))
        for link in story.links
    ]
    return [*here, *((entry["title"], entry["url"]) for entry in story.external_datasets)]


def _used(dataset: Dataset, zone: str) -> UsedDataset:
    page = url_for("datasets.dataset", slug=dataset.slug)
    owner = dataset.organization
    publisher = (owner.acronym or owner.name) if owner else dataset.publisher
    formats = dict.fromkeys(resource.format for resource in dataset.resources if resource.format)
    licence = label_in("data_licence", dataset.licence_id, chosen_language())
    return UsedDataset(
        title=dataset.title,
        url=page,
        formats=", ".join(formats),
        licence=licence or dataset.licence_title,
        citation=citation(
            dataset.title,
            publisher,
            dataset.landing_page or dataset.source_url or absolute(page),
            local_day(clock.now(), zone),
        ),
    )
