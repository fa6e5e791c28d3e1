"""The rules of accounts."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from hackathon.errors import DomainError


class AccountRule(StrEnum):
    """Why something about an account is refused."""

    NAME_EMPTY = "account.name_empty"
    EMAIL_SHAPE = "account.email_shape"
    EMAIL_TAKEN = "account.email_taken"
    PASSWORD_SHORT = "account.password_short"  # noqa: S105 - the code of a rule
    PASSWORD_LONG = "account.password_long"  # noqa: S105 - the code of a rule
    PASSWORD_COMMON = "account.password_common"  # noqa: S105 - the code of a rule
    PASSWORD_PERSONAL = "account.password_personal"  # noqa: S105 - the code of a rule
    PASSWORD_WRONG = "account.password_wrong"  # noqa: S105 - the code of a rule
    SIGN_IN_WRONG = "account.sign_in_wrong"
    LINK_GONE = "account.link_gone"
    ZONE_UNKNOWN = "account.zone_unknown"
    LANGUAGE_UNKNOWN = "account.language_unknown"


class Throttled(DomainError):
    """Too many attempts at one account; `until` says when the next one is heard."""

    def __init__(self, until: datetime) -> None:
        super().__init__("throttled")
        self.until = until
