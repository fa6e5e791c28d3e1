from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from hackathon import clock
from hackathon.gateways.mail import LetterMissing, LetterRefused, MailCarrier
from hackathon.values import Attachment, OutgoingLetter
from tests.gateways.mail.servers import Settings

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2014, 10, 10, 12, tzinfo=UTC)
LETTER = OutgoingLetter(
    message_id="confirmar-1",
    to="ana@demo.example",
    subject="Confirma tu correo",
    text="Abre http://localhost/confirmar/" + "a" * 90 + "?x=1",
    html="<p>¡Hola!</p>",
    attachments=(
        Attachment("acuse.pdf", "application/pdf", b"%PDF"),
        Attachment("notas.txt", "text/plain", "año".encode()),
    ),
)


@pytest.fixture
def carrier(tmp_path: Path) -> MailCarrier:
    return MailCarrier(Settings(mail_server="", data_dir=tmp_path))


def test_without_a_server_letters_can_be_read_here(carrier: MailCarrier) -> None:
    with clock.stopped(NOON):
        carrier.send(LETTER)
    (summary,) = carrier.list_letters()
    assert (summary.to, summary.subject, summary.sent_at) == (
        "ana@demo.example",
        "Confirma tu correo",
        NOON,
    )
    letter = carrier.read_letter(summary.name)
    assert letter.summary == summary
    assert letter.message_id == "<confirmar-1@dataton.example>"
    assert letter.text.strip() == LETTER.text
    assert letter.html.strip() == LETTER.html
    assert letter.attachments == LETTER.attachments


def test_an_inbox_nobody_wrote_to_is_empty(carrier: MailCarrier) -> None:
    assert carrier.list_letters() == []


def test_a_letter_of_text_alone_has_no_html(carrier: MailCarrier) -> None:
    carrier.send(replace(LETTER, html="", attachments=()))
    letter = carrier.read_letter(carrier.list_letters()[0].name)
    assert (letter.html, letter.attachments) == ("", ())


def test_the_newest_letter_comes_first(carrier: MailCarrier) -> None:
    for number in (1, 3, 2):
        with clock.stopped(NOON.replace(minute=number)):
            carrier.send(replace(LETTER, message_id=f"carta-{number}", subject=str(number)))
    assert [summary.subject for summary in carrier.list_letters()] == ["3", "2", "1"]


def test_a_retry_does_not_arrive_twice(carrier: MailCarrier) -> None:
    carrier.send(LETTER)
    carrier.send(LETTER)
    assert len(carrier.list_letters()) == 1


def test_a_letter_with_bad_headers_is_refused_here_too(carrier: MailCarrier) -> None:
    with pytest.raises(LetterRefused):
        carrier.send(replace(LETTER, subject="a\r\nBcc: b@c.example"))
    assert carrier.list_letters() == []


@pytest.mark.parametrize(
    "name",
    [
        "",
        "../dataton.db",
        "20141010T120000000000-0123456789abcdef.eml",
        "20141010T120000000000-0123456789abcdef.eml\n",
    ],
)
def test_a_letter_that_is_not_there_is_missing(carrier: MailCarrier, name: str) -> None:
    with pytest.raises(LetterMissing):
        carrier.read_letter(name)


def test_foreign_files_in_the_folder_are_left_alone(carrier: MailCarrier, tmp_path: Path) -> None:
    carrier.send(LETTER)
    (tmp_path / "mail" / "nota.eml").write_text("no es una carta")
    assert len(carrier.list_letters()) == 1


def test_a_letter_without_a_date_is_still_listed(carrier: MailCarrier, tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    name = "20141010T120000000000-0123456789abcdef.eml"
    (tmp_path / "mail" / name).write_text("Subject: hola\n\n<no hay texto>")
    assert [summary.sent_at for summary in carrier.list_letters()] == [None]
