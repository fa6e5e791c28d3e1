"""Every letter says who, what and until when, in text and html alike, and trusts no word."""

from __future__ import annotations

import html
import re
from dataclasses import fields, replace
from datetime import timedelta
from typing import get_type_hints

import pytest

from hackathon.presentation.letters.composing import (
    TEMPLATES,
    ComposedLetter,
    UnknownLetter,
    compose,
)
from hackathon.presentation.letters.contexts import LETTERS, AccreditationDecided
from hackathon.values import Attachment
from tests.presentation.letters.examples import AT, EXAMPLES, LINK, SITE, hostile

UNTIL = "lunes 23 de noviembre de 2026, 17:59\xa0h (hora del centro, UTC−6)"


def words(text: str) -> str:
    """The words of a text, whatever stands between them."""
    return " ".join(re.findall(r"\w+", text))


def html_words(letter: ComposedLetter) -> str:
    """The words that a person reads in the html."""
    body = re.sub(r"<title>.*?</title>|<[^>]+>", " ", letter.html, flags=re.DOTALL)
    return words(html.unescape(body))


def write(name: str, /, **changes: object) -> ComposedLetter:
    return compose(name, "es", replace(EXAMPLES[name], **changes))


def test_every_letter_has_a_template_and_every_template_a_letter() -> None:
    assert {path.stem for path in TEMPLATES.glob("*.txt")} == set(LETTERS)
    assert set(EXAMPLES) == set(LETTERS)


@pytest.mark.parametrize("locale", ["es", "en"])
@pytest.mark.parametrize("name", sorted(LETTERS))
def test_a_letter_is_whole_in_every_language(name: str, locale: str) -> None:
    letter = compose(name, locale, EXAMPLES[name])
    assert letter.subject
    assert "\n" not in letter.subject
    assert LINK in letter.text
    assert f'href="{LINK}"' in letter.html
    assert letter.text.endswith("\n")
    assert not re.search(r"\{\{|%\(|\n\n\n", letter.text)
    assert "!" not in letter.text
    assert f'<html lang="{"es-MX" if locale == "es" else "en"}">' in letter.html


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_text_and_html_say_the_same(name: str) -> None:
    letter = write(name)
    shown = html_words(letter)
    said = letter.text.split("\n-- \n")[0].replace("> ", "")
    for paragraph in re.split(r"\n\n", said):
        told = re.sub(r"^\d+\. ", "", paragraph, flags=re.MULTILINE)
        for line in re.split(r"\n(?! )", told) if ":\n" in paragraph else [told]:
            assert words(line) in shown, line


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_hostile_words_stay_words(name: str) -> None:
    letter = compose(name, "es", hostile(EXAMPLES[name]))
    buttons = compose(name, "es", EXAMPLES[name]).html.count('style="display:inline-block')
    assert not re.search(r"[\r\n]", letter.subject)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", letter.text)
    assert "<b>" not in letter.html
    assert "49" not in letter.subject
    assert letter.html.count('style="display:inline-block') == buttons
    assert not re.search(r"^Bcc:", letter.text, flags=re.MULTILINE)


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_no_letter_asks_another_site_for_anything(name: str) -> None:
    letter = write(name)
    assert not re.search(r"<(img|link|script|style)\b|url\(", letter.html)
    addresses = re.findall(r'href="([^"]+)"', letter.html)
    assert all(address.startswith(SITE) for address in addresses)


@pytest.mark.parametrize(
    "name",
    [
        "confirm_address",
        "magic_link",
        "reset_password",
        "team_invitation",
        "judge_invitation",
        "judge_reminder",
        "receipt",
        "results_published",
        "registration_confirmed",
    ],
)
def test_what_ends_says_until_when(name: str) -> None:
    assert UNTIL in re.sub(r"[ \n]+", " ", write(name).text)


@pytest.mark.parametrize(
    "name", ["confirm_address", "magic_link", "reset_password", "address_in_use"]
)
def test_whoever_did_not_ask_learns_that_nothing_happens(name: str) -> None:
    assert "no hagas nada" in " ".join(write(name).text.split())


def test_a_letter_without_a_name_greets_all_the_same() -> None:
    assert write("magic_link", name="").text.startswith("Hola:\n")
    assert write("magic_link", name="Ana").text.startswith("Hola, Ana:\n")


def test_a_decision_tells_its_reason() -> None:
    granted = write("accreditation_decided", reason="Oficio en regla.")
    refused = write("accreditation_decided", is_accredited=False, reason="Falta\n\nla firma.")
    assert "quedó acreditada" in granted.subject
    assert "> Oficio en regla." in granted.text
    assert "no procedió" in refused.subject
    assert "> Falta\n>\n> la firma." in refused.text
    assert refused.html.count('<p style="margin:0 0 8px">') == 2


def test_the_last_review_is_singular() -> None:
    assert write("judge_reminder", done=8).subject.startswith("Te falta 1 evaluación")
    assert write("judge_reminder", done=7).subject.startswith("Te faltan 2 evaluaciones")


def test_what_is_not_known_is_left_out() -> None:
    assert "Monto" not in write("award_won", amount=None, certificate_url="", contact="").text
    assert "Antes" not in write("deadline_extended", before=None).text
    assert "inconformidad" not in write("results_published", objections_until=None, place=0).text
    assert "volver a entregar" not in write("receipt", submissions_until=None).text
    assert (
        "Calendario"
        not in write(
            "registration_confirmed", calendar_url="", starts_at=None, submissions_until=None
        ).text
    )
    assert "a la institución" in write("judge_invitation", contact="", entries=0, minutes=0).text
    assert "Cierre" not in write("judge_invitation", closes_at=None).text
    assert "Para cualquier duda" not in write("event_cancelled", contact="").text


def test_only_participants_are_told_of_teams() -> None:
    assert "formar tu equipo" in write("registration_confirmed").text
    audience = write("registration_confirmed", kind="audience")
    assert "formar tu equipo" not in audience.text
    assert "Entregas hasta" not in audience.text


def test_a_long_subject_is_cut() -> None:
    assert len(write("team_invitation", team="x" * 400).subject) == 180


def test_a_receipt_carries_its_document() -> None:
    paper = Attachment("acuse.pdf", "application/pdf", b"%PDF")
    letter = compose("receipt", "es", EXAMPLES["receipt"], (paper,))
    assert letter.attachments == (paper,)


def test_a_letter_takes_no_other_context() -> None:
    with pytest.raises(UnknownLetter):
        compose("receipt", "es", EXAMPLES["magic_link"])
    with pytest.raises(UnknownLetter):
        compose("chain_letter", "es", EXAMPLES["magic_link"])


def test_dates_follow_the_clock_of_the_event() -> None:
    letter = write("magic_link", zone="America/Tijuana", expires_at=AT + timedelta(hours=1))
    assert "hora del noroeste, UTC−8" in " ".join(letter.text.split())


def test_every_context_has_typed_fields_only() -> None:
    for context in LETTERS.values():
        assert {field.name for field in fields(context)} == set(get_type_hints(context))
    assert LETTERS["accreditation_decided"] is AccreditationDecided
