"""People, their sign-ins, their one-time links and their roles."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hackathon.db import Base, Moment, PublicId, coded
from hackathon.domain.accounts.roles import Role


class LinkPurpose(StrEnum):
    """What a one-time link is for."""

    CONFIRM = "confirm"
    RESET = "reset"
    SIGN_IN = "sign_in"
    CHANGE_EMAIL = "change_email"


class Person(Base):
    """Somebody with an account. Names live only here; elsewhere a person is a number."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[PublicId]
    email: Mapped[str] = mapped_column(String(254))
    email_key: Mapped[str] = mapped_column(String(254), unique=True)
    pending_email: Mapped[str] = mapped_column(String(254), default="")
    name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(5), default="es")
    zone: Mapped[str] = mapped_column(String(64), default="America/Mexico_City")
    created_at: Mapped[Moment]
    confirmed_at: Mapped[Moment | None]
    erased_at: Mapped[Moment | None]
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": revision}


class SignIn(Base):
    """An open session; the cookie holds a token whose hash is here.

    With `only_under`, the session holds for addresses under that path alone.
    """

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[PublicId]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    device: Mapped[str] = mapped_column(String(200), default="")
    only_under: Mapped[str] = mapped_column(String(40), default="")
    created_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    person: Mapped[Person] = relationship()


class SignUp(Base):
    """What somebody typed to sign up; it becomes a person when the address is confirmed."""

    __tablename__ = "sign_up"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254))
    email_key: Mapped[str] = mapped_column(String(254), index=True)
    name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(5))
    next_path: Mapped[str] = mapped_column(String(300), default="")
    created_at: Mapped[Moment] = mapped_column(index=True)


class OneTimeLink(Base):
    """A link sent by mail, stored hashed, used once: for a person, or for somebody signing up.

    `email` is the address that the link was sent to and that using it proves.
    """

    __tablename__ = "one_time_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    purpose: Mapped[LinkPurpose] = mapped_column(coded(LinkPurpose))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    sign_up_id: Mapped[int | None] = mapped_column(ForeignKey("sign_up.id"), index=True)
    email: Mapped[str] = mapped_column(String(254))
    created_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    used_at: Mapped[Moment | None]
    next_path: Mapped[str] = mapped_column(String(300), default="")
    person: Mapped[Person | None] = relationship()
    sign_up: Mapped[SignUp | None] = relationship()


class SignInAttempt(Base):
    """A try at one account, kept a day for the throttle."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = (Index("ix_sign_in_attempt_account_key_at", "account_key", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_key: Mapped[str] = mapped_column(String(64))
    at: Mapped[Moment]


def _one_active(place: str, condition: str, *columns: str) -> Index:
    """A person has a role once in a place, revoked grants aside."""
    where = text(f"revoked_at IS NULL AND {condition}")
    return Index(
        f"uq_role_grant_{place}",
        "person_id",
        "role",
        *columns,
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
    )


class RoleGrant(Base):
    """A role of a person: on the platform, in one institution, or in one event."""

    __tablename__ = "role_grant"
    __table_args__ = (
        CheckConstraint("organization_id IS NULL OR event_id IS NULL", name="one_place"),
        _one_active("platform", "organization_id IS NULL AND event_id IS NULL"),
        _one_active("organization", "organization_id IS NOT NULL", "organization_id"),
        _one_active("event", "event_id IS NOT NULL", "event_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[Role] = mapped_column(coded(Role))
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organization.id"), index=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)
    position: Mapped[str] = mapped_column(String(120), default="")
    granted_at: Mapped[Moment]
    granted_by: Mapped[str | None] = mapped_column(String(12))
    revoked_at: Mapped[Moment | None]
    person: Mapped[Person] = relationship()
