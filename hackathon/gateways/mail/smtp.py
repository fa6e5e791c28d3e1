"""Flask-Mail with what it lacks: verified certificates, a time limit, a tidy goodbye."""

from __future__ import annotations

import contextlib
import smtplib
from typing import TYPE_CHECKING

from flask_mail import Connection, Mail

from hackathon.gateways.safe_fetch.trust import trusted_context

if TYPE_CHECKING:
    from email.message import EmailMessage
    from types import TracebackType

    from hackathon.gateways.mail.settings import MailSettings

TIMEOUT_SECONDS = 10


class VerifiedMail(Mail):
    """The mail server of an installation; needs no application around it."""

    def __init__(self, settings: MailSettings) -> None:
        super().__init__()
        self.ca_file = settings.mail_ca_file
        self.state = self.init_mail(
            {
                "MAIL_SERVER": settings.mail_server,
                "MAIL_PORT": settings.mail_port,
                "MAIL_USERNAME": settings.mail_username,
                "MAIL_PASSWORD": settings.mail_password,
                "MAIL_USE_TLS": settings.mail_use_tls and not settings.mail_use_ssl,
                "MAIL_USE_SSL": settings.mail_use_ssl,
            }
        )

    def connect(self) -> VerifiedConnection:
        """A connection that opens when its block is entered."""
        return VerifiedConnection(self)


class VerifiedConnection(Connection):
    """One conversation with a server whose certificate was verified."""

    mail: VerifiedMail

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        # What was accepted stays accepted, even if the server hangs up on our goodbye.
        if self.host is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                self.host.quit()
            self.host.close()

    def configure_host(self) -> smtplib.SMTP | smtplib.SMTP_SSL:
        """Connect, secure and sign in; nothing stays open when one of these fails."""
        context = trusted_context(self.mail.ca_file)
        address = (self.mail.server, self.mail.port)
        with contextlib.ExitStack() as undo:
            host: smtplib.SMTP
            if self.mail.use_ssl:
                host = smtplib.SMTP_SSL(*address, timeout=TIMEOUT_SECONDS, context=context)
            else:
                host = smtplib.SMTP(*address, timeout=TIMEOUT_SECONDS)
            undo.callback(host.close)
            if self.mail.use_tls:
                host.starttls(context=context)
            if self.mail.username and self.mail.password:
                host.login(self.mail.username, self.mail.password)
            undo.pop_all()
        return host

    def carry(self, message: EmailMessage, *, sender: str, to: str) -> None:
        """Hand one message over; raises what smtplib raises."""
        if self.host is None:
            raise smtplib.SMTPServerDisconnected
        self.host.sendmail(sender, [to], message.as_bytes())
