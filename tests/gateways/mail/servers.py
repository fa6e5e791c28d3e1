"""A real mail server on loopback, and the settings that lead to it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator
    from email.message import EmailMessage

    from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Settings as an installation has them."""

    data_dir: Path = Path("/nowhere")
    mail_server: str = "localhost"
    mail_port: int = 0
    mail_username: str = ""
    mail_password: str = ""
    mail_use_tls: bool = False
    mail_use_ssl: bool = False
    mail_ca_file: str = ""
    mail_sender: str = "Datatón <no-responder@dataton.example>"


@dataclass
class Mailbox:
    """What the server accepted, and what it answers to recipients and letters."""

    to_recipient: str = "250 OK"
    to_letter: str = "250 OK"
    port: int = 0
    arrived: list[tuple[str, list[str], bytes]] = field(default_factory=list)
    signed_in: list[bytes] = field(default_factory=list)

    @property
    def letters(self) -> list[EmailMessage]:
        return [message_from_bytes(raw, policy=policy.default) for _, _, raw in self.arrived]

    async def handle_RCPT(  # noqa: N802 -- the name the library asks for
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return self.to_recipient

    async def handle_DATA(  # noqa: N802 -- the name the library asks for
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
    ) -> str:
        if self.to_letter.startswith("2"):
            content = envelope.content
            assert isinstance(content, bytes)
            self.arrived.append((envelope.mail_from or "", envelope.rcpt_tos, content))
        return self.to_letter

    def authenticate(self, *question: Any) -> AuthResult:
        self.signed_in.append(question[-1].password)
        return AuthResult(success=question[-1].password == b"correcta", handled=False)


class FreePortController(Controller):
    """A server on the port that the system chose."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextlib.contextmanager
def mail_server(
    mailbox: Mailbox, *, over_tls: ssl.SSLContext | None = None, **options: Any
) -> Iterator[Mailbox]:
    """The server, for the length of the block, on a free port."""
    controller = FreePortController(
        mailbox, hostname="127.0.0.1", port=0, ssl_context=over_tls, **options
    )
    controller.start()
    try:
        mailbox.port = controller.port
        yield mailbox
    finally:
        controller.stop()
