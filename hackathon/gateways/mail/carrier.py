"""The one way a letter leaves this program."""

from __future__ import annotations

import smtplib
from typing import TYPE_CHECKING

from hackathon import clock
from hackathon.gateways.mail.faults import CarrierUnavailable, LetterRefused
from hackathon.gateways.mail.inbox import Inbox, LetterSummary, ReceivedLetter
from hackathon.gateways.mail.settings import MailSettings
from hackathon.gateways.mail.smtp import VerifiedMail
from hackathon.gateways.mail.writing import envelope_sender, message_of

if TYPE_CHECKING:
    from email.message import EmailMessage

    from hackathon.values import OutgoingLetter

__all__ = ["MailCarrier", "MailSettings"]
FIRST_PERMANENT_CODE = 500
MOST_LISTED = 200


class MailCarrier:
    """Sends by SMTP, or keeps letters in `mail/` of the data folder when no server is set."""

    def __init__(self, settings: MailSettings) -> None:
        self._sender = settings.mail_sender
        self._mail = VerifiedMail(settings) if settings.mail_server else None
        self._inbox = Inbox(settings.data_dir / "mail")

    def send(self, letter: OutgoingLetter) -> None:
        """Send one letter; raises LetterRefused for good, CarrierUnavailable for now."""
        at = clock.now()
        message = message_of(letter, sender=self._sender, at=at)
        if self._mail is None:
            self._inbox.keep(message, at)
        else:
            self._deliver(self._mail, message)

    def list_letters(self) -> list[LetterSummary]:
        """The latest letters of the development inbox, newest first."""
        return self._inbox.summaries(MOST_LISTED)

    def read_letter(self, name: str) -> ReceivedLetter:
        """One letter of the development inbox; raises LetterMissing."""
        return self._inbox.letter(name)

    def _deliver(self, mail: VerifiedMail, message: EmailMessage) -> None:
        recipient = message["To"].addresses[0].addr_spec
        try:
            with mail.connect() as connection:
                connection.carry(message, sender=envelope_sender(self._sender), to=recipient)
        except smtplib.SMTPRecipientsRefused as error:
            code, _ = error.recipients[recipient]
            raise _failure(code, error) from error
        except smtplib.SMTPDataError as error:
            raise _failure(error.smtp_code, error) from error
        except (smtplib.SMTPException, OSError) as error:
            raise CarrierUnavailable(type(error).__name__) from error


def _failure(code: int, error: Exception) -> LetterRefused | CarrierUnavailable:
    kind = LetterRefused if code >= FIRST_PERMANENT_CODE else CarrierUnavailable
    return kind(f"{type(error).__name__} {code}")
