"""Rounds, judges, conflicts of interest, assignments, reviews and scores."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hackathon.db import Base, Moment, PublicId, coded
from hackathon.domain.accounts.models import Person
from hackathon.domain.challenges.models import Criterion
from hackathon.domain.events.models import Event
from hackathon.domain.submissions.models import Submission, SubmissionVersion


class RoundState(StrEnum):
    """Where a round stands; rubric and rules are frozen from OPEN on."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    COMPUTED = "computed"
    CERTIFIED = "certified"
    PUBLISHED = "published"


class ConflictSource(StrEnum):
    """Who said that there is a conflict."""

    SELF = "self"
    TEAM = "team"
    SYSTEM = "system"
    ORGANIZER = "organizer"


class ConflictKind(StrEnum):
    """What ties a judge to an entry."""

    FAMILY = "family"
    WORK = "work"
    SAME_ORGANIZATION = "same_organization"
    TEACHING = "teaching"
    FINANCIAL = "financial"
    AUTHORSHIP = "authorship"
    MAIL_DOMAIN = "mail_domain"
    OTHER = "other"


class AssignmentOrigin(StrEnum):
    """How a judge came to an entry."""

    BALANCED = "balanced"
    MANUAL = "manual"
    EXTRA = "extra"


class AssignmentState(StrEnum):
    """Where an assignment stands."""

    OFFERED = "offered"
    STARTED = "started"
    DONE = "done"
    RECUSED = "recused"
    WITHDRAWN = "withdrawn"


class Round(Base):
    """A round of judging with the rules it was opened with."""

    __tablename__ = "round"
    __table_args__ = (UniqueConstraint("event_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    number: Mapped[int] = mapped_column(default=1)
    name: Mapped[str] = mapped_column(String(80), default="Ronda 1")
    state: Mapped[RoundState] = mapped_column(coded(RoundState), default=RoundState.DRAFT)
    opens_at: Mapped[Moment | None]
    closes_at: Mapped[Moment | None]
    reviews_per_entry: Mapped[int] = mapped_column(default=3)
    max_load: Mapped[int | None]
    minutes_per_review: Mapped[int] = mapped_column(default=10)
    is_blind: Mapped[bool] = mapped_column(default=False)
    rule: Mapped[str] = mapped_column(String(20), default="mean")
    tie_rules: Mapped[list[str]] = mapped_column(JSON, default=list)
    rules: Mapped[dict[str, object] | None] = mapped_column(JSON)
    rules_hash: Mapped[str] = mapped_column(String(64), default="")
    seed: Mapped[str] = mapped_column(String(64), default="")
    seed_commitment: Mapped[str] = mapped_column(String(64), default="")
    opened_at: Mapped[Moment | None]
    closed_at: Mapped[Moment | None]
    revision: Mapped[int] = mapped_column(default=1)
    event: Mapped[Event] = relationship()

    __mapper_args__ = {"version_id_col": revision}


class Judge(Base):
    """A person on the jury of an event."""

    __tablename__ = "judge"
    __table_args__ = (UniqueConstraint("event_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[PublicId]
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    affiliation: Mapped[str] = mapped_column(String(160), default="")
    max_load: Mapped[int | None]
    invited_at: Mapped[Moment]
    declaration_signed_at: Mapped[Moment | None]
    last_seen_at: Mapped[Moment | None]
    reminded_at: Mapped[Moment | None]
    removed_at: Mapped[Moment | None]
    removed_reason: Mapped[str] = mapped_column(String(300), default="")
    event: Mapped[Event] = relationship()
    person: Mapped[Person] = relationship()
    conflicts: Mapped[list[Conflict]] = relationship(back_populates="judge", order_by="Conflict.id")


class JudgeLink(Base):
    """A link sent to a judge by mail, stored hashed; it works until the round closes."""

    __tablename__ = "judge_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    issued_at: Mapped[Moment]
    revoked_at: Mapped[Moment | None]
    judge: Mapped[Judge] = relationship()


class Conflict(Base):
    """A conflict of interest between a judge and an entry; never deleted."""

    __tablename__ = "conflict"
    __table_args__ = (UniqueConstraint("judge_id", "submission_id", "source"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"), index=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    kind: Mapped[ConflictKind] = mapped_column(coded(ConflictKind))
    source: Mapped[ConflictSource] = mapped_column(coded(ConflictSource))
    note: Mapped[str] = mapped_column(String(500), default="")
    declared_at: Mapped[Moment]
    judge: Mapped[Judge] = relationship(back_populates="conflicts")
    submission: Mapped[Submission] = relationship()


class Assignment(Base):
    """A judge who is to review a frozen version in a round."""

    __tablename__ = "assignment"
    __table_args__ = (UniqueConstraint("round_id", "judge_id", "submission_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[PublicId]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"), index=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("submission_version.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    origin: Mapped[AssignmentOrigin] = mapped_column(coded(AssignmentOrigin))
    reason: Mapped[str] = mapped_column(String(300), default="")
    state: Mapped[AssignmentState] = mapped_column(
        coded(AssignmentState), default=AssignmentState.OFFERED
    )
    assigned_at: Mapped[Moment]
    opened_at: Mapped[Moment | None]
    done_at: Mapped[Moment | None]
    round: Mapped[Round] = relationship()
    judge: Mapped[Judge] = relationship()
    submission: Mapped[Submission] = relationship()
    version: Mapped[SubmissionVersion] = relationship()
    reviews: Mapped[list[Review]] = relationship(
        back_populates="assignment", order_by="Review.number.desc()"
    )


class Review(Base):
    """One immutable saving of a review; the one with the highest number counts."""

    __tablename__ = "review"
    __table_args__ = (UniqueConstraint("assignment_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"), index=True)
    number: Mapped[int]
    idempotency_key: Mapped[str | None] = mapped_column(String(64), unique=True)
    notes: Mapped[str] = mapped_column(Text, default="")
    feedback: Mapped[str] = mapped_column(Text, default="")
    is_complete: Mapped[bool] = mapped_column(default=False)
    saved_at: Mapped[Moment]
    assignment: Mapped[Assignment] = relationship(back_populates="reviews")
    scores: Mapped[list[Score]] = relationship(
        back_populates="review", cascade="all, delete-orphan"
    )


class Score(Base):
    """A mark for one criterion, on that criterion's own scale."""

    __tablename__ = "score"

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), primary_key=True)
    criterion_id: Mapped[int] = mapped_column(
        ForeignKey("criterion.id"), primary_key=True, index=True
    )
    value: Mapped[int]
    review: Mapped[Review] = relationship(back_populates="scores")
    criterion: Mapped[Criterion] = relationship()
