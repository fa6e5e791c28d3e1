"""Equal content gives equal bytes, and what has no canonical form is refused."""

import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hackathon.domain.audit.canonical import canonical_json, content_hash, moment_text

SIGNS = st.sampled_from('aé"\\/\n\t\x01\x7f€😂ñ')
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(SIGNS, max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(SIGNS, max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


def test_keys_are_sorted_by_utf16_code_units_as_in_rfc_8785() -> None:
    # The example of RFC 8785, section 3.2.3, without its Hebrew key, which is not in NFC.
    example = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    assert list(json.loads(canonical_json(example)).values()) == [
        "Carriage Return",
        "One",
        "Control",
        "Latin Small Letter O With Diaeresis",
        "Euro Sign",
        "Emoji: Grinning Face",
    ]


def test_text_is_escaped_as_in_rfc_8785() -> None:
    # RFC 8785, section 3.2.2: the "string" of the sample object.
    text = "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/"
    assert canonical_json(text) == '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'.encode()


def test_canonical_json_has_no_spaces_and_no_needless_escapes() -> None:
    value = {"b": [1, True, None, "ñ"], "a": {"d": -7, "c": ("x",)}}
    assert canonical_json(value) == '{"a":{"c":["x"],"d":-7},"b":[1,true,null,"ñ"]}'.encode()


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert canonical_json({"an\u0303o": "Hackato\u0301n"}) == canonical_json({"año": "Hackatón"})


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        float("nan"),
        2**53,
        Decimal("1.5"),
        b"x",
        {1: "x"},
        {"año": 1, "an\u0303o": 2},
        {1, 2},
        "\ud800",
        {"\ud800": 1},
        datetime(2026, 1, 1, tzinfo=UTC),
    ],
)
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the error of the encoder is one of them
        canonical_json(value)


@settings(max_examples=60, deadline=None)
@given(PLAIN)
def test_canonical_json_is_json_and_says_the_same_when_read_back(value: object) -> None:
    assert canonical_json(json.loads(canonical_json(value))) == canonical_json(value)


def test_a_moment_is_written_in_utc_to_the_second() -> None:
    centre = timezone(timedelta(hours=-6))
    assert moment_text(datetime(2026, 11, 21, 17, 59, 59, 999, tzinfo=centre)) == (
        "2026-11-21T23:59:59Z"
    )
    with pytest.raises(ValueError, match="time zone"):
        moment_text(datetime(2026, 11, 21))  # noqa: DTZ001 - the very thing refused


def test_a_content_hash_does_not_depend_on_the_order_of_keys() -> None:
    assert content_hash({"a": 1, "b": 2}) == content_hash({"b": 2, "a": 1})
    # sha256sum of the two signs {}
    assert content_hash({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
