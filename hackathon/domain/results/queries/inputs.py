"""The exact input of a result: everything that decides it, with no name in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from hackathon.db import db
from hackathon.domain.judging.balancing.lots import lot
from hackathon.domain.judging.models import (
    Assignment,
    AssignmentState,
    Conflict,
    Judge,
    Review,
    Round,
)
from hackathon.domain.judging.queries.panel import conflicts_of
from hackathon.domain.judging.queries.rounds import entries_of
from hackathon.domain.results.computing import FORMAT
from hackathon.domain.submissions.models import Submission


def result_input(round_: Round) -> dict[str, object]:
    """The input of a round's result as plain JSON values, in an order of its own.

    Judges stand as J01, J02 …, in an order that the round's seed decides; entries by the random
    id of their address, with folio and SHA-256 of what was handed in.
    """
    entries = entries_of(round_.event_id)
    reviews = counted_reviews(round_, entries)
    conflicts = conflicts_of(round_.event_id)
    labels = judge_labels(round_, _involved(reviews, conflicts))
    return {
        "format": FORMAT,
        "event": round_.event.slug,
        "round": round_.number,
        "rules": round_.rules or {},
        "rules_hash": round_.rules_hash,
        "seed": round_.seed,
        "seed_commitment": round_.seed_commitment,
        "entries": sorted((_entry(one) for one in entries), key=lambda one: one["id"]),
        "reviews": sorted(
            (_review(one, labels) for one in reviews), key=lambda one: (one["entry"], one["judge"])
        ),
        "recusals": sorted(
            (_recusal(one, labels) for one in conflicts),
            key=lambda one: (one["entry"], one["judge"], one["source"]),
        ),
    }


def counted_reviews(round_: Round, entries: Sequence[Submission]) -> Sequence[Review]:
    """The newest revision of every finished review of these entries."""
    newest = (
        select(Review.assignment_id, func.max(Review.number).label("number"))
        .group_by(Review.assignment_id)
        .subquery()
    )
    found = (
        select(Review)
        .join(
            newest,
            (newest.c.assignment_id == Review.assignment_id) & (newest.c.number == Review.number),
        )
        .join(Assignment, Assignment.id == Review.assignment_id)
        .where(
            Assignment.round_id == round_.id,
            Assignment.state == AssignmentState.DONE,
            Assignment.submission_id.in_([entry.id for entry in entries]),
        )
        .options(
            selectinload(Review.scores),
            joinedload(Review.assignment).joinedload(Assignment.judge).joinedload(Judge.person),
            joinedload(Review.assignment).joinedload(Assignment.submission),
        )
        .order_by(Review.id)
    )
    return db.session.scalars(found).all()


def judge_labels(round_: Round, judges: Iterable[Judge]) -> dict[int, str]:
    """A label for each judge by id, in an order that nobody can guess before the seed is out."""
    ordered = sorted(
        {judge.id: judge for judge in judges}.values(),
        key=lambda judge: lot(round_.seed, judge.public_id),
    )
    return {judge.id: f"J{place:02}" for place, judge in enumerate(ordered, 1)}


def _involved(reviews: Iterable[Review], conflicts: Iterable[Conflict]) -> list[Judge]:
    return [one.assignment.judge for one in reviews] + [one.judge for one in conflicts]


def _entry(submission: Submission) -> dict[str, str]:
    version = submission.current_version
    return {
        "id": submission.public_id,
        "folio": version.folio if version else "",
        "sha256": version.sha256 if version else "",
    }


def _review(review: Review, labels: Mapping[int, str]) -> dict[str, object]:
    return {
        "entry": review.assignment.submission.public_id,
        "judge": labels[review.assignment.judge_id],
        "marks": {str(score.criterion_id): str(score.value) for score in review.scores},
    }


def _recusal(conflict: Conflict, labels: Mapping[int, str]) -> dict[str, str]:
    return {
        "entry": conflict.submission.public_id,
        "judge": labels[conflict.judge_id],
        "kind": conflict.kind.value,
        "source": conflict.source.value,
    }
