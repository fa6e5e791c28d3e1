"""Result runs, awards and certificates."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Numeric, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hackathon.db import Base, Moment, PublicId, coded
from hackathon.domain.accounts.models import Person
from hackathon.domain.challenges.models import Challenge
from hackathon.domain.events.models import Event
from hackathon.domain.judging.models import Round
from hackathon.domain.submissions.models import Submission


class CertificateKind(StrEnum):
    """What a certificate certifies."""

    AWARD = "award"
    PARTICIPATION = "participation"
    JURY = "jury"


class ResultRun(Base):
    """One computation of a round: its exact input, its output and who certified it."""

    __tablename__ = "result_run"
    __table_args__ = (UniqueConstraint("round_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[PublicId]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    number: Mapped[int]
    rule: Mapped[str] = mapped_column(String(20))
    code_version: Mapped[str] = mapped_column(String(40))
    input: Mapped[dict[str, object]] = mapped_column(JSON)
    input_hash: Mapped[str] = mapped_column(String(64))
    output: Mapped[dict[str, object]] = mapped_column(JSON)
    computed_at: Mapped[Moment]
    computed_by: Mapped[str | None] = mapped_column(String(12))
    certified_by: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    certified_at: Mapped[Moment | None]
    published_at: Mapped[Moment | None]
    audit_head: Mapped[str] = mapped_column(String(64), default="")
    round: Mapped[Round] = relationship()


class Award(Base):
    """A place won by a project, or a prize left void; historical ones have no result run."""

    __tablename__ = "award"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[PublicId]
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    challenge_id: Mapped[int | None] = mapped_column(ForeignKey("challenge.id"), index=True)
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submission.id"), index=True)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("result_run.id"), index=True)
    place: Mapped[int]
    title: Mapped[str] = mapped_column(String(160))
    amount: Mapped[Decimal | None] = mapped_column(Numeric(14, 2))
    currency: Mapped[str] = mapped_column(String(3), default="MXN")
    shared_by: Mapped[int] = mapped_column(default=1)
    is_void: Mapped[bool] = mapped_column(default=False)
    is_historical: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(String(500), default="")
    granted_at: Mapped[Moment]
    published_at: Mapped[Moment | None]
    event: Mapped[Event] = relationship()
    challenge: Mapped[Challenge | None] = relationship()
    submission: Mapped[Submission | None] = relationship()


class Certificate(Base):
    """A constancia that anyone can verify by its code."""

    __tablename__ = "certificate"
    __table_args__ = (UniqueConstraint("event_id", "kind", "person_id", "award_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[PublicId]
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    kind: Mapped[CertificateKind] = mapped_column(coded(CertificateKind))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    award_id: Mapped[int | None] = mapped_column(ForeignKey("award.id"), index=True)
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submission.id"))
    issued_at: Mapped[Moment]
    revoked_at: Mapped[Moment | None]
    event: Mapped[Event] = relationship()
    person: Mapped[Person] = relationship()
    award: Mapped[Award | None] = relationship()
    submission: Mapped[Submission | None] = relationship()
