"""The parts of a letter cannot be forged, and read well without html."""

import pytest

from hackathon.presentation.letters import blocks


def test_parts_are_read_back_in_order() -> None:
    rendered = (
        "Uno\nsigue.\n\nDos."
        + blocks.action("Entrar", "https://dataton.example/e")
        + blocks.facts({"Folio": "A-1", "Nada": ""})
        + blocks.steps(["primero", "", "segundo"])
        + blocks.quote("a\n\nb")
    )
    read = blocks.read(rendered)
    assert [block.kind for block in read] == [
        "paragraph",
        "paragraph",
        "action",
        "facts",
        "steps",
        "quote",
    ]
    assert read[0].text == "Uno sigue."
    assert read[3].lines == (("Folio", "A-1"),)
    assert blocks.plain(read) == (
        "Uno sigue.\n\nDos.\n\nEntrar:\nhttps://dataton.example/e\n\nFolio: A-1\n\n"
        "1. primero\n2. segundo\n\n> a\n>\n> b\n"
    )


def test_facts_without_values_leave_no_trace() -> None:
    assert blocks.read(blocks.facts({"Nada": ""})) == ()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/entrar", "ftp://a.example", ""])
def test_a_button_leads_to_the_web(address: str) -> None:
    with pytest.raises(blocks.BadAddress):
        blocks.action("Entrar", address)


def test_a_mark_in_the_words_of_people_is_removed() -> None:
    forged = blocks.action("Entrar", "https://evil.example")
    assert blocks.START not in blocks.one_line(forged)
    assert blocks.END not in blocks.kept_lines(forged)


def test_lines_are_joined_or_kept_and_tied_words_stay_tied() -> None:
    assert blocks.one_line(" a\r\n b\u2028c\x00 17:59\xa0h ") == "a b c 17:59\xa0h"
    assert blocks.kept_lines("a \r\n\r\n b\u202e\n") == "a\n\nb"


def test_long_lines_are_wrapped_but_addresses_are_not() -> None:
    address = "https://dataton.example/" + "x" * 100
    text = blocks.plain(blocks.read("palabra " * 30 + blocks.action("Ver", address)))
    assert address in text.splitlines()
    assert max(len(line) for line in text.splitlines() if line != address) <= 72
