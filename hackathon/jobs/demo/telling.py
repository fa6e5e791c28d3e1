"""Events of another time, told with what their source says and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.challenges.actions.retos import (
    ChallengeWords,
    create_challenge,
    link_dataset,
    show_challenge,
)
from hackathon.domain.challenges.models import Challenge
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.events.actions.dates import set_dates
from hackathon.domain.events.actions.editing import (
    ConvenerLine,
    EventWords,
    NewEvent,
    create_event,
    edit_event,
    set_conveners,
    set_tracks,
)
from hackathon.domain.events.actions.history import Figure, tell_history
from hackathon.domain.events.actions.publishing import open_to_public
from hackathon.domain.events.models import Event, EventKind
from hackathon.domain.events.plans import DATES
from hackathon.domain.organizations.models import Organization
from hackathon.domain.results.models import Award
from hackathon.domain.stories.actions.publishing import publish_story
from hackathon.domain.stories.actions.writing import StoryText, draft_from_award, edit_story
from hackathon.domain.stories.models import Story
from hackathon.domain.submissions.models import Submission
from hackathon.jobs.demo.data import found

TEXTS = Path(__file__).resolve().parent / "texts"


@dataclass(frozen=True, kw_only=True)
class Past:
    """What a source tells of an event; dates that it does not give are left out."""

    slug: str
    title: str
    kind: EventKind
    summary: str
    description: str
    zone: str
    dates: Mapping[str, datetime]
    figures: Sequence[Figure]
    tracks: Sequence[str] = field(default_factory=tuple)
    conveners: Sequence[ConvenerLine] = field(default_factory=tuple)


@dataclass(frozen=True, kw_only=True)
class PastReto:
    """A reto or theme of a past event, with the addresses of its datasets."""

    title: str
    summary: str
    datasets: Sequence[str]
    problem: str = ""
    outcome: str = ""
    track: str = ""


def local(zone: str, at: str) -> datetime:
    """A moment by the clocks of a zone, such as `2014-10-12T23:59`; a day alone is its start."""
    return datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(zone))


def text_of(name: str) -> str:
    """A text of the demonstration, in markdown."""
    return (TEXTS / f"{name}.md").read_text(encoding="utf-8")


def draft_past(actor: Actor, organization: Organization, past: Past) -> Event:
    """Write an event of another time as a draft marked as history."""
    start = next(iter(past.dates.values()))
    new = NewEvent(kind=past.kind, title=past.title, starts_at=start, zone=past.zone)
    event = create_event(actor, organization, new)
    words = EventWords(
        title=past.title,
        slug=past.slug,
        summary=past.summary,
        description=past.description,
        zone=past.zone,
    )
    edit_event(actor, event, words)
    set_dates(actor, event, dict.fromkeys(DATES) | dict(past.dates))
    set_tracks(actor, event, past.tracks)
    set_conveners(actor, event, past.conveners)
    event.is_demonstration = True
    return tell_history(actor, event, past.figures)


def add_reto(actor: Actor, event: Event, reto: PastReto) -> Challenge:
    """Add a reto with its datasets to a draft."""
    track = next((track.id for track in event.tracks if track.name == reto.track), None)
    words = ChallengeWords(
        title=reto.title,
        summary=reto.summary,
        problem=reto.problem,
        outcome=reto.outcome,
        track_id=track,
        min_linked=0,
    )
    challenge = create_challenge(actor, event, words)
    for dataset in found(reto.datasets):
        link_dataset(actor, challenge, dataset)
    return challenge


def show_past(actor: Actor, event: Event, challenges: Sequence[Challenge] = ()) -> Event:
    """Let everybody see the event and its retos; a past event has no call to publish."""
    open_to_public(actor, event)
    for challenge in challenges:
        show_challenge(challenge, event)
    return event


def tell_story(actor: Actor, award: Award, text: StoryText, datasets: Sequence[Dataset]) -> Story:
    """Publish the Historia of a placing, dated when it happened."""
    mark_project(award.submission)
    story = draft_from_award(actor, award)
    story.dated_at, story.is_demonstration = award.granted_at, True
    slugs = tuple(dataset.slug for dataset in datasets)
    edit_story(actor, story, _with_datasets(text, slugs), None)
    return publish_story(actor, story)


def mark_project(submission: Submission | None) -> None:
    """Mark a project and its team as part of the demonstration."""
    if submission:
        submission.is_demonstration = submission.team.is_demonstration = True
        db.session.flush()


def _with_datasets(text: StoryText, slugs: tuple[str, ...]) -> StoryText:
    return StoryText(
        title=text.title,
        excerpt=text.excerpt,
        tagline=text.tagline,
        body=text.body,
        category=text.category,
        authors=text.authors,
        tags=text.tags,
        datasets=slugs,
    )
