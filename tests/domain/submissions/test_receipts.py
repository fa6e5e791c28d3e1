"""A receipt is the SHA-256 of canonical JSON, and a folio betrays a slip of the keyboard."""

import hashlib

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

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
