"""A receipt is the SHA-256 of canonical JSON, and a folio betrays a slip of the keyboard."""

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hackathon.domain.audit.canonical import canonical_json, moment_text
from hackathon.domain.submissions.receipts import (
    ALPHABET,
    FileHash,
    Folio,
    FolioRule,
    check_character,
    parse_folio,
    receipt_digest,
    receipt_document,
)
from hackathon.errors import RuleBroken

PHOTO = FileHash("foto.png", 3, "a" * 64)
REPORT = FileHash("acta.pdf", 5, "b" * 64)
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


def test_a_receipt_is_what_sha256sum_says_of_the_acuse() -> None:
    document = receipt_document({"titulo": "Mi colonia"}, [PHOTO, REPORT])
    assert document == (
        b'{"archivos":[{"bytes":5,"nombre":"acta.pdf","sha256":"' + b"b" * 64 + b'"},'
        b'{"bytes":3,"nombre":"foto.png","sha256":"' + b"a" * 64 + b'"}],'
        b'"contenido":{"titulo":"Mi colonia"}}'
    )
    assert receipt_digest(document) == hashlib.sha256(document).hexdigest()


def test_neither_order_of_files_nor_of_keys_changes_a_receipt() -> None:
    one = receipt_document({"a": 1, "b": 2}, [PHOTO, REPORT])
    assert receipt_document({"b": 2, "a": 1}, [REPORT, PHOTO]) == one
    assert receipt_document({"a": 1, "b": 2}, [PHOTO]) != one


@pytest.mark.parametrize("sha256", ["", "A" * 64, "a" * 63, "g" * 64, "a" * 64 + "\n"])
def test_a_file_without_a_proper_hash_is_refused(sha256: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        FileHash("foto.png", 3, sha256)


def test_the_check_character_of_the_grid_standard_is_reproduced() -> None:
    # IFPI, GRid Standard v2.1: A1-2425G-ABC1234002-M is checked with ISO/IEC 7064 MOD 37,36.
    assert check_character("A12425GABC1234002") == "M"


def test_a_folio_reads_slug_number_and_check() -> None:
    folio = Folio("xalapa-2014", 27)
    assert str(folio) == f"XALAPA-2014-0027-{check_character('XALAPA20140027')}"
    assert parse_folio(str(folio)) == folio
    assert str(Folio("xalapa-2014", 12345)).startswith("XALAPA-2014-12345-")


@pytest.mark.parametrize("change", [str.lower, "  {}\n".format, lambda t: t.replace("-", " – ")])
def test_a_folio_is_read_as_people_type_it(change: object) -> None:
    assert callable(change)
    folio = Folio("san-pedro-2014", 3)
    assert parse_folio(change(str(folio))) == folio


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hola",
        "XALAPA-0027",
        "XALAPA-27-K",
        "-0027-K",
        "XÁ-0027-K",
        "X-" + "1" * 5000 + "-K",
        "XALAPA-0027-K" + " " * 999,
    ],
)
def test_what_is_no_folio_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        parse_folio(text, "folio")
    assert (refused.value.rule, refused.value.field) == (FolioRule.SHAPE, "folio")


@pytest.mark.parametrize("digits", ["0000", "00027"])
def test_a_number_that_we_would_not_write_is_refused(digits: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        parse_folio(f"XALAPA-{digits}-{check_character('XALAPA' + digits)}")
    assert refused.value.rule is FolioRule.SHAPE


@pytest.mark.parametrize(("slug", "number"), [("Xalapa", 1), ("", 1), ("xalapa", 0)])
def test_a_folio_of_nothing_cannot_be_made(slug: str, number: int) -> None:
    with pytest.raises(ValueError, match="slug"):
        Folio(slug, number)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 99_999), st.integers(0, 200), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_always_noticed(number: int, place: int, sign: str) -> None:
    text = str(Folio("xalapa-2014", number))
    place %= len(text)
    assume("-" != text[place] != sign)
    with pytest.raises(RuleBroken):
        parse_folio(text[:place] + sign + text[place + 1 :])
