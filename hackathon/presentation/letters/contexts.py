"""What each letter has to know; a letter is named as its template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class LetterContext:
    """What every letter knows: whom it greets and where the site is."""

    site_url: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class LinkContext(LetterContext):
    """A letter whose link is good once, until a moment on the reader's clock."""

    link: str
    expires_at: datetime
    zone: str = "America/Mexico_City"


@dataclass(frozen=True, kw_only=True)
class ConfirmAddress(LinkContext):
    """Somebody signed up with this address."""


@dataclass(frozen=True, kw_only=True)
class MagicLink(LinkContext):
    """Somebody asked to sign in without a password."""


@dataclass(frozen=True, kw_only=True)
class ResetPassword(LinkContext):
    """Somebody asked for another password."""


@dataclass(frozen=True, kw_only=True)
class ChangeAddress(LinkContext):
    """Somebody wants their account to have this address."""


@dataclass(frozen=True, kw_only=True)
class AccountChanged(LetterContext):
    """The password or the address of an account is another now; `what` is the code of which."""

    what: str
    reset_url: str


@dataclass(frozen=True, kw_only=True)
class AddressInUse(LetterContext):
    """Somebody signed up with an address that has an account."""

    sign_in_url: str
    reset_url: str


@dataclass(frozen=True, kw_only=True)
class TeamInvitation(LinkContext):
    """A team invites somebody by mail."""

    inviter: str
    team: str
    event: str
    days: str = ""


@dataclass(frozen=True, kw_only=True)
class JudgeInvitation(LetterContext):
    """An institution asks somebody to judge; the link is good until the round closes."""

    event: str
    institution: str
    link: str
    closes_at: datetime | None
    zone: str
    entries: int = 0
    minutes: int = 0
    contact: str = ""


@dataclass(frozen=True, kw_only=True)
class JudgeReminder(LetterContext):
    """A judge has reviews left."""

    event: str
    link: str
    done: int
    total: int
    closes_at: datetime
    zone: str
    minutes: int = 0


@dataclass(frozen=True, kw_only=True)
class RegistrationConfirmed(LetterContext):
    """Somebody registered for an event."""

    event: str
    institution: str
    url: str
    zone: str
    kind: str = "participant"
    venue: str = ""
    starts_at: datetime | None = None
    submissions_until: datetime | None = None
    calendar_url: str = ""


@dataclass(frozen=True, kw_only=True)
class Receipt(LetterContext):
    """A project was handed in; the PDF travels with the letter."""

    event: str
    project: str
    team: str
    version: int
    folio: str
    sha256: str
    submitted_at: datetime
    zone: str
    url: str
    submissions_until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ResultsPublished(LetterContext):
    """The result of an event is public; `place` is that of the reader's project."""

    event: str
    institution: str
    url: str
    project: str = ""
    place: int = 0
    projects: int = 0
    objections_until: datetime | None = None
    zone: str = "America/Mexico_City"


@dataclass(frozen=True, kw_only=True)
class AwardWon(LetterContext):
    """A project won a prize."""

    event: str
    institution: str
    project: str
    award: str
    url: str
    amount: Decimal | None = None
    currency: str = "MXN"
    certificate_url: str = ""
    contact: str = ""


@dataclass(frozen=True, kw_only=True)
class AccreditationRequested(LetterContext):
    """An institution asks to be accredited; the letter goes to the operators."""

    organization: str
    requester: str
    position: str
    url: str


@dataclass(frozen=True, kw_only=True)
class AccreditationDecided(LetterContext):
    """The operators decided on an accreditation."""

    organization: str
    is_accredited: bool
    url: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class RoleGranted(LetterContext):
    """Somebody received a role in an institution or an event."""

    role: str
    place: str
    granted_by: str
    url: str


@dataclass(frozen=True, kw_only=True)
class EventCancelled(LetterContext):
    """An event will not take place."""

    event: str
    institution: str
    reason: str
    url: str
    contact: str = ""


@dataclass(frozen=True, kw_only=True)
class DeadlineExtended(LetterContext):
    """A date of an event moved; `field` is the code of the date."""

    event: str
    field: str
    before: datetime | None
    after: datetime
    reason: str
    zone: str
    url: str


LETTERS: dict[str, type[LetterContext]] = {
    "account_changed": AccountChanged,
    "accreditation_decided": AccreditationDecided,
    "accreditation_requested": AccreditationRequested,
    "address_in_use": AddressInUse,
    "award_won": AwardWon,
    "change_address": ChangeAddress,
    "confirm_address": ConfirmAddress,
    "deadline_extended": DeadlineExtended,
    "event_cancelled": EventCancelled,
    "judge_invitation": JudgeInvitation,
    "judge_reminder": JudgeReminder,
    "magic_link": MagicLink,
    "receipt": Receipt,
    "registration_confirmed": RegistrationConfirmed,
    "reset_password": ResetPassword,
    "results_published": ResultsPublished,
    "role_granted": RoleGranted,
    "team_invitation": TeamInvitation,
}
