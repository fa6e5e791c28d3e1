from __future__ import annotations

import smtplib
import ssl
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import trustme

from hackathon import clock
from hackathon.gateways.mail import CarrierUnavailable, LetterRefused, MailCarrier
from hackathon.gateways.mail import smtp as smtp_module
from hackathon.gateways.mail.smtp import VerifiedMail
from hackathon.gateways.mail.writing import message_of
from hackathon.values import Attachment, OutgoingLetter
from tests.gateways.mail.servers import Mailbox, Settings, mail_server
from tests.gateways.servers import LoopbackServer, always, serving, silent

if TYPE_CHECKING:
    from pathlib import Path

LETTER = OutgoingLetter(
    message_id="acuse-4711@dataton.example",
    to="ana@demo.example",
    subject="Recibimos tu proyecto «Mi colonia»",
    text="Hola, Ana:\n\nTu folio es XAL-0007.\n" + "x" * 2000,
    html="<p>Tu folio es <b>XAL-0007</b>. ¡Suerte!</p>",
    reply_to="organiza@demo.example",
    attachments=(Attachment("acuse «7».pdf", "application/pdf", b"%PDF-1.7"),),
)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def ca_file(authority: trustme.CA, tmp_path: Path) -> str:
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


def server_context(authority: trustme.CA, name: str = "localhost") -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def send(mailbox: Mailbox, letter: OutgoingLetter = LETTER, **settings: object) -> None:
    MailCarrier(replace(Settings(), mail_port=mailbox.port, **settings)).send(letter)


def test_a_letter_arrives_whole() -> None:
    noon = datetime(2014, 10, 10, 12, tzinfo=UTC)
    with mail_server(Mailbox()) as mailbox, clock.stopped(noon):
        send(mailbox)
    ((sender, recipients, _),) = mailbox.arrived
    assert (sender, recipients) == ("no-responder@dataton.example", ["ana@demo.example"])
    (letter,) = mailbox.letters
    assert letter["Message-ID"] == "<acuse-4711@dataton.example>"
    assert letter["Subject"] == LETTER.subject
    assert letter["From"] == "Datatón <no-responder@dataton.example>"
    assert letter["To"] == "ana@demo.example"
    assert letter["Reply-To"] == "organiza@demo.example"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Date"].datetime == noon
    text, html = letter.get_body(("plain",)), letter.get_body(("html",))
    assert text is not None
    assert html is not None
    assert text.get_content().replace("\r\n", "\n") == LETTER.text + "\n"
    assert html.get_content().strip() == LETTER.html
    (attachment,) = letter.iter_attachments()
    assert attachment.get_filename() == "acuse «7».pdf"
    assert attachment.get_content_type() == "application/pdf"
    assert attachment.get_content() == b"%PDF-1.7"


def test_what_travels_is_ascii_in_short_lines() -> None:
    with mail_server(Mailbox()) as mailbox:
        send(mailbox)
    raw = mailbox.arrived[0][2]
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998


def test_a_retry_is_the_same_letter() -> None:
    with mail_server(Mailbox()) as mailbox:
        send(mailbox)
        send(mailbox)
    assert {str(letter["Message-ID"]) for letter in mailbox.letters} == {
        "<acuse-4711@dataton.example>"
    }


@pytest.mark.parametrize(
    "faulty",
    [
        replace(LETTER, subject="Hola\r\nBcc: todos@malo.example"),
        replace(LETTER, subject="Hola\nBcc: todos@malo.example"),
        replace(LETTER, to="ana@demo.example\r\nBcc: todos@malo.example"),
        replace(LETTER, to="ana@demo.example, todos@malo.example"),
        replace(LETTER, to="Ana <ana@demo.example>"),
        replace(LETTER, to="ana"),
        replace(LETTER, to="@demo.example"),
        replace(LETTER, to="ana@"),
        replace(LETTER, to="añá@demo.example"),
        replace(LETTER, to=""),
        replace(LETTER, to="ana@demo.example\x00"),
        replace(LETTER, reply_to="a@b.example\r\nX: y"),
        replace(LETTER, message_id="a\r\nX: y"),
        replace(LETTER, message_id=""),
        replace(LETTER, attachments=(Attachment("a\r\nX: y.pdf", "application/pdf", b""),)),
    ],
)
def test_a_letter_with_bad_headers_never_leaves(faulty: OutgoingLetter) -> None:
    with mail_server(Mailbox()) as mailbox, pytest.raises(LetterRefused):
        send(mailbox, faulty)
    assert mailbox.arrived == []


def test_names_in_html_letters_are_the_writers_business_and_odd_signs_survive() -> None:
    odd = replace(LETTER, subject="\ud800 emoji 🎉", text="nul \x00 y \ud800 🎉", html="")
    with mail_server(Mailbox()) as mailbox:
        send(mailbox, odd)
    (letter,) = mailbox.letters
    assert letter["Subject"] == "? emoji 🎉"


@pytest.mark.parametrize("media_type", ["", "text", "text/html; x=y", "a b/c", "text/html\r\nX: y"])
def test_an_attachment_of_doubtful_type_is_just_bytes(media_type: str) -> None:
    doubtful = replace(LETTER, attachments=(Attachment("a.bin", media_type, b"x"),))
    with mail_server(Mailbox()) as mailbox:
        send(mailbox, doubtful)
    (attachment,) = mailbox.letters[0].iter_attachments()
    assert attachment.get_content_type() == "application/octet-stream"


def test_a_message_id_without_domain_gets_the_senders() -> None:
    with mail_server(Mailbox()) as mailbox:
        send(mailbox, replace(LETTER, message_id="carta-12"))
    assert mailbox.letters[0]["Message-ID"] == "<carta-12@dataton.example>"


def test_a_foreign_domain_travels_in_ascii() -> None:
    with mail_server(Mailbox()) as mailbox:
        send(mailbox, replace(LETTER, to="ana@méxico.example"))
    assert mailbox.arrived[0][1] == ["ana@xn--mxico-bsa.example"]


@pytest.mark.parametrize(
    ("mailbox", "expected"),
    [
        (Mailbox(to_recipient="550 No such user"), LetterRefused),
        (Mailbox(to_recipient="451 Try later"), CarrierUnavailable),
        (Mailbox(to_letter="554 Spam"), LetterRefused),
        (Mailbox(to_letter="452 Full"), CarrierUnavailable),
    ],
)
def test_no_for_good_and_not_now_are_told_apart(mailbox: Mailbox, expected: type) -> None:
    with mail_server(mailbox), pytest.raises(expected) as failure:
        send(mailbox)
    assert "demo.example" not in str(failure.value)


def test_starttls_with_a_trusted_certificate_carries_the_letter(
    authority: trustme.CA, ca_file: str
) -> None:
    options = {"tls_context": server_context(authority), "require_starttls": True}
    with mail_server(Mailbox(), **options) as mailbox:
        send(mailbox, mail_use_tls=True, mail_ca_file=ca_file)
    assert len(mailbox.arrived) == 1


def test_starttls_with_a_self_made_certificate_is_refused(authority: trustme.CA) -> None:
    options = {"tls_context": server_context(authority), "require_starttls": True}
    with mail_server(Mailbox(), **options) as mailbox, pytest.raises(CarrierUnavailable) as failure:
        send(mailbox, mail_use_tls=True)
    assert "SSLCertVerificationError" in str(failure.value)
    assert mailbox.arrived == []


def test_starttls_with_the_certificate_of_another_host_is_refused(
    authority: trustme.CA, ca_file: str
) -> None:
    options = {"tls_context": server_context(authority, "otro.example")}
    with mail_server(Mailbox(), **options) as mailbox, pytest.raises(CarrierUnavailable):
        send(mailbox, mail_use_tls=True, mail_ca_file=ca_file)
    assert mailbox.arrived == []


def test_a_server_without_tls_gets_no_letter_when_tls_is_asked_for() -> None:
    with mail_server(Mailbox()) as mailbox, pytest.raises(CarrierUnavailable):
        send(mailbox, mail_use_tls=True)
    assert mailbox.arrived == []


def test_control_the_stock_conversation_trusts_any_certificate(authority: trustme.CA) -> None:
    with (
        mail_server(Mailbox(), tls_context=server_context(authority)) as mailbox,
        smtplib.SMTP("localhost", mailbox.port) as naive,
    ):
        naive.starttls()
        naive.sendmail("a@b.example", ["c@d.example"], b"Subject: hola\r\n\r\nsecreto")
    assert len(mailbox.arrived) == 1


def test_tls_from_the_first_byte_is_verified_too(authority: trustme.CA, ca_file: str) -> None:
    with mail_server(Mailbox(), over_tls=server_context(authority)) as mailbox:
        send(mailbox, mail_use_ssl=True, mail_use_tls=True, mail_ca_file=ca_file)
        with pytest.raises(CarrierUnavailable):
            send(mailbox, mail_use_ssl=True)
    assert len(mailbox.arrived) == 1


def test_signing_in_is_asked_for_by_settings() -> None:
    mailbox = Mailbox()
    with mail_server(mailbox, authenticator=mailbox.authenticate, auth_require_tls=False):
        send(mailbox, mail_username="dataton", mail_password="correcta")
        with pytest.raises(CarrierUnavailable):
            send(mailbox, mail_username="dataton", mail_password="otra")
    assert b"correcta" in mailbox.signed_in
    assert len(mailbox.arrived) == 1


def test_a_server_that_is_not_there_is_for_later() -> None:
    with mail_server(Mailbox()) as mailbox:
        pass
    with pytest.raises(CarrierUnavailable):
        send(mailbox)


def test_a_missing_authority_file_is_for_later() -> None:
    with mail_server(Mailbox()) as mailbox, pytest.raises(CarrierUnavailable):
        send(mailbox, mail_ca_file="/no/existe.pem")


def at_server(server: LoopbackServer) -> Settings:
    return replace(Settings(), mail_server="127.0.0.1", mail_port=server.port)


def test_a_silent_server_ends_at_the_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert smtp_module.TIMEOUT_SECONDS == 10
    monkeypatch.setattr(smtp_module, "TIMEOUT_SECONDS", 0.2)
    with serving(silent, reads_request=False) as server, pytest.raises(CarrierUnavailable):
        MailCarrier(at_server(server)).send(LETTER)


def test_a_server_that_hangs_up_before_greeting_is_for_later() -> None:
    with serving(always(b""), reads_request=False) as server, pytest.raises(CarrierUnavailable):
        MailCarrier(at_server(server)).send(LETTER)


def test_a_server_that_hangs_up_on_goodbye_has_taken_the_letter() -> None:
    class Rude(Mailbox):
        async def handle_QUIT(self, server: object, session: object, envelope: object) -> str:  # noqa: N802
            server.transport.abort()  # type: ignore[attr-defined]
            return "221 Bye"

    with mail_server(Rude()) as mailbox:
        send(mailbox)
    assert len(mailbox.arrived) == 1


def test_a_conversation_that_was_never_opened_carries_nothing() -> None:
    connection = VerifiedMail(Settings()).connect()
    message = message_of(LETTER, sender=Settings().mail_sender, at=clock.now())
    with pytest.raises(smtplib.SMTPServerDisconnected):
        connection.carry(message, sender="a@b.example", to="c@d.example")
    connection.__exit__(None, None, None)
