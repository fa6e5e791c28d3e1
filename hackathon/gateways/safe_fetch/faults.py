"""Why a fetch gave nothing, as codes that each floor above words in its own way."""

from __future__ import annotations

from enum import StrEnum


class FetchFault(StrEnum):
    """One code per kind of failure; `REFUSED` never says which rule refused."""

    REFUSED = "refused"
    TIMEOUT = "timeout"
    TOO_LARGE = "too_large"
    STATUS = "status"
    NOT_JSON = "not_json"
    TLS = "tls"
    DNS = "dns"
    RESET = "reset"
    REDIRECT_LOOP = "redirect_loop"
    NOT_FOUND = "not_found"
    NOT_AUTHORIZED = "not_authorized"
    INVALID = "invalid"
    BAD_QUERY = "bad_query"
    UNKNOWN_ACTION = "unknown_action"
    NOT_DATA = "not_data"


class FetchError(Exception):
    """A fetch that gave nothing; `reason` says why."""

    def __init__(
        self, reason: FetchFault, *, status: int | None = None, retry_after: int | None = None
    ) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.status = status
        self.retry_after = retry_after


class FetchRefused(FetchError):
    """The door does not go there; one and the same text for every rule."""

    def __init__(self) -> None:
        super().__init__(FetchFault.REFUSED)


class FetchFailed(FetchError):
    """The door went there and came back without an answer one can use."""
