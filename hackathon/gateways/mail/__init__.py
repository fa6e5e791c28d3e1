"""Letters that leave by SMTP, or land in the development inbox."""

from hackathon.gateways.mail.carrier import MailCarrier, MailSettings
from hackathon.gateways.mail.faults import CarrierUnavailable, LetterMissing, LetterRefused
from hackathon.gateways.mail.inbox import LetterSummary, ReceivedLetter

__all__ = [
    "CarrierUnavailable",
    "LetterMissing",
    "LetterRefused",
    "LetterSummary",
    "MailCarrier",
    "MailSettings",
    "ReceivedLetter",
]
