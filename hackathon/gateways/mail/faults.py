"""Why a letter did not leave."""

from __future__ import annotations


class MailError(Exception):
    """A letter that did not leave."""


class LetterRefused(MailError):
    """This letter will never be taken: its address or headers are bad, or the server said no."""


class CarrierUnavailable(MailError):
    """The server could not be reached or trusted, or asks to come again: try later."""


class LetterMissing(Exception):
    """The development inbox holds no such letter."""
