"""A letter as the message that travels: one recipient, honest headers, text before html."""

from __future__ import annotations

import re
from email import policy
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import TYPE_CHECKING

from hackathon.gateways.mail.faults import LetterRefused

if TYPE_CHECKING:
    from datetime import datetime

    from hackathon.values import OutgoingLetter

TRAVELLING = policy.SMTP.clone(cte_type="7bit")
_MESSAGE_ID = re.compile(r"<?([A-Za-z0-9._+=-]+)(?:@([A-Za-z0-9.-]+))?>?")
_MEDIA_TYPE = re.compile(r"([a-z0-9.+-]+)/([a-z0-9.+-]+)")


def message_of(letter: OutgoingLetter, *, sender: str, at: datetime) -> EmailMessage:
    """The message of a letter; raises LetterRefused when a header would be malformed."""
    try:
        message = EmailMessage(TRAVELLING)
        message["Message-ID"] = _message_id(letter.message_id, sender)
        message["Date"] = format_datetime(at)
        message["From"] = sender
        message["To"] = address_of(letter.to)
        message["Subject"] = _text(letter.subject)
        if letter.reply_to:
            message["Reply-To"] = address_of(letter.reply_to)
        message["Auto-Submitted"] = "auto-generated"
        _fill(message, letter)
    except (ValueError, IndexError, HeaderParseError) as error:
        raise LetterRefused(str(error)) from error
    return message


def address_of(text: str) -> Address:
    """Exactly one address, a foreign domain in its ASCII form; ValueError otherwise."""
    local, at, domain = text.strip().rpartition("@")
    if not at or any(sign.isspace() for sign in local) or not local.isascii():
        raise ValueError(text)
    return Address(addr_spec=f"{local}@{domain.encode('idna').decode('ascii')}")


def envelope_sender(sender: str) -> str:
    """The bare address inside a sender such as `Datatón <no-responder@…>`."""
    return parseaddr(sender)[1]


def _fill(message: EmailMessage, letter: OutgoingLetter) -> None:
    message.set_content(_text(letter.text), cte="quoted-printable")
    if letter.html:
        message.add_alternative(_text(letter.html), subtype="html", cte="quoted-printable")
    for attachment in letter.attachments:
        named = _MEDIA_TYPE.fullmatch(attachment.media_type)
        main, sub = named.groups() if named else ("application", "octet-stream")
        message.add_attachment(
            attachment.content, maintype=main, subtype=sub, filename=_text(attachment.name)
        )


def _message_id(text: str, sender: str) -> str:
    parts = _MESSAGE_ID.fullmatch(text)
    if parts is None:
        raise ValueError(text)
    local, domain = parts.groups()
    return f"<{local}@{domain or envelope_sender(sender).rpartition('@')[2]}>"


def _text(text: str) -> str:
    # Half a surrogate pair cannot be encoded.
    return text.encode("utf-8", "replace").decode("utf-8")
