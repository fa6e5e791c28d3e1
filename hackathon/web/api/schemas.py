"""The shapes of the programming interface, version 1: what goes in and what comes out."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, Field

LARGEST_PAGE = 100
LAST_PAGE = 10_000


class Paging(BaseModel):
    """Which page of a list."""

    page: int = Field(1, ge=1, le=LAST_PAGE)
    per_page: int = Field(25, ge=1, le=LARGEST_PAGE)


class SearchQuery(BaseModel):
    """What to search for."""

    q: str = Field(min_length=1, max_length=200)
    kind: str = Field("", max_length=20)
    page: int = Field(1, ge=1, le=LAST_PAGE)


class Listing(BaseModel):
    """A page of a list."""

    total: int
    page: int
    per_page: int


class Organization(BaseModel):
    """An institution."""

    slug: str
    name: str


class Event(BaseModel):
    """An event with its dates; moments carry their offset."""

    slug: str
    url: str
    title: str
    kind: str
    state: str
    phase: str
    summary: str
    zone: str
    venue: str
    organization: Organization
    challenges: int
    datasets: int
    registration_opens_at: datetime | None
    registration_closes_at: datetime | None
    submissions_open_at: datetime | None
    submissions_close_at: datetime | None
    judging_at: datetime | None
    scores_close_at: datetime | None
    results_at: datetime | None
    starts_at: datetime | None
    ends_at: datetime | None


class Link(BaseModel):
    """A thing by its title and address."""

    title: str
    url: str


class Project(BaseModel):
    """A handed-in project that anybody may read, as frozen in its newest version."""

    id: str
    url: str
    title: str
    summary: str
    team: str
    event: str
    challenge: str | None
    licence: str
    repository_url: str
    demo_url: str
    video_url: str
    datasets: list[Link]
    submitted_at: datetime | None
    folio: str
    sha256: str


class Challenge(BaseModel):
    """A reto with the datasets that it links."""

    slug: str
    url: str
    title: str
    summary: str
    event: str
    track: str | None
    datasets: list[Link]


class Resource(BaseModel):
    """A file or address of a dataset."""

    title: str
    url: str
    format: str
    media_type: str
    size: int | None
    rows: int | None


class Dataset(BaseModel):
    """A dataset: the last good copy of its metadata."""

    slug: str
    url: str
    title: str
    description: str
    publisher: str
    licence_id: str
    licence_url: str
    landing_page: str
    source_url: str
    keywords: list[str]
    modified_at: datetime | None
    fetched_at: datetime | None
    resources: list[Resource]


class Story(BaseModel):
    """A published Historia."""

    slug: str
    url: str
    title: str
    excerpt: str
    category: str
    section: str
    authors: list[str]
    tags: list[str]
    organization: Organization | None
    datasets: list[Link]
    published_at: datetime | None


class Hit(BaseModel):
    """Something that was found."""

    kind: str
    title: str
    url: str
    summary: str
    context: str


class Events(Listing):
    """Events."""

    items: list[Event]


class Projects(Listing):
    """Projects."""

    items: list[Project]


class Challenges(Listing):
    """Retos."""

    items: list[Challenge]


class Datasets(Listing):
    """Datasets."""

    items: list[Dataset]


class Stories(Listing):
    """Historias."""

    items: list[Story]


class Hits(Listing):
    """What was found."""

    items: list[Hit]
