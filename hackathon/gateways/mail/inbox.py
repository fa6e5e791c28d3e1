"""The development inbox: letters as .eml files in the data folder."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from hackathon.gateways.mail.faults import LetterMissing
from hackathon.values import Attachment

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

_NAME = re.compile(r"\d{8}T\d{12}-[0-9a-f]{16}\.eml")


@dataclass(frozen=True, slots=True)
class LetterSummary:
    """One line of the inbox; `name` leads to the letter."""

    name: str
    to: str
    subject: str
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReceivedLetter:
    """A letter as its recipient would see it."""

    summary: LetterSummary
    message_id: str
    text: str
    html: str
    attachments: tuple[Attachment, ...]


class Inbox:
    """A folder of letters; the same Message-ID is the same letter."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, message: EmailMessage, at: datetime) -> None:
        """Write a letter, unless a retry of it lies there already."""
        digest = hashlib.sha256(str(message["Message-ID"]).encode()).hexdigest()[:16]
        self._folder.mkdir(parents=True, exist_ok=True)
        if any(self._folder.glob(f"*-{digest}.eml")):
            return
        name = f"{at:%Y%m%dT%H%M%S%f}-{digest}.eml"
        unfinished = self._folder / f".{name}"
        unfinished.write_bytes(message.as_bytes())
        unfinished.replace(self._folder / name)

    def summaries(self, most: int) -> list[LetterSummary]:
        """The latest letters first."""
        names = (path.name for path in self._folder.glob("*.eml"))
        latest = sorted((name for name in names if _NAME.fullmatch(name)), reverse=True)
        return [_summary(name, self._message(name)) for name in latest[:most]]

    def letter(self, name: str) -> ReceivedLetter:
        """One letter; raises LetterMissing."""
        message = self._message(name)
        text = message.get_body(("plain",))
        html = message.get_body(("html",))
        return ReceivedLetter(
            summary=_summary(name, message),
            message_id=str(message["Message-ID"]),
            text=str(text.get_content()) if text else "",
            html=str(html.get_content()) if html else "",
            attachments=tuple(
                Attachment(
                    part.get_filename() or "",
                    part.get_content_type(),
                    bytes(part.get_payload(decode=True) or b""),
                )
                for part in message.iter_attachments()
            ),
        )

    def _message(self, name: str) -> EmailMessage:
        if not _NAME.fullmatch(name):
            raise LetterMissing(name)
        try:
            content = (self._folder / name).read_bytes()
        except FileNotFoundError as error:
            raise LetterMissing(name) from error
        return message_from_bytes(content, policy=policy.default)


def _summary(name: str, message: EmailMessage) -> LetterSummary:
    date = message["Date"]
    return LetterSummary(
        name=name,
        to=str(message["To"]),
        subject=str(message["Subject"]),
        sent_at=date.datetime if date else None,
    )
