from __future__ import annotations

import io

import pytest

from hackathon.gateways.files import FileFault, FileKind, FileRefused, accepted_extensions
from hackathon.gateways.files.kinds import TYPES, type_of
from tests.gateways.files.samples import (
    PDF,
    TRUE_FILES,
    office,
    open_document,
    picture,
    png_declaring,
    zipped,
)

EVERY_KIND = frozenset(FileKind)
SCRIPT = b"<script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
HTML = b"<!DOCTYPE html><html><body></body></html>"


def fault_of(name: str, content: bytes, claimed: str = "") -> FileFault:
    with pytest.raises(FileRefused) as refusal:
        type_of(io.BytesIO(content), name, claimed, EVERY_KIND)
    return refusal.value.fault


@pytest.mark.parametrize("name", TRUE_FILES)
def test_a_true_file_is_taken_as_what_it_is(name: str) -> None:
    content, media_type = TRUE_FILES[name]
    stream = io.BytesIO(content)
    assert type_of(stream, name, "application/octet-stream", EVERY_KIND).media_type == media_type
    assert stream.tell() == 0


def test_every_type_has_a_true_sample() -> None:
    assert {name.rpartition(".")[2].lower() for name in TRUE_FILES} == set(TYPES)


@pytest.mark.parametrize(
    "name",
    ["a.svg", "a.html", "a.htm", "a.xhtml", "a.xml", "a.js", "a.exe", "a.php", "a.svgz", "a", ""],
)
def test_a_type_nobody_asked_for_is_refused(name: str) -> None:
    assert fault_of(name, b"hola") is FileFault.TYPE_NOT_ALLOWED


def test_a_kind_nobody_asked_for_is_refused() -> None:
    with pytest.raises(FileRefused) as refusal:
        type_of(io.BytesIO(PDF), "oficio.pdf", "", {FileKind.IMAGE})
    assert refusal.value.fault is FileFault.TYPE_NOT_ALLOWED


@pytest.mark.parametrize("claimed", ["text/html", "image/svg+xml", "Text/HTML; charset=utf-8"])
def test_a_claim_to_be_active_content_is_believed(claimed: str) -> None:
    assert fault_of("foto.png", picture(), claimed) is FileFault.TYPE_NOT_ALLOWED


@pytest.mark.parametrize(
    "name",
    ["foto.php.png", "foto.svg.png", "foto.HTML.jpg", "foto.phtml .jpg", "x.exe.pdf", "a.js.csv"],
)
def test_a_double_extension_is_refused(name: str) -> None:
    assert fault_of(name, picture()) is FileFault.DOUBLE_EXTENSION


POLYGLOTS = {
    "prose as png": ("a.png", b"hola"),
    "svg as png": ("a.png", SVG),
    "html as png": ("a.png", HTML),
    "jpeg as png": ("a.png", picture("JPEG")),
    "png as jpeg": ("a.jpg", picture("PNG")),
    "pdf as png": ("a.png", PDF),
    "program as png": ("a.png", b"MZ\x90\x00" + b"\0" * 500),
    "png with script behind": ("a.png", picture() + SCRIPT),
    "png with script far behind": ("a.png", picture() + b"\0" * 65_520 + SCRIPT),
    "png with zip behind": ("a.png", picture() + zipped({"a.js": "1"})),
    "gif with html behind": ("a.gif", picture("GIF") + HTML),
    "jpeg with php comment": ("a.jpg", picture("JPEG", comment=b"<?php system($_GET[0]);")),
    "webp with svg behind": ("a.webp", picture("WEBP") + SVG),
    "html as pdf": ("a.pdf", HTML),
    "html before pdf": ("a.pdf", HTML + PDF),
    "html inside pdf head": ("a.pdf", b"%PDF-1.7\n" + HTML + PDF),
    "zip behind pdf": ("a.pdf", PDF + zipped({"a.js": "1"})),
    "pdf without end": ("a.pdf", PDF[:30]),
    "zip as docx": ("a.docx", zipped({"a.txt": "1"})),
    "xlsx as docx": ("a.docx", office("xl/workbook.xml")),
    "docx with macros": ("a.docx", office("word/document.xml", **{"word/vbaProject.bin": b"x"})),
    "ods as odt": ("a.odt", open_document("spreadsheet")),
    "zip as odt": ("a.odt", zipped({"a.txt": "1"})),
    "html before docx": ("a.docx", HTML + office("word/document.xml")),
    "html as csv": ("a.csv", b"\xef\xbb\xbf \n" + HTML),
    "svg as csv": ("a.csv", SVG),
    "pdf as csv": ("a.csv", PDF),
    "zip as csv": ("a.csv", zipped({"a.txt": "1"})),
    "binary as csv": ("a.csv", b"a,b\n" + b"\0\x01\x02"),
    "binary far inside csv": ("a.csv", b"a,b\n" * 30_000 + b"\0"),
    "html as txt": ("a.txt", HTML),
    "wide html as txt": ("a.txt", HTML.decode().encode("utf-16")),
    "html as md": ("a.md", SCRIPT),
    "prose as json": ("a.json", b"hola"),
    "html as geojson": ("a.geojson", HTML),
    "html as kml": ("a.kml", HTML),
    "svg as kml": ("a.kml", SVG),
    "kml with entities": ("a.kml", b'<?xml version="1.0"?><kml><!ENTITY a "b"></kml>'),
    "kml with document type": ("a.kml", b"<!DOCTYPE kml><kml></kml>"),
    "html as zip": ("a.zip", HTML),
    "html before zip": ("a.zip", HTML + zipped({"a.txt": "1"})),
}


@pytest.mark.parametrize("what", POLYGLOTS)
def test_a_file_that_is_something_else_is_refused(what: str) -> None:
    assert fault_of(*POLYGLOTS[what]) is FileFault.CONTENT_MISMATCH


def test_control_the_first_bytes_alone_would_take_polyglots() -> None:
    taken = {
        what
        for what, (name, content) in POLYGLOTS.items()
        if name == "a.png" and content.startswith(b"\x89PNG\r\n")
    }
    assert taken == {"png with script behind", "png with script far behind", "png with zip behind"}


def test_a_picture_that_only_begins_like_one_is_broken() -> None:
    assert fault_of("a.png", picture()[:16]) is FileFault.BROKEN


def test_a_picture_that_declares_too_many_pixels_is_refused_unread() -> None:
    for side in (7_000, 50_000):
        content = png_declaring(side, side)
        assert len(content) < 1_000
        assert fault_of("a.png", content) is FileFault.TOO_MANY_PIXELS


def test_forms_can_announce_what_is_taken() -> None:
    assert accepted_extensions({FileKind.IMAGE}) == (".png", ".jpg", ".jpeg", ".webp", ".gif")
    assert len(accepted_extensions(EVERY_KIND)) == len(TYPES)
