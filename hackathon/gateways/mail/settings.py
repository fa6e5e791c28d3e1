"""What carrying mail needs to know of an installation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


class MailSettings(Protocol):
    """The settings that begin with MAIL_, and the data folder for the development inbox."""

    @property
    def data_dir(self) -> Path:
        """Where the program writes."""

    @property
    def mail_server(self) -> str:
        """Host of the server; empty for the development inbox."""

    @property
    def mail_port(self) -> int:
        """Port of the server."""

    @property
    def mail_username(self) -> str:
        """Whom to sign in as; empty for nobody."""

    @property
    def mail_password(self) -> str:
        """The password of that user."""

    @property
    def mail_use_tls(self) -> bool:
        """Whether to ask for TLS after greeting (STARTTLS)."""

    @property
    def mail_use_ssl(self) -> bool:
        """Whether to speak TLS from the first byte."""

    @property
    def mail_ca_file(self) -> str:
        """The authorities to trust instead of the system's; empty for the system's."""

    @property
    def mail_sender(self) -> str:
        """Who writes, as `Name <address>`."""
