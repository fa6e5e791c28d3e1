"""Documents are accessible, repeatable, and show people's text as text."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from hackathon.presentation.documents.certificate import CertificateSheet, certificate_pdf
from hackathon.presentation.documents.receipt import ReceiptSheet, receipt_pdf
from hackathon.presentation.documents.seals import grouped, qr_svg
from hackathon.presentation.documents.typesetting import fonts, legible
from tests.presentation.documents.paper import DIGEST, FRAME, HOSTILE, words_of


def receipt_of(project: str) -> bytes:
    return receipt_pdf(
        ReceiptSheet(
            **FRAME, folio="AGUA-7-K", sha256=DIGEST, project=project, team="Manantial", version=1
        )
    )


def test_a_document_is_tagged_titled_and_in_mexican_spanish() -> None:
    reader = PdfReader(BytesIO(receipt_of("Manantial")))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "es-MX"
    assert reader.metadata is not None
    assert reader.metadata.title == "Acuse de entrega AGUA-7-K"
    assert reader.metadata.author == "H. Ayuntamiento de Xalapa"
    assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_object().get_data()


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert receipt_of("Manantial") == receipt_of("Manantial")
    assert receipt_of("Manantial") != receipt_of("Cauce")


def test_what_people_wrote_is_shown_and_not_run() -> None:
    words = words_of(receipt_of(HOSTILE))
    assert HOSTILE.replace(" ", "") in words.replace(" ", "")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Equipo 💧 agua", "Equipo □ agua"),
        ("n\u0303andu\x00\x07\u202e", "ñandu"),
        ("dos\nlíneas\ty", "dos líneas y"),
        ("漢字", "□□"),
        ("Łódź — «ő» − 6 ½", "Łódź — «ő» − 6 ½"),
    ],
)
def test_a_character_without_a_glyph_becomes_a_box(written: str, shown: str) -> None:
    assert legible(written) == shown
    assert shown in words_of(receipt_of(written))


@pytest.mark.parametrize("nothing", ["", " ", "\u200b"])
def test_a_title_without_words_is_still_a_document(nothing: str) -> None:
    assert "Sin título" in words_of(receipt_of(nothing))
    sheet = CertificateSheet(**FRAME, code="a", kind="jury", person=nothing, days="hoy")
    assert "Nombre suprimido" in words_of(certificate_pdf(sheet))


def test_only_our_own_fonts_are_used() -> None:
    families = set(fonts().families())
    assert {"Public Sans", "JetBrains Mono"} <= families
    assert not {name for name in families if name.startswith("Liberation")}


def test_a_hash_reads_in_groups_and_a_qr_is_a_drawing() -> None:
    assert "".join(grouped(DIGEST)) == DIGEST
    assert {len(group) for group in grouped(DIGEST)} == {8}
    assert qr_svg("https://dataton.example/a").startswith("<svg")
    assert qr_svg("https://dataton.example/a") != qr_svg("https://dataton.example/b")
