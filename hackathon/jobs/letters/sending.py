"""The job that sends a letter of the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import structlog

from hackathon.db import db
from hackathon.errors import Missing
from hackathon.gateways.installed import carrier
from hackathon.gateways.mail import LetterRefused
from hackathon.jobs.letters import build
from hackathon.jobs.registry import GiveUp, handles
from hackathon.values import OutgoingLetter

log = structlog.get_logger(__name__)


@handles("send_letter")
def send_letter(
    *, letter: str, to: str, locale: str, ids: Mapping[str, Any], message_id: str
) -> None:
    """Write the letter and hand it to the carrier; a retry is the same letter with a new link."""
    try:
        composed = build(letter, ids, locale)
    except Missing:
        log.info("letter_without_subject", letter=letter)
        return
    db.session.rollback()  # no reading transaction stays open while the mail server is slow
    outgoing = OutgoingLetter(
        message_id=message_id,
        to=to,
        subject=composed.subject,
        text=composed.text,
        html=composed.html,
        attachments=composed.attachments,
    )
    try:
        carrier().send(outgoing)
    except LetterRefused as refusal:
        raise GiveUp(str(refusal)) from refusal
