"""Front matter holds plain values that can be stored and written back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hackathon.presentation.posts.front_matter import (
    BadFrontMatter,
    read_front,
    write_front,
)
from hackathon.presentation.posts.parsing import parse_post, write_post


def test_values_are_plain_and_storable() -> None:
    front, _ = read_front(
        "a: yes\nb: 007\nc: 1.10\nd: 2015-02-26\ne: '2015'\nf: -3\ng: ~\nh: |\n  x\n  y\n"
        "i: []\nj: {}\n"
    )
    assert front == {
        "a": True,
        "b": "007",
        "c": "1.10",
        "d": "2015-02-26",
        "e": "2015",
        "f": -3,
        "g": None,
        "h": "x\ny\n",
        "i": [],
        "j": {},
    }
    assert read_front(write_front(front))[0] == front


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc-", min_size=1), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), VALUES, max_size=5))
def test_whatever_is_written_is_read_back(front: dict[str, object]) -> None:
    assert read_front(write_front(front))[0] == front


@given(st.text(), st.text())
def test_any_text_is_refused_or_comes_out_as_it_came(front: str, body: str) -> None:
    text = f"---\n{front}\n---\n{body}"
    post = parse_post(text, "a.md")
    if post.refused is None:
        assert write_post(post.front, post.body, post.block) == text


def test_a_refusal_says_the_line() -> None:
    with pytest.raises(BadFrontMatter) as refusal:
        read_front("a: 1\nb: c\n - d: [\n")
    assert refusal.value.remark.value == "línea 3"
