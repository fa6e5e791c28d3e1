"""Writing retos and linking data to them."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from hackathon import clock
from hackathon.db import db, expect_revision
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.addresses.slugs import free_slug
from hackathon.domain.audit.actions import record
from hackathon.domain.challenges.models import Challenge, ChallengeDataset
from hackathon.domain.challenges.rules import ChallengeRule
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.events.actions.dates import announce_change
from hackathon.domain.events.actions.editing import refuse_cancelled
from hackathon.domain.events.actions.finding import event_path
from hackathon.domain.events.models import Event, EventState, Track
from hackathon.domain.events.phases import submissions_open_at
from hackathon.domain.search.actions import Searchable, hide_from_search, show_in_search
from hackathon.errors import RuleBroken
from hackathon.richtext import render


@dataclass(frozen=True, kw_only=True)
class ChallengeWords:
    """What a reto says and asks for."""

    title: str
    summary: str = ""
    problem: str = ""
    outcome: str = ""
    track_id: int | None = None
    min_linked: int = 1
    min_other: int = 0


def has_started(event: Event) -> bool:
    """Whether teams already work on the retos, so that a change must be public."""
    opens_at = submissions_open_at(event.schedule)
    is_open = opens_at is not None and opens_at <= clock.now()
    return event.state == EventState.PUBLISHED and is_open


def create_challenge(actor: Actor, event: Event, words: ChallengeWords) -> Challenge:
    """Add a reto at the end of the list, before teams begin to work."""
    refuse_cancelled(event)
    _refuse_started(event)
    _check_track(event, words.track_id)
    last = select(func.max(Challenge.position)).where(Challenge.event_id == event.id)
    position = db.session.scalar(last)
    challenge = Challenge(
        event_id=event.id,
        slug=free_slug(words.title, lambda slug: _is_slug_taken(event, slug)),
        position=0 if position is None else position + 1,
        created_at=clock.now(),
    )
    _write(challenge, words)
    db.session.add(challenge)
    db.session.flush()
    show_challenge(challenge, event)
    record("challenge.created", actor, f"challenge:{challenge.id}", event=event.id)
    return challenge


def edit_challenge(
    actor: Actor,
    challenge: Challenge,
    words: ChallengeWords,
    *,
    reason: str = "",
    revision: int | None = None,
) -> Challenge:
    """Save a reto; once teams work on it, the change is public and needs a reason."""
    expect_revision(challenge, revision)
    event = challenge.event
    refuse_cancelled(event)
    _check_track(event, words.track_id)
    changed = sorted(
        name for name, value in asdict(words).items() if getattr(challenge, name) != value
    )
    if changed and has_started(event):
        if not reason:
            raise RuleBroken(ChallengeRule.REASON_NEEDED, "reason")
        announce_change(actor, event, "challenge", f"{words.title}: {reason}"[:500])
    _write(challenge, words)
    db.session.flush()
    show_challenge(challenge, event)
    if changed:
        record("challenge.edited", actor, f"challenge:{challenge.id}", fields=changed)
    return challenge


def remove_challenge(actor: Actor, challenge: Challenge) -> int:
    """Remove a reto that nobody works on."""
    event = challenge.event
    refuse_cancelled(event)
    _refuse_started(event)
    number = challenge.id
    hide_from_search("challenge", number)
    db.session.delete(challenge)
    try:
        db.session.flush()
    except IntegrityError as error:
        raise RuleBroken(ChallengeRule.IN_USE, state=True) from error
    record("challenge.removed", actor, f"challenge:{number}", event=event.id)
    return number


def move_challenge(actor: Actor, challenge: Challenge, *, up: bool) -> Challenge:
    """Swap a reto with its neighbour in the list; the first and the last stay where they are."""
    event = challenge.event
    refuse_cancelled(event)
    ordered = list(
        db.session.scalars(
            select(Challenge)
            .where(Challenge.event_id == event.id)
            .order_by(Challenge.position, Challenge.id)
        )
    )
    here = ordered.index(challenge)
    there = here - 1 if up else here + 1
    if 0 <= there < len(ordered):
        ordered[here], ordered[there] = ordered[there], ordered[here]
    for position, row in enumerate(ordered):
        row.position = position
    db.session.flush()
    record("challenge.moved", actor, f"challenge:{challenge.id}", position=challenge.position)
    return challenge


def link_dataset(
    actor: Actor, challenge: Challenge, dataset: Dataset, note: str = ""
) -> ChallengeDataset:
    """Link a dataset to the reto; one that is linked already stays as it is."""
    event = challenge.event
    refuse_cancelled(event)
    held = db.session.get(ChallengeDataset, (challenge.id, dataset.id))
    if held:
        return held
    link = ChallengeDataset(
        challenge_id=challenge.id,
        dataset_id=dataset.id,
        position=len(challenge.links),
        note=note,
        linked_at=clock.now(),
    )
    challenge.links.append(link)
    db.session.flush()
    if has_started(event):
        announce_change(actor, event, "dataset_linked", f"{challenge.title}: {dataset.title}"[:500])
    record("challenge.dataset_linked", actor, f"challenge:{challenge.id}", dataset=dataset.id)
    return link


def unlink_dataset(actor: Actor, challenge: Challenge, dataset: Dataset) -> Challenge:
    """Take a dataset off the reto, before teams begin to work."""
    refuse_cancelled(challenge.event)
    _refuse_started(challenge.event)
    link = db.session.get(ChallengeDataset, (challenge.id, dataset.id))
    if link is None:
        raise RuleBroken(ChallengeRule.NOT_LINKED, "dataset")
    challenge.links.remove(link)
    db.session.flush()
    record("challenge.dataset_unlinked", actor, f"challenge:{challenge.id}", dataset=dataset.id)
    return challenge


def show_challenge(challenge: Challenge, event: Event) -> None:
    """Keep the search row of a reto true: there while its event is public."""
    if event.state != EventState.PUBLISHED:
        hide_from_search("challenge", challenge.id)
        return
    show_in_search(
        Searchable(
            kind="challenge",
            thing_id=challenge.id,
            path=f"{event_path(event.slug)}/retos/{challenge.slug}",
            title=challenge.title,
            summary=challenge.summary,
            context=event.title,
            text=f"{challenge.problem}\n{challenge.outcome}",
        )
    )


def _write(challenge: Challenge, words: ChallengeWords) -> None:
    for name, value in asdict(words).items():
        setattr(challenge, name, value)
    challenge.problem_html = render(words.problem)
    challenge.outcome_html = render(words.outcome)


def _refuse_started(event: Event) -> None:
    if has_started(event):
        raise RuleBroken(ChallengeRule.HAS_STARTED, state=True)


def _check_track(event: Event, track_id: int | None) -> None:
    if track_id is None:
        return
    track = db.session.get(Track, track_id)
    if track is None or track.event_id != event.id:
        raise RuleBroken(ChallengeRule.TRACK_OF_ANOTHER_EVENT, "track_id")


def _is_slug_taken(event: Event, slug: str) -> bool:
    taken = select(Challenge.id).where(Challenge.event_id == event.id, Challenge.slug == slug)
    return db.session.scalar(taken) is not None
