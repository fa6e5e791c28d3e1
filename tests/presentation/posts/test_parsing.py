"""Posts come in as messy as they are, or are refused with a reason."""

from __future__ import annotations

import pytest

from hackathon.presentation.posts.front_matter import (
    read_front,
)
from hackathon.presentation.posts.notes import REFUSALS, SENTENCES, PostNote, Remark
from hackathon.presentation.posts.parsing import ParsedPost, parse_post, read_post, write_post


def notes(post: ParsedPost) -> list[PostNote]:
    return [remark.note for remark in post.remarks]


@pytest.mark.parametrize(
    ("text", "front", "body", "found"),
    [
        ("Solo texto\n", {}, "Solo texto\n", [PostNote.NO_FRONT_MATTER]),
        ("\ufeff---\ntitle: a\n---\nb", {"title": "a"}, "b", []),
        ("---\r\ntitle: a\r\n---\r\nb\r\n", {"title": "a"}, "b\r\n", []),
        ("--- \ntitle: a\n...\nb", {"title": "a"}, "b", []),
        ("---\n---\nb", {}, "b", []),
        ("---\n# nada\n---", {}, "", []),
        ("---\ntags:\n\t- a\n---\nb", {"tags": ["a"]}, "b", [PostNote.TABS]),
        ("---\ntitle: a\ntitle: b\n---\n", {"title": "b"}, "", [PostNote.DUPLICATE_KEY]),
        ("---\ntitle: Red: abierta\n---\n", {"title": "Red: abierta"}, "", [PostNote.MENDED]),
        (
            "---\nimg: {{ site.url | append: x }}/a.png\nn: 1\n---\n",
            {"img": "{{ site.url | append: x }}/a.png", "n": 1},
            "",
            [PostNote.MENDED],
        ),
        ('---\ntitle: "La "nueva" ley"\n---\n', {"title": 'La "nueva" ley'}, "", [PostNote.MENDED]),
        ("---\ntitle:Pegado\n---\n", {"title": "Pegado"}, "", [PostNote.MENDED]),
        (
            '---\ntags:\n\t- dos: "tres\n---\n',
            {"tags": ['dos: "tres']},
            "",
            [PostNote.TABS, PostNote.MENDED],
        ),
        (
            "---\na: 1\n---\n<b>x</b> {% if y %}",
            {"a": 1},
            None,
            [PostNote.LIQUID, PostNote.RAW_HTML],
        ),
    ],
)
def test_a_messy_post_is_read_and_kept(
    text: str, front: dict[str, object], body: str | None, found: list[PostNote]
) -> None:
    post = parse_post(text, "nota.md")
    assert post.refused is None
    assert post.front == front
    assert body is None or post.body == body
    assert notes(post) == found
    assert write_post(post.front, post.body, post.block) == text


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", PostNote.EMPTY),
        ("\ufeff \r\n", PostNote.EMPTY),
        ("a\x00b", PostNote.BINARY),
        ("x" * 1_000_001, PostNote.TOO_LARGE),
        ("---\ntitle: a\n", PostNote.UNCLOSED),
        ("---\n- a\n- b\n---\n", PostNote.NOT_A_MAPPING),
        ("---\nsolo texto\n---\n", PostNote.NOT_A_MAPPING),
        ("---\na: !!binary aGk=\n---\n", PostNote.BAD_FRONT_MATTER),
        ("---\na: \x01\n---\n", PostNote.BAD_FRONT_MATTER),
        ("---\n? [a]\n: b\n---\n", PostNote.BAD_FRONT_MATTER),
        ("---\na:\n - b\n  - : [\n---\n", PostNote.BAD_FRONT_MATTER),
        ("---\n" + "[" * 3000 + "\n---\n", PostNote.BAD_FRONT_MATTER),
        ("---\na: " + "[" * 20 + "]" * 20 + "\n---\n", PostNote.BAD_FRONT_MATTER),
        ("---\na: " + "x" * 70_000 + "\n---\n", PostNote.TOO_LARGE),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(text: str, refusal: PostNote) -> None:
    post = parse_post(text, "nota.md")
    assert post.refused is not None
    assert post.refused.note == refusal
    assert refusal in REFUSALS


def test_a_small_post_cannot_grow_when_it_is_read() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30))]
    front, remarks = read_front("\n".join(lines))
    assert len(str(front)) < 2000
    assert [remark.note for remark in remarks] == [PostNote.MENDED]


def test_bytes_of_another_encoding_are_read_and_said() -> None:
    post = read_post("---\ntitle: Educación\n---\nñ".encode("cp1252"), "a.md")
    assert post.front == {"title": "Educación"}
    assert post.body == "ñ"
    assert notes(post) == [PostNote.OTHER_ENCODING]


def test_a_huge_file_is_not_even_decoded() -> None:
    post = read_post(b"a" * 4_000_001, "a.md")
    assert post.refused == Remark(PostNote.TOO_LARGE)


def test_a_changed_front_matter_keeps_the_line_ends_of_the_post() -> None:
    post = parse_post("---\r\ntitle: a\r\n---\r\nb\r\n", "a.md")
    assert write_post({"title": "c"}, post.body, post.block) == "---\r\ntitle: c\r\n---\r\nb\r\n"
    assert write_post({"title": "c"}, "b", "---\nrota") == "---\ntitle: c\n---\nb"


def test_every_note_has_a_sentence() -> None:
    assert set(SENTENCES) == set(PostNote)
    assert len({str(words) for words in SENTENCES.values()}) == len(PostNote)
