"""Markdown reaches a document as data, never as markup."""

import pytest

from hackathon.presentation.documents.convocatoria import ConvocatoriaSheet, convocatoria_pdf
from hackathon.presentation.documents.prose import prose
from tests.presentation.documents.paper import DIGEST, FRAME, words_of


def test_emphasis_links_and_code_become_runs() -> None:
    (block,) = prose("Hola **mundo** *y* ~~no~~ [sitio](https://a.example) `x` ![foto](b.png)")
    assert block == {
        "kind": "paragraph",
        "runs": [
            {"text": "Hola "},
            {"text": "mundo", "strong": True},
            {"text": " "},
            {"text": "y", "em": True},
            {"text": " "},
            {"text": "no", "strike": True},
            {"text": " "},
            {"text": "sitio", "href": "https://a.example"},
            {"text": " "},
            {"text": "x", "code": True},
            {"text": " "},
            {"text": "foto"},
        ],
    }


def test_blocks_keep_their_kind_and_nesting() -> None:
    blocks = prose("# A\n\n- uno\n  - dos\n\n3. tres\n\n> cita\n\n```\na\nb\n```\n\n---\n")
    assert [block["kind"] for block in blocks] == [
        "heading",
        "bullet_list",
        "ordered_list",
        "quote",
        "code",
    ]
    assert blocks[1]["items"][0][1]["kind"] == "bullet_list"
    assert blocks[2]["start"] == 3
    assert blocks[4]["lines"] == ["a", "b"]


def test_a_table_keeps_its_rows() -> None:
    (table,) = prose("| a | b |\n|---|---|\n| 1 | **2** |\n")
    assert table["rows"] == [
        [[{"text": "a"}], [{"text": "b"}]],
        [[{"text": "1"}], [{"text": "2", "strong": True}]],
    ]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "/interno"])
def test_only_addresses_of_the_web_and_of_mail_are_links(address: str) -> None:
    runs = [run for block in prose(f"[x]({address})") for run in block["runs"]]
    assert not any("href" in run for run in runs)


def test_raw_html_and_line_breaks_are_text() -> None:
    (block,) = prose("a <b>b</b>\nc  \nd")
    assert "".join(run["text"] for run in block["runs"]) == "a <b>b</b> c d"


def test_every_block_can_be_set_on_paper() -> None:
    text = (
        "# Título\n\nUno **dos** `tres` ~~cuatro~~ [cinco](https://a.example)\n\n- a\n- b\n\n"
        "1. c\n\n> d\n\n```\ne\n```\n\n| f | g |\n|---|---|\n| h | i |\n\n| j |\n|---|\n"
    )
    sheet = ConvocatoriaSheet(
        **FRAME, version=1, sha256=DIGEST, url="https://a.example", legal_basis=text
    )
    words = words_of(convocatoria_pdf(sheet))
    assert "Título Uno dos tres cuatro cinco" in words
    assert "f g h i j" in words
