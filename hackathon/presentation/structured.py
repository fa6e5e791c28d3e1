"""What a page says to machines: schema.org as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

CONTEXT = "https://schema.org"
EVENT_TYPES = {
    "dataton": "Hackathon",
    "hackaton": "Hackathon",
    "reto_abierto": "Hackathon",
    "taller": "EducationEvent",
}
# Inside <script> these would end the element or open a comment.
UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class EventFacts:
    """An event as machines know it; `kind` is its code."""

    url: str
    kind: str
    title: str
    organizer: str
    organizer_url: str
    zone: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    summary: str = ""
    venue: str = ""
    image_url: str = ""
    language: str = "es"
    is_cancelled: bool = False


@dataclass(frozen=True, kw_only=True)
class Distribution:
    """A file or address of a dataset."""

    title: str
    url: str
    media_type: str = ""
    size: int | None = None


@dataclass(frozen=True, kw_only=True)
class DatasetFacts:
    """A dataset as machines know it."""

    url: str
    title: str
    publisher: str
    description: str = ""
    licence_url: str = ""
    source_url: str = ""
    keywords: tuple[str, ...] = ()
    spatial: str = ""
    temporal: str = ""
    issued_at: datetime | None = None
    modified_at: datetime | None = None
    distributions: tuple[Distribution, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StoryFacts:
    """A Historia as machines know it; `based_on` holds titles and addresses of its datasets."""

    url: str
    title: str
    publisher: str
    excerpt: str = ""
    section: str = ""
    award: str = ""
    image_url: str = ""
    language: str = "es"
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    based_on: tuple[tuple[str, str], ...] = ()
    published_at: datetime | None = None
    modified_at: datetime | None = None


def event_json(event: EventFacts) -> Json:
    """An event as schema.org Hackathon, EducationEvent or Event."""
    status = "EventCancelled" if event.is_cancelled else "EventScheduled"
    place: Json = (
        {"@type": "Place", "name": event.venue, "address": event.venue}
        if event.venue
        else {"@type": "VirtualLocation", "url": event.url}
    )
    mode = "Offline" if event.venue else "Online"
    return _known(
        {
            "@context": CONTEXT,
            "@type": EVENT_TYPES.get(event.kind, "Event"),
            "@id": event.url,
            "url": event.url,
            "name": event.title,
            "description": event.summary,
            "inLanguage": event.language,
            "startDate": _local(event.starts_at, event.zone),
            "endDate": _local(event.ends_at, event.zone),
            "eventStatus": f"{CONTEXT}/{status}",
            "eventAttendanceMode": f"{CONTEXT}/{mode}EventAttendanceMode",
            "location": place,
            "image": event.image_url,
            "isAccessibleForFree": True,
            "organizer": _organization(event.organizer, event.organizer_url),
        }
    )


def dataset_json(dataset: DatasetFacts) -> Json:
    """A dataset as schema.org Dataset, with its distributions."""
    return _known(
        {
            "@context": CONTEXT,
            "@type": "Dataset",
            "@id": dataset.url,
            "url": dataset.url,
            "name": dataset.title,
            "description": dataset.description,
            "license": dataset.licence_url,
            "sameAs": dataset.source_url,
            "keywords": list(dataset.keywords),
            "spatialCoverage": dataset.spatial,
            "temporalCoverage": dataset.temporal,
            "datePublished": _iso(dataset.issued_at),
            "dateModified": _iso(dataset.modified_at),
            "isAccessibleForFree": True,
            "creator": _organization(dataset.publisher),
            "distribution": [
                _known(
                    {
                        "@type": "DataDownload",
                        "name": line.title,
                        "contentUrl": line.url,
                        "encodingFormat": line.media_type,
                        "contentSize": str(line.size) if line.size else "",
                    }
                )
                for line in dataset.distributions
            ],
        }
    )


def story_json(story: StoryFacts) -> Json:
    """A Historia as schema.org Article, a CreativeWork that is based on its datasets."""
    return _known(
        {
            "@context": CONTEXT,
            "@type": ["CreativeWork", "Article"],
            "@id": story.url,
            "url": story.url,
            "headline": story.title,
            "name": story.title,
            "abstract": story.excerpt,
            "articleSection": story.section,
            "award": story.award,
            "image": story.image_url,
            "inLanguage": story.language,
            "keywords": list(story.keywords),
            "author": [{"@type": "Person", "name": name} for name in story.authors],
            "publisher": _organization(story.publisher),
            "datePublished": _iso(story.published_at),
            "dateModified": _iso(story.modified_at),
            "isBasedOn": [
                _known({"@type": "Dataset", "name": title, "url": url})
                for title, url in story.based_on
            ],
        }
    )


def as_script(facts: Mapping[str, Any]) -> Markup:
    """The facts for a `<script type="application/ld+json">`, which they cannot end."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE)
    return Markup(text)  # noqa: S704  escaped on the line above


def _organization(name: str, url: str = "") -> Json:
    return _known({"@type": "Organization", "name": name, "url": url}) if name else {}


def _known(facts: Json) -> Json:
    """The facts that are known; schema.org has no way to say nothing."""
    return {name: value for name, value in facts.items() if value not in ("", None, [], {})}


def _iso(at: datetime | None) -> str:
    return at.isoformat(timespec="seconds") if at else ""


def _local(at: datetime | None, zone: str) -> str:
    return at.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds") if at else ""
